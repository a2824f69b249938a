from __future__ import annotations

import random
from pathlib import Path

from sayso.ledger import Ledger
from sayso.records import Record

from .factories import make_report, presence

DAYS = ("2030-05-01", "2030-05-03", "2030-05-08", "2030-05-12", "2030-05-14", "2030-06-20")


def records() -> list[Record]:
    """A presence told by several outlets in the days of May, and once more in June."""
    return [
        Record(
            report=make_report(f"r{n}", date=day, text=f"Some report {n}."),
            claims=[presence(strength=(10 * n, 10 * n + 3))],
        )
        for n, day in enumerate(DAYS)
    ]


def joined(path: Path, given: list[Record]) -> dict[str, str]:
    with Ledger(path) as ledger:
        for record in given:
            ledger.add(record)
        rows = ledger.sql("SELECT report, incident FROM tellings").to_pylist()
    return {row["report"]: row["incident"] for row in rows}


def test_reports_of_the_same_days_tell_one_incident_and_one_of_another_month_its_own(tmp_path: Path) -> None:
    found = joined(tmp_path / "l.duckdb", records())
    assert found["r0"] == found["r1"] == found["r2"] != found["r5"]


def test_incidents_do_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    expected = joined(tmp_path / "ordered.duckdb", records())
    for seed in range(5):
        shuffled = records()
        random.Random(seed).shuffle(shuffled)
        assert joined(tmp_path / f"{seed}.duckdb", shuffled) == expected


def test_the_questions_over_many_reports_take_filters(ledger: Ledger) -> None:
    for record in records():
        ledger.add(record)
    assert ledger.incidents(force="nor", place="OST", from_="2030-06-01").num_rows == 1
    assert ledger.timeline(force="nor")["day"].to_pylist() == sorted(ledger.incidents()["day"].to_pylist())
    assert ledger.incidents(force="XXX").num_rows == 0
    assert ledger.conflicts_between(force="NOR").num_rows == 0
    assert {row["field"] for row in ledger.changes(force="NOR").to_pylist()} == {"strength"}
