from __future__ import annotations

import random
from pathlib import Path

from sayso.ledger import Ledger
from sayso.ledger.incidents.spots import Spot, spot
from sayso.records import Demand, Event, Place, Record

from .factories import make_report, presence, span

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
        return _incidents(ledger)


def _incidents(ledger: Ledger) -> dict[str, str]:
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


def test_incidents_and_the_timeline_take_filters(ledger: Ledger) -> None:
    for record in records():
        ledger.add(record)
    assert ledger.incidents(force="nor", place="OST", from_="2030-06-01").num_rows == 1
    assert ledger.timeline(force="nor")["day"].to_pylist() == sorted(ledger.incidents()["day"].to_pylist())
    assert ledger.incidents(force="XXX").num_rows == 0


def test_an_incident_has_its_first_report_all_voices_and_what_is_agreed_and_disputed(ledger: Ledger) -> None:
    for day, voice, strength in (("2030-05-02", "Mira Solvang", (500, 500)), ("2030-05-01", "a monitor", (900, 900))):
        claim = presence(by=voice, strength=strength)
        ledger.add(Record(report=make_report(voice, date=day, text=f"Told by {voice}."), claims=[claim]))
    (row,) = ledger.incidents().to_pylist()
    assert (row["first_report"], row["voices"], row["reports"]) == ("a monitor", ["Mira Solvang", "a monitor"], 2)
    assert row["agreed"] == ["presence status actual"]
    assert row["disputed"] == ["presence strength: 500 (Mira Solvang) / 900 (a monitor)"]


def test_plans_and_deeds_are_no_dispute_but_a_denial_is(ledger: Ledger) -> None:
    tellings = [("r1", {"status": "planned"}), ("r2", {"status": "actual"})]
    for id, fields in tellings:
        ledger.add(Record(report=make_report(id, text=f"Text {id}."), claims=[presence(**fields)]))
    assert ledger.incidents()["disputed"].to_pylist() == [None]
    denial = presence(negated=True, by="the Ostan army")
    ledger.add(Record(report=make_report("r3", text="Text r3."), claims=[denial]))
    (disputed,) = ledger.incidents()["disputed"].to_pylist()
    assert disputed == [
        "presence status: actual (The Harbour Post) / not actual (the Ostan army) / planned (The Harbour Post)"
    ]


def test_a_town_does_not_stand_in_the_name_of_its_land() -> None:
    places = [Place(start=0, end=5, text="Tunis", name="Tunis", country="TUN", admin1="Tunis")]
    assert spot("TUN", "Tunisia", places) == Spot("TUN")
    assert spot("TUN", "the port of Tunis", places) != Spot("TUN")


def test_words_to_a_military_join_the_demand_that_they_tell_of(ledger: Ledger) -> None:
    words = span("Norland defence minister")
    demand = Demand(id="c1", force="NOR", by_code="OST", act="leave", place="OST", evidence=words)
    asked = Event(
        id="e1", type="REQUEST", actor_code="OST", recipient_code="NOR", recipient_sector="MIL",
        status="actual", evidence=words,
    )  # fmt: skip
    ledger.add(Record(report=make_report("r1", text="A demand."), claims=[demand]))
    ledger.add(Record(report=make_report("r2", text="A request."), events=[asked]))
    assert ledger.incidents()["reports"].to_pylist() == [2]


def test_whom_nobody_else_is_a_party_to_aids_nobody(ledger: Ledger) -> None:
    alone = Event(id="e1", type="AID", actor_code="OST", recipient_code="OST", status="actual", evidence=span("500"))
    ledger.add(Record(report=make_report("r1"), events=[alone]))
    assert ledger.incidents().num_rows == 0


def test_a_review_takes_a_report_out_of_its_incident_and_back(tmp_path: Path) -> None:
    given = records()
    expected = joined(tmp_path / "whole.duckdb", given)
    without = joined(tmp_path / "without.duckdb", given[1:])
    with Ledger(tmp_path / "whole.duckdb") as ledger:
        ledger.reject("r0:c1")
        assert _incidents(ledger) == without
        ledger.accept("r0:c1")
        assert _incidents(ledger) == expected
        ledger.edit("r0:c1", {"force": "WES"})
        assert {row for row in _incidents(ledger).items() if row[0] != "r0"} == without.items()


def test_reading_again_makes_the_incidents_that_reading_first_makes(tmp_path: Path) -> None:
    given = records()
    other = [record.model_copy(update={"claims": [presence(force="WES")]}) for record in given[:2]]
    expected = joined(tmp_path / "new.duckdb", [*other, *given[2:]])
    joined(tmp_path / "old.duckdb", given)
    by_report = {record.report.sha256: record for record in [*other, *given[2:]]}
    with Ledger(tmp_path / "old.duckdb") as ledger:
        ledger.reread(
            read=lambda reports: (by_report[report.sha256] for report in reports), version="x", everything=True
        )
        assert _incidents(ledger) == expected
