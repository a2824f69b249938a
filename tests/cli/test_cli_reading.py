"""`extract` and `ingest`: what they print, what they reject, and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sayso.ledger import Ledger

REPORT = "The army will leave Chad in May, its commander, Colonel Aud Brekke, said on Tuesday."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "r1", "text": "' + REPORT + '"}\n{"id": "r2", "text"\n{"id": "r3"}\n', encoding="utf-8")
    return path


def sayso(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, **options)  # type: ignore[call-overload, no-any-return]


def test_extract_prints_one_record_a_line_that_fits_the_schema(run, report):
    result = run("extract", report, report, "--date", "2021-03-04")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    validator = Draft202012Validator(json.loads(run("schema").stdout))
    for line in lines:
        validator.validate(json.loads(line))
    record = json.loads(lines[0])
    assert record["report"]["date"] == "2021-03-04"
    assert [statement["cue"]["text"] for statement in record["statements"]] == ["said"]


def test_extract_reads_standard_input_where_no_path_is_named(run):
    named, unnamed = run("extract", "-", input=REPORT), run("extract", input=REPORT)
    assert named.exit_code == unnamed.exit_code == 0
    assert named.stdout == unnamed.stdout
    assert json.loads(named.stdout)["report"]["text"] == REPORT


def test_extract_as_json_prints_one_array(run, report, tmp_path):
    many = json.loads(run("extract", report, report, "--format", "json").stdout)
    assert [record["report"]["text"] for record in many] == [REPORT, REPORT]
    assert json.loads(run("extract", tmp_path / "none.txt", "--format", "json").stdout) == []


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_extract_writes_to_a_file(run, report, tmp_path, option):
    out = tmp_path / "records.jsonl"
    result = run("extract", report, option, out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text(encoding="utf-8") == run("extract", report).stdout


def test_extract_says_in_one_line_why_it_cannot_write(run, report, tmp_path):
    result = run("extract", report, "-o", tmp_path / "no" / "such" / "folder")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith("No such file or directory")


def test_rejects_are_told_in_one_line_each_and_the_rest_is_read(run, broken):
    result = run("extract", broken, "--date", "2021-03-04")
    assert result.exit_code == 1
    assert [json.loads(line)["report"]["id"] for line in result.stdout.splitlines()] == ["r1"]
    assert len(result.stderr.splitlines()) == 2
    assert all(line.startswith(f"{broken}:") for line in result.stderr.splitlines())


def test_a_path_that_is_not_there_is_a_reject(run, tmp_path):
    result = run("extract", tmp_path / "none.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "none.txt" in result.stderr


@pytest.mark.parametrize("command", ["extract", "ingest"])
@pytest.mark.parametrize(
    "wrong", [("--date", "22.10.2019"), ("--date", "2021-02-30"), ("--max-chars", "0"), ("--max-chars", "many")]
)
def test_wrong_options_end_with_status_2_and_leave_no_file(run, report, tmp_path, monkeypatch, command, wrong):
    monkeypatch.chdir(tmp_path)
    where = ("-o", "out.jsonl") if command == "extract" else ("--ledger", "new.duckdb")
    result = run(command, report, *wrong, *where)
    assert (result.exit_code, result.stdout) == (2, "")
    assert wrong[0].strip("-") in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == [report.name]


def test_a_longer_report_than_allowed_is_rejected(run, report):
    result = run("extract", report, "--max-chars", "10")
    assert result.exit_code == 1
    assert "more than the limit of 10" in result.stderr


def test_ingest_twice_adds_nothing(run, report, tmp_path):
    ledger = tmp_path / "l.duckdb"
    first, second = (run("ingest", report, "--ledger", ledger) for _ in range(2))
    assert first.exit_code == second.exit_code == 0
    assert "1 new, 0 already known, 0 rejected" in first.stdout
    assert "0 new, 1 already known, 0 rejected" in second.stdout
    with Ledger(ledger, read_only=True) as opened:
        assert opened.reports().num_rows == 1


def test_ingest_tells_rejects_and_keeps_them_in_the_ledger(run, broken, tmp_path):
    ledger = tmp_path / "l.duckdb"
    result = run("ingest", broken, "--ledger", ledger, "--date", "2021-03-04")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    listed = [json.loads(line) for line in run("rejects", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()]
    told = {f"{row['source']}:{row['row']}: {row['reason']}" for row in listed}
    assert told == set(result.stderr.splitlines())


def test_ingest_reads_standard_input_and_uses_the_ledger_of_the_environment(run, tmp_path, monkeypatch):
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "env.duckdb"))
    assert run("ingest", "-", input=REPORT).exit_code == 0
    assert json.loads(run("reports", "--format", "jsonl").stdout)["text"] == REPORT


def test_a_reader_that_goes_away_is_no_error(report, tmp_path):
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": f"r{n}", "text": REPORT * 20}) + "\n" for n in range(40)))
    command = [sys.executable, "-m", "sayso", "extract", str(many), "--date", "2021-03-04"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=120) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_python_m_sayso_is_the_command_line():
    result = sayso("--version")
    assert result.returncode == 0
    assert result.stdout.startswith(b"sayso ")


def test_output_is_utf_8_whatever_the_locale(report):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = sayso("extract", "-", input="“Ñandú”, said Zoë Šimůnek.".encode(), env=environment)
    assert result.returncode == 0, result.stderr
    assert "“Ñandú”, said Zoë Šimůnek." in result.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_line(report):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "sayso", "schema"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith(b"sayso: ")
    assert result.stderr.count(b"\n") == 1


def test_own_places_are_read_with_and_their_bad_rows_told(run, report, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon,country\nChad,33.1,-97.5,USA\nNowhere,,1,\n", encoding="utf-8")
    result = run("extract", report, "--gazetteer", own)
    assert result.exit_code == 1
    assert f"{own}:3: no latitude" in result.stderr.splitlines()
    assert [place["country"] for place in json.loads(result.stdout)["places"]] == ["USA"]
    ledger = tmp_path / "own.duckdb"
    assert run("ingest", report, "--ledger", ledger, "--gazetteer", own).exit_code == 1
    with Ledger(ledger, read_only=True) as opened:
        assert opened.sql("SELECT DISTINCT country FROM places")["country"].to_pylist() == ["USA"]


def test_a_gazetteer_that_cannot_be_read_is_wrong_usage(run, report, tmp_path):
    result = run("extract", report, "--gazetteer", tmp_path / "nowhere.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"sayso: {tmp_path / 'nowhere.csv'}: ")
