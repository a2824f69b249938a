"""Gaps: what rests on one source, on one not named, on a corrected report, and who was never heard."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.gaps.unnamed import is_unnamed
from sayso.records import Record

from .factories import TEXT, make_record, presence


def gaps(ledger: Ledger, kind: str, **filters: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ledger.gaps(kind=kind, **filters).to_pylist()
    return rows


def one_claim(
    id: str, text: str = "", *, voice: str = "Mira Solvang", code: str | None = "NOR", **fields: Any
) -> Record:
    """A record of one presence, told by one voice."""
    record = make_record(id, text=f"{TEXT} {id}")
    actor = record.actors[0].model_copy(update={"name": voice, "code": code})
    statement = record.statements[0].model_copy(update={"actor_name": voice})
    claim = presence(by=voice, statement="s1", **fields)
    parts = {"actors": [actor], "statements": [statement], "claims": [claim], "events": [], "conflicts": []}
    return record.model_copy(update=parts)


def test_a_claim_that_only_one_voice_in_one_report_makes_rests_on_a_single_source(ledger: Ledger) -> None:
    ledger.add(one_claim("one"))
    assert [row["report"] for row in gaps(ledger, "single source")] == ["one"]
    ledger.add(one_claim("two"))
    assert gaps(ledger, "single source") == []


def test_two_voices_in_one_report_are_no_single_source(ledger: Ledger) -> None:
    record = one_claim("one")
    other = presence("c2", by="Ostania’s army")
    ledger.add(record.model_copy(update={"claims": [*record.claims, other]}))
    assert gaps(ledger, "single source") == []


@pytest.mark.parametrize(
    "voice",
    ["two officials", "a senior official in Accra", "Sources", "a person familiar with the talks", "Western diplomats",
     "an aide to the foreign minister", "people briefed on the plan", "a military attaché"],
)  # fmt: skip
def test_a_source_that_is_not_named_is_unnamed(voice: str) -> None:
    assert is_unnamed(voice)


@pytest.mark.parametrize(
    "voice",
    ["Mira Solvang", "Harbour official Mira Solvang", "the official gazette", "the defence ministry", "the people",
     "Ostania’s army", "a spokesman for the ministry", "", "in"],
)  # fmt: skip
def test_a_named_one_or_a_body_is_not(voice: str) -> None:
    assert not is_unnamed(voice)


def test_a_claim_of_an_unnamed_source_is_a_gap(ledger: Ledger) -> None:
    ledger.add(one_claim("one", voice="two officials"))
    ledger.add(one_claim("two", voice="Mira Solvang"))
    assert [row["report"] for row in gaps(ledger, "unnamed source")] == ["one"]


def test_other_claims_of_a_corrected_report_are_gaps(ledger: Ledger) -> None:
    ledger.add(make_record("one"))
    ledger.add(make_record("two", text=TEXT + " Two."))
    ledger.accept("two:c1")
    assert gaps(ledger, "corrected report") == []
    ledger.reject("one:c3")
    ledger.edit("one:s1", ["cue_kind=claim"])
    rows = gaps(ledger, "corrected report")
    assert [(row["report"], row["claim"]) for row in rows] == [("one", "c1"), ("one", "c2")]
    assert rows[0]["why"] == "2 of what was read from this report have been rejected or edited."


def test_a_party_without_a_word_on_its_own_force_or_land_is_unheard(ledger: Ledger) -> None:
    ledger.add(one_claim("one", voice="Tom", code="SUD", force="NOR", place="OST"))
    assert [(row["party"], row["force"], row["place"]) for row in gaps(ledger, "unheard party")] == [
        ("NOR", "NOR", "OST"), ("OST", "NOR", "OST"),
    ]  # fmt: skip
    ledger.add(one_claim("two", voice="Mira Solvang", code="NOR", force="NOR", place="OST"))
    (row,) = gaps(ledger, "unheard party")
    assert (row["party"], row["claims"], row["report"]) == ("OST", 2, "two")
    ledger.add(one_claim("three", voice="Ostania’s army", code="OST", force="NOR", place="OST"))
    assert gaps(ledger, "unheard party") == []


def test_a_statement_in_a_report_on_the_subject_is_a_hearing(ledger: Ledger) -> None:
    record = one_claim("one", voice="Ostania’s army", code="OST", force="OST", place="OST")
    ledger.add(
        record.model_copy(update={"claims": [record.claims[0].model_copy(update={"by": None, "statement": None})]})
    )
    assert gaps(ledger, "unheard party") == []


def test_an_armed_group_is_heard_through_its_home_state(ledger: Ledger) -> None:
    ledger.add(one_claim("one", voice="Tom", code="SUD", force="WAGNER", place="OST"))
    assert {row["party"] for row in gaps(ledger, "unheard party")} == {"RUS", "OST"}
    ledger.add(one_claim("two", voice="A minister", code="RUS", force="WAGNER", place="OST"))
    assert {row["party"] for row in gaps(ledger, "unheard party")} == {"OST"}


def test_filters_are_those_of_claims(ledger: Ledger) -> None:
    ledger.add(one_claim("one", voice="two officials", force="NOR", place="OST"))
    ledger.add(one_claim("two", voice="two officials", force="SUD", place="WES", place_name="Westmark"))
    assert {row["report"] for row in ledger.gaps(force="sud").to_pylist()} == {"two"}
    assert {row["report"] for row in ledger.gaps(place="westmark").to_pylist()} == {"two"}
    assert ledger.gaps(from_="2031-01-01").num_rows == 0
    assert ledger.gaps(limit=1).num_rows == 1
    assert ledger.gaps(actor="officials", kind="unnamed source").num_rows == 2
    with pytest.raises(UsageError, match="unknown kind 'presence' of gaps"):
        ledger.gaps(kind="presence")


def test_what_is_rejected_is_no_gap(ledger: Ledger) -> None:
    ledger.add(one_claim("one", voice="two officials"))
    ledger.reject("one:c1")
    assert ledger.gaps().num_rows == 0
