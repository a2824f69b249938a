from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import Claim, Limit, Movement, Permission, Record, Span, Talks

from .factories import make_report, presence

EVIDENCE = Span(start=0, end=4, text="Some")


def tell(ledger: Ledger, day: str | None, *claims: Claim, outlet: str | None = None) -> None:
    text = f"Some report of {day} by {outlet}: {len(claims)} {ledger.reports().num_rows}."
    ledger.add(Record(report=make_report(f"of {day}", date=day, outlet=outlet, text=text), claims=list(claims)))


def posture(ledger: Ledger, *columns: str, **asked: Any) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in ledger.posture(**asked).to_pylist()]


def test_each_voice_tells_its_own_strength(ledger: Ledger) -> None:
    tell(
        ledger,
        "2030-05-01",
        presence("c1", by="Mira Solvang", strength=(500, 500)),
        presence("c2", by="the Ostan army", strength=(901, None)),
        presence("c3", by="a monitor", negated=True),
        outlet="The Post",
    )
    rows = posture(ledger, "force", "place", "fact", "voice", "strength_low", "strength_high", "negated", "evidence")
    assert rows == [
        ("NOR", "OST", "presence", "Mira Solvang", 500, 500, False, "500 troops"),
        ("NOR", "OST", "presence", "the Ostan army", 901, None, False, "500 troops"),
        ("NOR", "OST", "presence", "a monitor", None, None, True, "500 troops"),
    ]


def test_the_same_values_by_the_same_voice_are_one_row_of_the_newest_report(ledger: Ledger) -> None:
    for day in ("2030-05-02", "2030-05-09", "2030-05-01"):
        tell(ledger, day, presence(by="Mira Solvang", strength=(500, 500)))
    tell(ledger, "2030-05-03", presence(by="Mira Solvang", strength=(600, 600)))
    assert posture(ledger, "strength_low", "reports", "date", "report") == [
        (500, 3, date(2030, 5, 9), "of 2030-05-09"),
        (600, 1, date(2030, 5, 3), "of 2030-05-03"),
    ]


def test_a_report_that_tells_it_twice_counts_once(ledger: Ledger) -> None:
    tell(ledger, "2030-05-01", presence("c1", by="Mira Solvang"), presence("c2", by="Mira Solvang"))
    assert posture(ledger, "reports") == [(1,)]


def test_the_reports_own_voice_is_its_outlets(ledger: Ledger) -> None:
    tell(ledger, "2030-05-01", presence(), outlet="The Post")
    tell(ledger, "2030-05-02", presence(), outlet="The Courier")
    tell(ledger, "2030-05-03", presence())
    tell(ledger, "2030-05-04", presence())
    assert posture(ledger, "voice", "reports") == [("the report", 2), ("The Courier", 1), ("The Post", 1)]


def test_a_movement_counts_at_its_destination_and_at_its_origin(ledger: Ledger) -> None:
    move = Movement(
        id="c1",
        force="NOR",
        status="planned",
        origin="OST",
        destination="WES",
        strength=(9, 9),
        evidence=EVIDENCE,
    )
    tell(ledger, "2030-05-01", move)
    assert posture(ledger, "place", "role", "status") == [
        ("WES", "destination", "planned"),
        ("OST", "origin", "planned"),
    ]
    assert posture(ledger, "role", place="ost") == [("origin",)]


def test_permissions_and_limits_stand_beside(ledger: Ledger) -> None:
    leave = Permission(
        id="c1", force="NOR", status="refused", authority="OST", act="stay", place="OST", evidence=EVIDENCE
    )
    limit = Limit(id="c2", force="NOR", place="OST", value=400, relation="over", evidence=EVIDENCE)
    talks = Talks(id="c3", status="actual", parties=["NOR", "OST"], evidence=EVIDENCE)
    tell(ledger, "2030-05-01", leave, limit, talks)
    assert posture(ledger, "fact", "status", "authority", "act", "value", "relation") == [
        ("permission", "refused", "OST", "stay", None, None),
        ("limit", None, None, None, 400, "over"),
    ]


def test_at_takes_only_reports_dated_up_to_that_day(ledger: Ledger) -> None:
    for day, strength in (("2030-05-01", 1), ("2030-05-02", 2), ("2030-05-03", 3), (None, 4)):
        tell(ledger, day, presence(strength=(strength, strength)))
    assert posture(ledger, "strength_low") == [(3,), (2,), (1,), (4,)]
    assert posture(ledger, "strength_low", at="2030-05-02") == [(2,), (1,)]
    assert posture(ledger, "strength_low", at="2030-04-30") == []


