"""The measure of incidents counts pairs as it says."""

from __future__ import annotations

import pytest

from benchmarks.archive import Archive, TrueClaim, Truth
from benchmarks.measures.incidents import f1, groups


def claim(incident: str) -> TrueClaim:
    return TrueClaim(incident=incident, kind="presence", by="a voice", force="NOR", start=0, end=10)


def archive(*incidents: str) -> Archive:
    truth = (Truth(f"r{n}", (claim(incident),), (), None, (), ()) for n, incident in enumerate(incidents))
    return Archive((), tuple(truth), ())


def telling(report: str, incident: str, kind: str = "presence", start: int = 0) -> dict[str, object]:
    return {"report": report, "incident": incident, "kind": kind, "evidence_start": start}


def test_all_joined_right_is_one_and_a_split_loses_its_pairs() -> None:
    truth = archive("i1", "i1", "i1", "i2")
    whole = [telling("r0", "a"), telling("r1", "a"), telling("r2", "a"), telling("r3", "b")]
    assert f1(*groups(truth, whole)) == 1
    split = [*whole[:2], telling("r2", "c"), telling("r3", "b")]
    assert f1(*groups(truth, split)) == pytest.approx(2 * 1 / (3 + 1))


def test_what_is_joined_wrong_counts_against_it() -> None:
    merged = [telling("r0", "a"), telling("r1", "a"), telling("r2", "a")]
    assert f1(*groups(archive("i1", "i1", "i2"), merged)) == pytest.approx(2 * 1 / (1 + 3))


def test_a_claim_of_its_kind_goes_before_others_in_the_paragraph_and_none_elsewhere_counts() -> None:
    told = [telling("r0", "b", "MOBILIZE"), telling("r0", "a"), telling("r0", "c", start=12)]
    _, found = groups(archive("i1"), told)
    assert found == {"a": {("r0", "i1")}}
