"""How alike an account is to an incident: what rules them out, and a score of what speaks for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sayso.ledger.incidents.spots import meet, name_one_part
from sayso.ledger.incidents.traits import Traits
from sayso.records import Strength

WINDOW = timedelta(10)
"""The accounts of one incident lie within so many days of its first."""
ENOUGH = 0.8
"""The score from which an account is joined to an incident."""
_ACT, _PART, _PARTY, _WORDS, _DAY = 0.8, 0.5, 0.5, 1.5, 0.1
_STRENGTH = {1: 0.8, 0: 0.0, -1: -0.4}
"""Another number speaks less against it than the same one for it: numbers are what voices dispute, and what grows."""


def can_be_one(a: Traits, b: Traits) -> bool:
    """Does nothing rule out that both tell of one incident? Block, days, places and parties are compared."""
    return a.block == b.block and abs(a.day - b.day) <= WINDOW and meet(a.spots, b.spots) and _share_parties(a, b)


def likeness(a: Traits, b: Traits) -> float:
    """How much speaks for it that both tell of one incident, where nothing rules it out."""
    score = _WORDS * _share(a.words, b.words) - _DAY * abs(a.day - b.day).days
    score += _ACT * _acts_agree(a.acts, b.acts) + _PARTY * _agreement(a.who, b.who)
    score += _PART * name_one_part(a.spots, b.spots) + _STRENGTH[_strengths_agree(a.strengths, b.strengths)]
    return score


def _share_parties(a: Traits, b: Traits) -> bool:
    """Where nothing else is held in common: is there somebody in both, and all the pair where both tell a pair?"""
    return a.block != a.family or len(a.who & b.who) >= min(2, len(a.who), len(b.who))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """Which part of the fewer words is in the others, from 0 to 1."""
    return len(a & b) / max(1, min(len(a), len(b)))


def _agreement(a: frozenset[str], b: frozenset[str]) -> int:
    """1 where they share any, -1 where they share none, 0 where one side tells none."""
    if not a or not b:
        return 0
    return -1 if a.isdisjoint(b) else 1


def _acts_agree(a: frozenset[str], b: frozenset[str]) -> int:
    """1 where they share any, -1 where one goes where the other comes from, else 0."""
    if not a.isdisjoint(b):
        return 1
    return -1 if any(_way_back(act) in b for act in a) else 0


def _way_back(act: str) -> str:
    kind, _, way = act.partition(" ")
    return f"{kind} {way.replace('to ', 'from ') if way.startswith('to ') else way.replace('from ', 'to ')}"


def _strengths_agree(a: Iterable[tuple[str, Strength]], b: Iterable[tuple[str, Strength]]) -> int:
    """1 where strengths told of one act overlap, -1 where all are apart, 0 where none are told of one act."""
    # The rules come with the reading steps, which take a second to import.
    from sayso.reading.conflicts.told import overlap

    pairs = [overlap(x, y) for act, x in a for other, y in b if act == other]
    return 0 if not pairs else 1 if any(pairs) else -1
