"""The commands that ask a ledger: formats, filters, errors, and nothing hostile on the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.main import get_command

from sayso.cli import app
from sayso.ledger import Ledger

LISTINGS = ["reports", "statements", "claims", "events", "conflicts", "posture", "dictionary"]
COMMANDS = get_command(app).commands


def test_search_takes_words_phrases_and_filters(run, ledger):
    asked = ["search", '"american troops"', "withdraw*", "--outlet", "Harbour Dispatch", "--ledger", ledger]
    rows = [json.loads(line) for line in run(*asked, "--format", "jsonl").stdout.splitlines()]
    assert {row["outlet"] for row in rows} <= {"Harbour Dispatch"}
    result = run("search", "…", "--ledger", ledger)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "sayso: what to search for must hold a word\n"


def test_export_writes_what_the_filters_choose_and_tells_how_much(run, ledger, tmp_path):
    out = tmp_path / "out"
    result = run("export", "jsonl", out, "--outlet", "Harbour Dispatch", "--ledger", ledger)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{out}: ") and " claims" in result.stdout
    assert {json.loads(line)["outlet"] for line in (out / "claims.jsonl").read_text().splitlines()} == {
        "Harbour Dispatch"
    }
    assert run("export", "xml", out, "--ledger", ledger).exit_code == 2
    assert run("export", "csv", ledger, "--ledger", ledger).exit_code == 2


@pytest.mark.parametrize("command", LISTINGS)
def test_each_listing_gives_the_same_rows_in_each_format(run, ledger, tmp_path, command):
    def ask(format: str):
        result = run(command, "--ledger", ledger, "--format", format)
        assert result.exit_code == 0, result.output
        return result.stdout

    rows = [json.loads(line) for line in ask("jsonl").splitlines()]
    assert rows
    read = list(csv.DictReader(io.StringIO(ask("csv"))))
    assert len(read) == len(rows)
    assert list(read[0]) == list(rows[0])
    assert f"{len(rows)} rows" in ask("table")
    out = tmp_path / "rows.parquet"
    assert run(command, "--ledger", ledger, "--format", "parquet", "-o", out).exit_code == 0
    assert pq.read_table(out).num_rows == len(rows)


def test_filters_of_the_command_are_those_of_the_ledger(run, ledger):
    given = ["--force", "USA", "--place", "NER", "--from", "2024-04-01", "--to", "2024-12-31", "--kind", "presence"]
    result = run("claims", "--ledger", ledger, *given, "--limit", "2", "--format", "jsonl")
    with Ledger(ledger, read_only=True) as opened:
        table = opened.claims(force="USA", place="NER", from_="2024-04-01", to="2024-12-31", kind="presence", limit=2)
    assert table.num_rows > 0
    assert [json.loads(line)["evidence"] for line in result.stdout.splitlines()] == table["evidence"].to_pylist()


def test_show_prints_the_marked_report_and_jsonl_the_stored_record(run, ledger):
    table = run("show", "2024-07-08-sahel-courier", "--ledger", ledger)
    assert table.exit_code == 0
    assert "statements" in table.stdout
    stored = run("show", "2024-07-08-sahel-courier", "--ledger", ledger, "--format", "jsonl").stdout
    with Ledger(ledger, read_only=True) as opened:
        assert stored == opened.record("2024-07-08-sahel-courier").to_json() + "\n"


@pytest.mark.parametrize("command", ["show", "reports", "statements", "claims", "events"])
def test_hostile_text_reaches_the_terminal_as_mere_text(run, tmp_path, command):
    hostile = (
        "The \x1b[31mred\x1b[0m army \x1b]0;title\x07 said [bold red]troops[/] [/x] from Chad\u202e \x9b2J "
        "[link=file:///x]will leave[/link] Niger :bomb: in May."
    )
    path, ledger = tmp_path / "hostile.jsonl", tmp_path / "l.duckdb"
    row = {"id": "h", "text": hostile, "title": "\x1b[2J[red]T[/]", "outlet": "\x1b[8mO", "date": "2021-03-04"}
    path.write_text(json.dumps(row), encoding="utf-8")
    assert run("ingest", path, "--ledger", ledger).exit_code == 0
    result = run(command, *(["h"] if command == "show" else []), "--ledger", ledger)
    assert result.exit_code == 0, result.output
    assert not set(result.stdout) & set("\x1b\x07\x9b\u202e")
    if command == "show":
        assert "[bold red]troops[/] [/x]" in result.stdout
        assert ":bomb:" in result.stdout


def test_sql_answers_and_refuses_to_write(run, ledger):
    before = ledger.read_bytes()
    result = run("sql", "SELECT count(*) AS n FROM reports", "--ledger", ledger, "--format", "jsonl")
    assert json.loads(result.stdout) == {"n": 17}
    for query in ("DELETE FROM meta", "CREATE TABLE t (i INTEGER)", "SELECT 1; DROP VIEW claims", "nonsense"):
        refused = run("sql", query, "--ledger", ledger)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert len(refused.stderr.splitlines()) == 1
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("command", [*LISTINGS, "rejects", "show", "sql"])
def test_a_ledger_that_is_not_there_is_told_and_not_made(run, tmp_path, command):
    argument = {"show": ["x"], "sql": ["SELECT 1"]}.get(command, [])
    result = run(command, *argument, "--ledger", tmp_path / "none.duckdb")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"sayso: no ledger at {tmp_path / 'none.duckdb'}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [*LISTINGS, "rejects", "show", "sql", "extract"])
def test_an_unknown_format_is_wrong_usage(run, ledger, command):
    argument = {"show": ["x"], "sql": ["SELECT 1"], "extract": ["-"]}.get(command, [])
    where = [] if command == "extract" else ["--ledger", ledger]
    result = run(command, *argument, *where, "--format", "xml", input="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'xml' is not one of" in result.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        ("claims", "--from", "May"),
        ("claims", "--from", "2022-01-01", "--to", "2021-01-01"),
        ("claims", "--kind", "presense"),
        ("claims", "--limit", "-1"),
        ("posture", "--at", "2021"),
        ("show", "no-such-report"),
        ("claims", "--colour", "red"),
        ("reveal",),
    ],
)
def test_wrong_usage_ends_with_status_2_and_says_why(run, ledger, wrong):
    result = run(*wrong, *([] if wrong == ("reveal",) else ["--ledger", ledger]))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_an_option_means_the_same_in_every_command():
    told = defaultdict(set)
    for command in COMMANDS.values():
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "format":
                told[max(parameter.opts, key=len)].add((tuple(parameter.opts), parameter.help))
    assert told["--ledger"]
    assert {name: options for name, options in told.items() if len(options) > 1} == {}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert COMMANDS[command].help
    assert all(parameter.help for parameter in COMMANDS[command].params)


def test_every_command_that_lists_or_prints_takes_a_format_and_an_output_file():
    for name in [*LISTINGS, "rejects", "sql", "extract"]:
        options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        assert {"--format", "-o", "--output"} <= options


def test_the_bare_command_shows_its_help(run):
    assert "Commands:" in run().output


def test_the_path_of_a_ledger_may_be_a_folder_no_more_than_any_file(run, tmp_path):
    assert run("claims", "--ledger", tmp_path).exit_code == 2
    text = tmp_path / "text.duckdb"
    Path(text).write_text("no ledger")
    assert run("claims", "--ledger", text).exit_code == 2


@pytest.mark.parametrize("command", ["incidents", "timeline", "changes", "follow-ups", "sources"])
def test_questions_over_many_reports_take_the_filters_and_are_those_of_python(run, ledger, command):
    given = ["--ledger", ledger, "--format", "jsonl"]
    rows = [json.loads(line) for line in run(command, *given).stdout.splitlines()]
    with Ledger(ledger, read_only=True) as opened:
        assert len(rows) == getattr(opened, command.replace("-", "_"))().num_rows
    filters = ["--actor", "ministry", "--force", "USA", "--place", "NER", "--from", "2024-01-01", "--to", "2024-12-31"]
    result = run(command, *filters, "--limit", "1", *given)
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) <= 1
    assert run(command, "--ledger", ledger).exit_code == 0
    assert run(command, "--kind", "nothing", "--ledger", ledger).exit_code == 2


def test_conflicts_between_reports_are_asked_for_by_an_option(run, ledger):
    result = run("conflicts", "--between", "--ledger", ledger, "--format", "jsonl")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    with Ledger(ledger, read_only=True) as opened:
        assert len(rows) == opened.conflicts(between=True).num_rows
    assert all(row["report_1"] != row["report_2"] for row in rows)
    assert run("conflicts", "--between", "--rejected", "--ledger", ledger).exit_code == 2
