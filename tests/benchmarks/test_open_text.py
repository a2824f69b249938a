"""Verdicts on what is made of real articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.measures.open_text import judge
from benchmarks.open_text.readings import Reading, readings
from benchmarks.open_text.verdicts import COLUMNS, KEPT, load
from benchmarks.results import BenchmarkError
from sayso import Reader, Report

TEXT = "France will withdraw 300 troops from Chad by May, the ministry said. Chad said 500 would leave by June."


def test_a_reading_tells_where_it_is_and_holds_no_word_of_the_article() -> None:
    record = Reader().read_report(Report(id="one", date="2024-03-01", text=TEXT, language="en"))
    (first, *_) = list(readings(record))
    assert first.report == "one" and first.kind == "movement"
    assert TEXT[first.start : first.end].startswith("France")
    assert first.told == "status=planned force=FRA origin=TCD strength=300+300 vouched"


def test_shares_count_what_is_judged_and_notes_tell_what_is_not() -> None:
    right, wrong, unjudged = (Reading("a", "movement", start, start + 9, "force=FRA") for start in (0, 10, 20))
    conflict = Reading("b", "conflict:time", 0, 9, "force=FRA | force=FRA")
    verdicts = {right: "right", wrong: "wrong", conflict: "right"}
    result = judge([[right, wrong], [unjudged, conflict]], verdicts)
    assert [(score.name, score.value) for score in result.scores] == [
        ("claims right, %", 50.0),
        ("conflicts right, %", 100.0),
    ]
    assert result.notes[0].startswith("claims: 1 of 2 right, 1 not judged")


def test_a_verdict_that_is_none_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.csv"
    path.write_text(f"{','.join(COLUMNS)}\na,movement,0,9,force=FRA,maybe,\n")
    with pytest.raises(BenchmarkError, match=r"verdicts.csv, row 2: verdict 'maybe'"):
        load(path)


def test_the_kept_verdicts_can_be_read_and_each_fault_is_named() -> None:
    assert len(KEPT.read_text().splitlines()) == len(load()) + 1, "a reading is judged twice"
    for line in KEPT.read_text().splitlines():
        assert not line.endswith(",wrong,"), f"a wrong reading without its fault: {line}"