def test_a_later_report_does_not_hide_what_was_known_at_a_day(ledger: Ledger) -> None:
    tell(ledger, "2030-05-01", presence(strength=(5, 5)))
    tell(ledger, "2030-06-01", presence(strength=(5, 5)))
    assert posture(ledger, "date", "reports", at="2030-05-15") == [(date(2030, 5, 1), 1)]


def test_force_place_and_limit_narrow_it(ledger: Ledger) -> None:
    tell(
        ledger,
        "2030-05-01",
        presence("c1"),
        presence("c2", force="WES"),
        presence("c3", place_name="Old Harbour"),
    )
    assert posture(ledger, "force", force="wes") == [("WES",)]
    assert posture(ledger, "place_name", place="harbour") == [("Old Harbour",)]
    assert len(posture(ledger, "force", limit=2)) == 2
    assert posture(ledger, "force", limit=0) == []


def test_a_claim_without_force_or_place_is_no_posture(ledger: Ledger) -> None:
    tell(ledger, "2030-05-01", presence("c1", force=None), presence("c2", place=None, place_name=None))
    assert posture(ledger, "claim") == []


def test_a_value_stands_until_the_same_voice_tells_another(ledger: Ledger) -> None:
    for day, strength in (("2030-05-01", 5), ("2030-05-02", 5), ("2030-05-09", 7)):
        tell(ledger, day, presence(by="Mira Solvang", strength=(strength, strength)))
    tell(ledger, "2030-05-12", presence(by="a monitor"), presence("c2", by="Mira Solvang", status="planned"))
    rows = posture(ledger, "strength_low", "since", "until", force="NOR", place="OST")
    assert rows[2:] == [(7, date(2030, 5, 9), None), (5, date(2030, 5, 1), date(2030, 5, 9))]
    assert [row[2] for row in rows[:2]] == [None, None]
    assert posture(ledger, "strength_low", "until", at="2030-05-05") == [(5, None)]


def move(id: str = "c1", *, to: bool = True, strength: tuple[int, int | None] = (100, 100), **fields: Any) -> Movement:
    end = {"destination": "OST"} if to else {"origin": "OST"}
    given = {"id": id, "by": "Mira Solvang", "force": "NOR", "status": "actual", "evidence": EVIDENCE, **end, **fields}
    return Movement(strength=strength, **given)


def netted(ledger: Ledger, *moves: tuple[str, Movement]) -> tuple[Any, ...]:
    tell(ledger, "2030-05-01", presence(by="Mira Solvang", strength=(500, 600)))
    for day, claim in moves:
        tell(ledger, day, claim)
    (row,) = [row for row in ledger.posture(force="NOR", place="OST").to_pylist() if row["fact"] == "presence"]
    return row["net_low"], row["net_high"], row["movements"]


def test_movements_that_the_same_voice_tells_net_out(ledger: Ledger) -> None:
    moves = (("2030-05-03", move()), ("2030-06-20", move(to=False, strength=(50, 70))))
    assert netted(ledger, *moves) == (530, 650, 2)


def test_a_movement_told_twice_nets_out_once(ledger: Ledger) -> None:
    assert netted(ledger, ("2030-05-03", move()), ("2030-05-04", move(strength=(110, 110)))) == (610, 710, 1)


def test_an_open_end_stays_open(ledger: Ledger) -> None:
    assert netted(ledger, ("2030-05-03", move(strength=(101, None)))) == (601, None, 1)


@pytest.mark.parametrize(
    "told",
    [move(by="a monitor"), move(status="planned"), move(negated=True), move(force="WES"), move(destination="WES")],
)
def test_what_others_tell_or_what_has_not_happened_nets_nothing(ledger: Ledger, told: Movement) -> None:
    assert netted(ledger, ("2030-05-03", told)) == (None, None, 0)


def test_an_earlier_movement_is_in_the_strength_already(ledger: Ledger) -> None:
    assert netted(ledger, ("2030-04-03", move())) == (None, None, 0)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"at": "yesterday"}, "at must be a date like 2019-10-22, not 'yesterday'"),
        ({"force": ""}, "force must be told in words, not ''"),
        ({"limit": -3}, "limit must be a whole number from 0, not -3"),
    ],
)
def test_a_malformed_question_is_an_error_of_one_line(ledger: Ledger, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        ledger.posture(**asked)
    assert str(caught.value) == message
