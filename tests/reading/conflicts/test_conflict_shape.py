"""How conflicts are told: one a kind and pair of voices, in the order of the claims, with one sentence why."""

import re
from itertools import permutations

import pytest
from hand_made import arrival, conflicts, days, departure, limit, permission, presence, talks

from sayso.reading.conflicts import REACH
from sayso.records import Claim

MONDAY, FRIDAY = days("2024-06-03", "2024-06-03"), days("2024-06-07", "2024-06-07")
PAIRS = {
    "permission": (presence("the governor"), permission("the minister", "refused")),
    "limit": (limit(None, 2500), arrival("the minister", strength=(3000, 3000))),
    "strength": (presence("a diplomat", strength=(80, 90)), presence(None, strength=(701, None))),
    "negation": (talks("a diplomat"), talks("the minister", negated=True)),
    "time": (departure("a diplomat", when=MONDAY), departure("the minister", when=FRIDAY)),
}


def test_nothing_conflicts_with_nothing() -> None:
    assert conflicts() == []
    assert conflicts(presence("a")) == []


@pytest.mark.parametrize(("kind", "pair"), PAIRS.items())
def test_a_conflict_names_its_claims_and_voices_in_their_order(kind: str, pair: tuple[Claim, Claim]) -> None:
    (found,) = conflicts(*pair)
    assert found.kind == kind
    assert found.claims == ["c1", "c2"]
    assert found.voices == [claim.by or "the report" for claim in pair]


@pytest.mark.parametrize("pair", PAIRS.values(), ids=list(PAIRS))
def test_why_is_one_plain_sentence_that_names_both_voices(pair: tuple[Claim, Claim]) -> None:
    (found,) = conflicts(*pair)
    assert found.why[0].isupper()
    assert found.why.endswith(".")
    assert not re.search(r"[.!?]\s|\n", found.why)
    assert "None" not in found.why
    for claim in pair:
        assert (claim.by or "the report itself") in found.why


def test_a_kind_and_pair_of_voices_make_one_conflict_however_many_claims_bear_it() -> None:
    told = [presence("a"), presence("a", place_name="Baidoa"), arrival("a")]
    refused = [permission("b", "refused"), permission("b", "refused", authority=None)]
    (found,) = conflicts(*told, *refused)
    assert found.kind == "permission"
    assert found.voices == ["a", "b"]


def test_each_pair_of_voices_has_a_conflict_of_its_own() -> None:
    found = conflicts(presence("a"), presence("b"), presence("c", negated=True))
    assert [(c.kind, c.voices) for c in found] == [("negation", ["a", "c"]), ("negation", ["b", "c"])]


def test_one_pair_of_voices_may_conflict_in_several_kinds() -> None:
    found = conflicts(presence("a", strength=(900, 900)), limit("b", 500), permission("b", "refused"))
    assert sorted(c.kind for c in found) == ["limit", "permission"]


def test_the_order_of_the_claims_changes_no_conflict() -> None:
    claims = [
        presence("a", strength=(900, 900)),
        presence("b", strength=(80, 90)),
        limit("b", 500),
        permission("c", "refused"),
    ]
    found = {frozenset((c.kind, frozenset(c.voices)) for c in conflicts(*order)) for order in permutations(claims)}
    assert len(found) == 1
    assert sorted(kind for kind, _ in next(iter(found))) == ["limit", "permission", "permission", "strength"]


@pytest.mark.parametrize(("between", "found"), [(REACH - 1, 1), (REACH, 0)])
def test_claims_are_compared_within_reach_and_no_farther(between: int, found: int) -> None:
    few, many = PAIRS["strength"]
    others = [presence(None, force="NER") for _ in range(between)]
    assert len(conflicts(few, *others, many)) == found
