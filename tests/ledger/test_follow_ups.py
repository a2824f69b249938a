"""What becomes of plans, promises and demands with a date."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.ledger import Ledger
from sayso.records import Claim, Demand, Interval, Movement, Place, Presence, Record

from .factories import make_report, span

WORDS = span("500 troops")
DUE = "2030-06-01"


def until(day: str) -> Interval:
    return Interval(text=day, from_=day, to=day)


def move(status: str = "planned", *, to: bool = True, when: str | None = None, **fields: Any) -> Movement:
    end = {"destination": "OST"} if to else {"origin": "OST"}
    given = {"id": "c1", "by": "Mira Solvang", "force": "NOR", "status": status, "evidence": WORDS, **end, **fields}
    return Movement(**given, when=until(when) if when else None)


def stay(status: str = "actual", *, when: str | None = None, **fields: Any) -> Presence:
    given = {
        "id": "c1",
        "by": "a monitor",
        "force": "NOR",
        "place": "OST",
        "status": status,
        "evidence": WORDS,
        **fields,
    }
    return Presence(**given, when=until(when) if when else None)


def became(ledger: Ledger, *told: tuple[str, Claim]) -> list[str]:
    for number, (day, claim) in enumerate(told):
        report = make_report(f"r{number}", date=day, text=f"Report {number}.")
        ledger.add(Record(report=report, claims=[claim]))
    table = ledger.follow_ups(from_="2030-05-01", to="2030-05-01")
    return list(table["became"].to_pylist())


COMING, LEAVING, STAYING = move(when=DUE), move(to=False, when=DUE), stay("planned", when=DUE, by="Mira Solvang")
NOT_BEFORE = LEAVING.model_copy(update={"when": Interval(text=DUE, from_=DUE, to=None)})
ASKED = Demand(id="c1", force="NOR", by_code="OST", act="leave", place="OST", when=until(DUE), evidence=WORDS)


@pytest.mark.parametrize(
    ("plan", "later", "day", "expected"),
    [
        (COMING, move("actual"), "2030-05-20", "kept"),
        (COMING, move("actual"), "2030-06-20", "broken"),
        (COMING, move("actual", negated=True, by="a monitor"), "2030-06-02", "broken"),
        (COMING, move("actual", negated=True, by="a monitor"), "2030-05-20", "open"),
        (COMING, move(when="2030-08-01"), "2030-05-20", "overtaken"),
        (COMING, move(negated=True, when=DUE), "2030-05-20", "overtaken"),
        (COMING, move(when="2030-08-01", by="a monitor"), "2030-05-20", "open"),
        (LEAVING, move("actual", to=False), "2030-05-20", "kept"),
        (LEAVING, stay(), "2030-06-20", "broken"),
        (LEAVING, stay(), "2030-05-20", "open"),
        (NOT_BEFORE, move("actual", to=False), "2030-05-20", "broken"),
        (NOT_BEFORE, stay(), "2030-06-02", "kept"),
        (STAYING, stay(), "2030-06-02", "kept"),
        (STAYING, move("actual", to=False), "2030-05-20", "broken"),
        (ASKED, move("actual", to=False), "2030-05-20", "kept"),
        (ASKED, stay(), "2030-06-20", "broken"),
        (ASKED, stay(force="WES"), "2030-06-20", "open"),
    ],
)  # fmt: skip
def test_later_reports_tell_what_became_of_it(
    ledger: Ledger, plan: Claim, later: Claim, day: str, expected: str
) -> None:
    assert became(ledger, ("2030-05-01", plan), (day, later)) == [expected]


HERE, THERE = "the base at Alder Point", "the Birch depot"


def to(name: str, status: str = "actual", **fields: Any) -> Movement:
    return move(status, destination_name=name, **fields)


def out_of(name: str, status: str = "actual", **fields: Any) -> Movement:
    return move(status, to=False, origin_name=name, **fields)


@pytest.mark.parametrize(
    ("plan", "later", "day", "expected"),
    [
        # A departure from one base is not one from the land, nor from another base.
        (LEAVING, out_of(HERE), "2030-05-20", "open"),
        (out_of(HERE, "planned", when=DUE), out_of(HERE), "2030-05-20", "kept"),
        (out_of(HERE, "planned", when=DUE), out_of("Alder Point"), "2030-05-20", "kept"),
        (out_of(HERE, "planned", when=DUE), out_of(THERE), "2030-05-20", "open"),
        (out_of(HERE, "planned", when=DUE), move("actual", to=False), "2030-05-20", "open"),
        # Who is at a base is in the land; who is nowhere in the land is not at a base.
        (COMING, to(HERE), "2030-05-20", "kept"),
        (to(HERE, "planned", when=DUE), move("actual"), "2030-05-20", "open"),
        (LEAVING, stay(place_name=HERE), "2030-06-20", "broken"),
        (out_of(HERE, "planned", when=DUE), stay(), "2030-06-20", "open"),
        (out_of(HERE, "planned", when=DUE), stay(negated=True), "2030-05-20", "kept"),
        (to(HERE, "planned", when=DUE), move("actual", negated=True), "2030-06-20", "broken"),
        (COMING, to(HERE, negated=True), "2030-06-20", "open"),
        # Another day for one base is none for another.
        (to(HERE, "planned", when=DUE), to(THERE, "planned", when="2030-08-01"), "2030-05-20", "open"),
    ],
)  # fmt: skip
def test_what_happens_in_a_part_of_a_land_is_not_what_happens_in_all_of_it(
    ledger: Ledger, plan: Claim, later: Claim, day: str, expected: str
) -> None:
    assert became(ledger, ("2030-05-01", plan), (day, later)) == [expected]


@pytest.mark.parametrize(
    ("plan", "later", "day", "expected"),
    [
        (COMING, move("actual", strength=(200, 200)), "2030-05-20", "kept"),
        (move(when=DUE, strength=(500, 500)), move("actual", strength=(200, 200)), "2030-05-20", "open"),
        (move(when=DUE, strength=(500, 500)), move("actual", strength=(480, 520)), "2030-05-20", "kept"),
        (out_of(HERE, "planned", when=DUE, strength=(500, 500)), out_of(HERE, strength=(90, 90)), "2030-05-20", "open"),
        (move(to=False, when=DUE, strength=(500, 500)), stay(strength=(900, 900)), "2030-06-20", "open"),
        (move(negated=True, when=DUE, strength=(500, 500)), move("actual", strength=(90, 90)), "2030-05-20", "broken"),
    ],
)  # fmt: skip
def test_a_part_of_those_who_were_to_come_or_go_leaves_it_open(
    ledger: Ledger, plan: Claim, later: Claim, day: str, expected: str
) -> None:
    assert became(ledger, ("2030-05-01", plan), (day, later)) == [expected]


def test_a_site_in_the_region_that_was_meant_is_a_part_of_it(ledger: Ledger) -> None:
    text = "Norland will send troops to Varn by June. They came to Alder Point."
    site = span("Alder Point", text)
    place = Place(**site.model_dump(), name="Alder Point", country="OST", admin1="Varn")
    plan, came = to("Varn", "planned", when=DUE), to("Alder Point")
    ledger.add(Record(report=make_report("r0", date="2030-05-01", text="Report 0."), claims=[plan]))
    ledger.add(Record(report=make_report("r1", date="2030-05-20", text=text), claims=[came], places=[place]))
    assert ledger.follow_ups()["became"].to_pylist() == ["kept"]


def test_what_comes_first_decides(ledger: Ledger) -> None:
    told = (("2030-05-01", COMING), ("2030-06-09", move("actual", negated=True)), ("2030-05-20", move("actual")))
    assert became(ledger, *told) == ["kept"]


def test_what_was_done_by_a_day_was_done_though_told_long_after(ledger: Ledger) -> None:
    left = move("actual", to=False).model_copy(update={"when": Interval(text="by June", from_=None, to=DUE)})
    assert became(ledger, ("2030-05-01", LEAVING), ("2030-11-01", left)) == ["kept"]


def test_a_promise_told_twice_is_one_and_names_the_report_that_told_first(ledger: Ledger) -> None:
    assert became(ledger, ("2030-05-02", COMING), ("2030-05-01", COMING)) == ["open"]
    (row,) = ledger.follow_ups().to_pylist()
    assert (row["report"], row["goal"], str(row["due"])) == ("r1", "come", DUE)


def test_a_plan_without_a_date_or_with_one_gone_by_is_no_promise(ledger: Ledger) -> None:
    assert became(ledger, ("2030-05-01", move()), ("2030-05-01", move(when="2030-04-01"))) == []


def test_what_became_of_it_names_its_report_and_words(ledger: Ledger) -> None:
    became(ledger, ("2030-05-01", COMING), ("2030-05-20", move("actual", by="a monitor")))
    (row,) = ledger.follow_ups(kind="kept", force="nor", place="ost", actor="solvang").to_pylist()
    assert (row["report_after"], row["voice_after"], row["evidence_after"]) == ("r1", "a monitor", "500 troops")
    assert ledger.follow_ups(kind="open").num_rows == 0
