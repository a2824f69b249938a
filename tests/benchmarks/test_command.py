"""`python -m benchmarks`: which measures it takes, and its exit status."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.results import BenchmarkError, NoDataError, Result, Score
from benchmarks.shared import Shared


@pytest.fixture
def run(tmp_path, capsys):
    """Runs the command with measures that each yield a value or raise an error; its status and output."""

    def measure(name, outcome):
        def take(shared, with_peers):
            if isinstance(outcome, Exception):
                raise outcome
            return Result(name, "a text", (Score("F1", outcome),))

        return take

    def run_command(*arguments, **outcomes):
        measures = {name: measure(name, outcome) for name, outcome in outcomes.items()}
        status = main(["--baseline", str(tmp_path / "baseline.json"), *arguments], measures)
        return status, capsys.readouterr().out

    return run_command


def test_the_check_fails_where_a_score_is_lower(run):
    run("--update", times=93.0)
    status, printed = run("--check", times=90.0)
    assert status == 1
    assert "LOWERED: times, F1: 93.0 → 90.0" in printed


def test_the_check_passes_where_a_score_is_higher(run):
    run("--update", times=93.0)
    status, printed = run("--check", times=95.0)
    assert status == 0
    assert "raised: times, F1: 93.0 → 95.0" in printed


def test_the_check_says_which_data_is_missing_and_passes(run):
    run("--update", times=93.0)
    status, printed = run("--check", times=NoDataError("data/times.jsonl is not there"))
    assert status == 0
    assert "times: not measured: data/times.jsonl is not there" in printed
    assert "0 scores measured" in printed


def test_a_score_that_is_not_pinned_yet_passes_the_check_and_is_told(run):
    run("--update", times=93.0)
    status, printed = run("--check", times=93.0, places=80.0)
    assert status == 0
    assert "not pinned yet: places, F1: 80.0" in printed


def test_the_check_fails_where_nothing_is_pinned(run):
    status, printed = run("--check", times=93.0)
    assert status == 1
    assert "no score is pinned" in printed


def test_the_check_fails_where_a_measure_fails(run):
    status, _ = run("--check", times=BenchmarkError("the scorer failed"), places=80.0)
    assert status == 1


def test_only_the_measures_asked_for_are_taken(run):
    _, printed = run("places", times=93.0, places=80.0)
    assert "80.0" in printed
    assert "93.0" not in printed


def test_an_unknown_measure_is_wrong_usage(run):
    with pytest.raises(SystemExit, match="2"):
        run("tides", times=93.0)


def test_the_page_is_written_instead_of_printed(run, tmp_path):
    page = tmp_path / "numbers.md"
    _, printed = run("--write", str(page), times=93.0)
    assert printed == ""
    assert "| times" in page.read_text(encoding="utf-8")


def test_an_absent_folder_is_named_when_something_of_it_is_needed(tmp_path):
    with pytest.raises(NoDataError, match=r"data/times\.jsonl"):
        Shared(tmp_path).need("data/times.jsonl")


def test_the_folder_can_be_told_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path))
    assert Shared.find().folder == tmp_path


def test_a_scorer_that_crashes_is_an_error_with_its_last_line(tmp_path):
    scorers = tmp_path / "eval"
    scorers.mkdir()
    Path(scorers, "times.py").write_text("import sys; sys.exit('no such gold')", encoding="utf-8")
    with pytest.raises(BenchmarkError, match="no such gold"):
        Shared(tmp_path).score("times", tmp_path, tmp_path)


def test_help_names_every_measure():
    done = subprocess.run([sys.executable, "-m", "benchmarks", "--help"], capture_output=True, text=True, check=True)
    for measure in ("attribution", "reading", "entities", "places", "times", "events", "speed"):
        assert measure in done.stdout
