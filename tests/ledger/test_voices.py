"""Conflicts between reports, changes, and what is known of each outlet and voice."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import Record

from .factories import make_report, presence


def tell(ledger: Ledger, id: str, day: str, voice: str | None, *, outlet: str = "The Post", **fields: Any) -> None:
    """One report with one claim of a presence."""
    report = make_report(id, date=day, outlet=outlet, text=f"Report {id}.")
    ledger.add(Record(report=report, claims=[presence(by=voice, **fields)]))


def test_a_conflict_between_reports_shows_both_sentences(ledger: Ledger) -> None:
    tell(ledger, "r1", "2030-05-01", "Mira Solvang", strength=(500, 500))
    tell(ledger, "r2", "2030-05-02", "the Ostan army", strength=(900, 900), text="Norland troops")
    (row,) = ledger.conflicts(between=True).to_pylist()
    assert (row["kind"], row["report_1"], row["report_2"]) == ("strength", "r1", "r2")
    assert (row["evidence_1"], row["evidence_2"]) == ("500 troops", "Norland troops")
    assert ledger.conflicts().num_rows == 0


def test_conflicts_between_take_the_filters(ledger: Ledger) -> None:
    tell(ledger, "r1", "2030-05-01", "Mira Solvang", strength=(500, 500))
    tell(ledger, "r2", "2030-05-02", "the Ostan army", strength=(900, 900), outlet="The Courier")
    fitting: list[dict[str, Any]] = [
        {"actor": "solvang"}, {"force": "nor"}, {"place": "OST"}, {"from_": "2030-05-02"}, {"kind": "strength"},
        {"outlet": "the courier"},
    ]  # fmt: skip
    others: list[dict[str, Any]] = [
        {"actor": "nobody"}, {"force": "WES"}, {"place": "WES"}, {"to": "2030-05-01"}, {"kind": "limit"}, {"limit": 0},
    ]  # fmt: skip
    assert [ledger.conflicts(between=True, **asked).num_rows for asked in fitting] == [1] * 6
    assert [ledger.conflicts(between=True, **asked).num_rows for asked in others] == [0] * 6
    with pytest.raises(UsageError, match="conflicts_between cannot be filtered by rejected"):
        ledger.conflicts(between=True, rejected=True)


def test_what_a_review_rejects_contradicts_nobody(ledger: Ledger) -> None:
    tell(ledger, "r1", "2030-05-01", "Mira Solvang", strength=(500, 500))
    tell(ledger, "r2", "2030-05-02", "the Ostan army", strength=(900, 900))
    ledger.reject("r2:c1")
    assert ledger.conflicts(between=True).num_rows == 0
    ledger.accept("r2:c1")
    assert ledger.conflicts(between=True).num_rows == 1


def test_the_same_voice_on_another_day_with_another_value_is_a_change(ledger: Ledger) -> None:
    tell(ledger, "r1", "2030-05-01", "Mira Solvang", strength=(500, 500))
    tell(ledger, "r2", "2030-05-04", "Mira Solvang", strength=(900, 900))
    (row,) = ledger.changes().to_pylist()
    assert (row["field"], row["before"], row["after"], row["report_before"]) == ("strength", "500", "900", "r1")
    assert ledger.conflicts(between=True).num_rows == 0
    assert ledger.changes(actor="solvang", force="NOR", place="valley", kind="presence").num_rows == 1
    assert ledger.changes(to="2030-05-01").num_rows == 0


def test_sources_tell_who_is_alone_first_contradicted_and_corrected(ledger: Ledger) -> None:
    tell(ledger, "r1", "2030-05-01", "Mira Solvang", strength=(500, 500), outlet="The Courier")
    tell(ledger, "r2", "2030-05-02", "the Ostan army", strength=(900, 900))
    tell(ledger, "r3", "2030-09-02", "the Ostan army", force="WES")
    ledger.edit("r3:c1", {"status": "planned"})
    rows = {row["source"]: row for row in ledger.sources().to_pylist()}
    counts = ("kind", "claims", "incidents", "alone", "first", "contradicted", "corrected")
    assert [rows["The Courier"][name] for name in counts] == ["outlet", 1, 1, 0, 1, 1, 0]
    assert [rows["The Post"][name] for name in counts] == ["outlet", 2, 2, 1, 0, 1, 1]
    assert [rows["the Ostan army"][name] for name in counts] == ["voice", 2, 2, 1, 0, 1, 1]


def test_filters_choose_the_claims_that_sources_count(ledger: Ledger) -> None:
    tell(ledger, "r1", "2030-05-01", "Mira Solvang")
    tell(ledger, "r2", "2030-09-02", "Mira Solvang", force="WES", outlet="The Courier")
    assert ledger.sources(kind="outlet", force="wes")["source"].to_pylist() == ["The Courier"]
    assert ledger.sources(actor="solvang", to="2030-06-01")["claims"].to_pylist() == [1]
    assert ledger.sources(outlet="the post")["source"].to_pylist() == ["The Post"]
    with pytest.raises(UsageError, match="unknown kind"):
        ledger.sources(kind="presence")
