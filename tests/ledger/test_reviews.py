"""Reviews: what was read stays, what people found is shown, and wrong changes are refused by the field's name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import LedgerError, UsageError
from sayso.ledger import Ledger
from sayso.reading.conflicts import find_conflicts
from sayso.records import Claim, Record

from .factories import TEXT, make_record, make_report, presence


@pytest.fixture
def read(ledger: Ledger) -> Ledger:
    ledger.add(make_record())
    return ledger


def claims(ledger: Ledger, **filters: Any) -> dict[str, dict[str, Any]]:
    return {row["claim"]: row for row in ledger.claims(**filters).to_pylist()}


def last(ledger: Ledger) -> dict[str, Any]:
    row: dict[str, Any] = ledger.reviews(limit=1).to_pylist()[0]
    return row


def test_what_is_rejected_is_hidden_unless_asked_for(read: Ledger) -> None:
    for reference in ("r1:s1", "r1:c3", "r1:x1", "r1:e1"):
        read.reject(reference)
    assert list(claims(read)) == ["c1", "c2"]
    assert claims(read, rejected=True)["c3"]["review"] == "rejected"
    for table in ("statements", "conflicts", "events"):
        all_rows = getattr(read, table)(rejected=True).to_pylist()
        kept = getattr(read, table)().to_pylist()
        assert len(all_rows) == len(kept) + 1
        assert [row["review"] for row in all_rows].count("rejected") == 1
    (counts,) = read.sql("SELECT statements, claims, conflicts FROM reports").to_pylist()
    assert counts == {"statements": 1, "claims": 2, "conflicts": 0}
    assert "limit" not in read.posture()["fact"].to_pylist()


def test_the_filters_work_on_the_reviewed_state(read: Ledger) -> None:
    read.edit("r1:c3", {"force": "SUD"})
    assert list(claims(read, force="SUD")) == ["c3"]
    assert list(claims(read, force="NOR", rejected=True)) == ["c1", "c2"]
    assert read.reports(force="SUD").num_rows == 1


def test_a_conflict_goes_by_its_claims(read: Ledger) -> None:
    read.edit("r1:c1", {"strength": [400, 450]})
    assert [row["review"] for row in read.conflicts().to_pylist()] == ["edited"]
    read.reject("r1:c2")
    assert read.conflicts().num_rows == 0
    assert read.conflicts(rejected=True).num_rows == 1
    read.accept("r1:x1")
    assert [row["review"] for row in read.conflicts().to_pylist()] == ["accepted"]


def test_an_edit_is_shown_in_place_of_what_was_read(read: Ledger) -> None:
    read.edit("r1:c1", ["strength=[100, null]", "status=actual", "destination=null", "evidence=500 troops"])
    row = claims(read)["c1"]
    told = [row[name] for name in ("strength_low", "strength_high", "status", "destination", "evidence", "review")]
    assert told == [100, None, "actual", None, "500 troops", "edited"]
    assert TEXT[row["evidence_start"] : row["evidence_end"]] == "500 troops"
    assert row["origin"] == "OST"


@pytest.mark.parametrize(
    ("reference", "change", "table", "column", "shown"),
    [
        ("r1:s2", "actor_name=the army", "statements", "actor_name", "the army"),
        ("r1:s2", "cue_kind=say", "statements", "cue_kind", "say"),
        ("r1:e1", "type=ASSAULT", "events", "quad_class", 4),
        ("r1:x1", "why=Another reason.", "conflicts", "why", "Another reason."),
        ("r1:c3", "value=450", "claims", "value", 450),
        ("r1:c1", "negated=true", "claims", "negated", True),
        ("r1:c1", 'when={"text": "in May", "from": "2030-05-01"}', "claims", "when_text", "in May"),
    ],
)
def test_every_sort_of_part_can_be_edited(
    read: Ledger, reference: str, change: str, table: str, column: str, shown: object
) -> None:
    read.edit(reference, [change])
    assert shown in getattr(read, table)()[column].to_pylist()


def test_what_was_read_is_never_overwritten(read: Ledger) -> None:
    read.edit("r1:c1", ["status=actual"])
    read.reject("r1:c2")
    assert read.record("r1").to_json() == make_record().to_json()
    read.accept("r1:c1")
    assert claims(read)["c1"]["status"] == "planned"
    assert claims(read)["c1"]["review"] == "accepted"


def test_the_last_review_counts_and_all_stay(read: Ledger) -> None:
    numbers = [read.reject("r1:c1"), read.accept("r1:c1"), read.reject("r1:c3")]
    assert numbers == [1, 2, 3]
    assert list(claims(read)) == ["c1", "c2"]
    states = [(row["reference"], row["verdict"], row["state"]) for row in read.reviews().to_pylist()]
    assert states == [
        ("r1:c3", "rejected", "stands"),
        ("r1:c1", "accepted", "stands"),
        ("r1:c1", "rejected", "replaced"),
    ]


def test_a_later_edit_adds_to_an_earlier_one(read: Ledger) -> None:
    read.edit("r1:c1", ["status=actual"])
    read.edit("r1:c1", ["destination=SUD"])
    assert (claims(read)["c1"]["status"], claims(read)["c1"]["destination"]) == ("actual", "SUD")


def test_a_review_tells_who_why_when_and_what(read: Ledger) -> None:
    read.edit("r1:c3", ["value=450"], reason="misread", by="Desk")
    row = last(read)
    assert (row["reason"], row["by"], row["part_kind"], row["reader"]) == ("misread", "Desk", "claim", "reader 1")
    assert json.loads(row["changes"]) == {"value": 450}
    assert (json.loads(row["was_read"])["value"], json.loads(row["put"])["value"]) == (400, 450)
    assert row["time"] is not None and row["version"]


def test_a_report_may_be_named_by_its_hash_and_its_id_may_hold_colons(ledger: Ledger) -> None:
    record = make_record("https://example.org/a")
    ledger.add(record)
    ledger.reject("https://example.org/a:c1")
    ledger.reject(f"{record.report.sha256[:8]}:c2")
    assert list(claims(ledger)) == ["c3"]


def test_reviews_are_listed_by_the_filters_of_their_reports(read: Ledger) -> None:
    read.reject("r1:c1")
    read.reject("r1:s1")
    assert read.reviews(kind="claim").num_rows == 1
    assert read.reviews(from_="2030-06-01").num_rows == 0
    assert read.reviews(outlet="the harbour post", limit=1).num_rows == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("colour=red", "field 'colour' of a movement claim cannot be set, only by, statement"),
        ("id=c9", "field 'id' of a movement claim cannot be set"),
        ("kind=presence", "field 'kind' of a movement claim cannot be set"),
        ("status=gone", "field 'status' of a movement claim: input should be 'actual'"),
        ("strength=many", "field 'strength' of a movement claim: "),
        ("negated=perhaps", "field 'negated' of a movement claim: "),
        ('when={"text": "x", "from": "May"}', "field 'when' of a movement claim: "),
        ("evidence=not in the report", "field 'evidence': the report does not say 'not in the report'"),
        ('evidence={"start": 1, "end": 4, "text": "xyz"}', "field 'evidence': the report does not say 'xyz' at 1 to 4"),
        ("statement=s9", "field 'statement': the report has no statement 's9'"),
        ("status", "a change is FIELD=VALUE, not 'status'"),
    ],
)
def test_a_wrong_change_is_refused_and_names_the_field(read: Ledger, change: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read.edit("r1:c1", [change])
    assert str(caught.value).startswith(message) and "\n" not in str(caught.value)
    assert read.reviews().num_rows == 0


@pytest.mark.parametrize("reference", ["", "r1", "r1:", ":c1", "r1:c9", "r2:c1", "r1:c1:", "\ud800:c1"])
def test_a_reference_that_names_nothing_is_wrong_usage(read: Ledger, reference: str) -> None:
    with pytest.raises(UsageError) as caught:
        read.reject(reference)
    assert "\n" not in str(caught.value)


def test_an_edit_needs_a_change_and_sets_no_field_twice(read: Ledger) -> None:
    with pytest.raises(UsageError, match="needs a change"):
        read.edit("r1:c1", [])
    with pytest.raises(UsageError, match="set twice"):
        read.edit("r1:c1", ["status=actual", "status=planned"])


def test_a_ledger_open_for_reading_takes_no_review(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(make_record())
    with Ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="open for reading only"):
        ledger.reject("r1:c1")


def test_only_what_can_be_reviewed_takes_the_filter_rejected(read: Ledger) -> None:
    with pytest.raises(UsageError, match="reports cannot be filtered by rejected"):
        read.reports(rejected=True)
    assert read.reports(rejected=False).num_rows == 1


def three_voices() -> Record:
    """One voice tells of 500 soldiers, one of 900, one of 520; as read, the first two are in conflict."""
    numbers = {"c1": ("Mira Solvang", (500, 500)), "c2": ("the army", (900, 900)), "c3": ("a monitor", (520, 520))}
    claims: list[Claim] = [presence(id, by=by, strength=strength) for id, (by, strength) in numbers.items()]
    return Record(report=make_report(), claims=claims, conflicts=find_conflicts(claims))


def told(ledger: Ledger) -> list[tuple[str, list[str], str | None]]:
    rows = ledger.conflicts().to_pylist()
    return [(row["conflict"], row["claims"], row["review"]) for row in rows]


def test_conflicts_follow_an_edited_claim_by_the_same_rules(ledger: Ledger) -> None:
    ledger.add(three_voices())
    as_read = told(ledger)
    assert as_read == [("x1", ["c1", "c2"], None), ("x2", ["c1", "c3"], None), ("x3", ["c2", "c3"], None)]
    ledger.edit("r1:c3", {"strength": [500, 550]})
    assert told(ledger) == [("x1", ["c1", "c2"], None), ("x3", ["c2", "c3"], "edited")]
    assert "500 to 550" in ledger.conflicts().to_pylist()[1]["why"]
    ledger.edit("r1:c2", {"by": "a monitor", "strength": [600, 600]})
    assert told(ledger) == [("x1", ["c1", "c2"], "edited")]
    for id in ("c2", "c3"):
        ledger.accept(f"r1:{id}")
    assert told(ledger) == as_read
    assert [tuple(one.claims) for one in ledger.record("r1").conflicts] == [("c1", "c2"), ("c1", "c3"), ("c2", "c3")]


def test_an_edit_can_bring_a_conflict_and_rejecting_a_claim_lets_another_of_its_voice_take_its_place(
    ledger: Ledger,
) -> None:
    claims: list[Claim] = [presence("c1", by="Mira Solvang", strength=(500, 500))]
    claims += [presence(f"c{n}", by="the army", strength=(800 + n, 800 + n)) for n in (2, 3)]
    claims.append(presence("c4", by="a monitor"))
    ledger.add(Record(report=make_report(), claims=claims, conflicts=find_conflicts(claims)))
    assert told(ledger) == [("x1", ["c1", "c2"], None)]
    ledger.reject("r1:c2")
    assert told(ledger) == [("x2", ["c1", "c3"], "edited")]
    ledger.edit("r1:c4", {"strength": [5, 5]})
    assert [claims for _, claims, _ in told(ledger)] == [["c1", "c3"], ["c1", "c4"], ["c3", "c4"]]


def test_a_conflict_that_somebody_reviewed_stays_as_he_left_it(ledger: Ledger) -> None:
    ledger.add(three_voices())
    ledger.accept("r1:x2")
    ledger.edit("r1:c3", {"strength": [500, 550]})
    assert ("x2", ["c1", "c3"], "accepted") in told(ledger)
