"""Strengths of the same force, place and time that do not overlap."""

from __future__ import annotations

from sayso.reading.conflicts.extent import presence_ground, same_ground, same_ways
from sayso.reading.conflicts.lexicon import words
from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import Told, are_apart, other_voice, overlap, same_force
from sayso.records import Movement, Presence, Strength


def strength_conflict(a: Told, b: Told) -> str | None:
    """Why the numbers of two presences, or of two movements, cannot both be right."""
    one, other = a.claim, b.claim
    if not isinstance(one, Presence | Movement) or not isinstance(other, Presence | Movement):
        return None
    if one.negated or other.negated or one.status == "possible" or one.status != other.status:
        return None
    if not other_voice(a, b) or not same_force(one, other) or are_apart(a.days_or_now, b.days_or_now):
        return None
    if one.strength is None or other.strength is None or overlap(one.strength, other.strength):
        return None
    return why(one, other, "the numbers do not meet") if _count_the_same(one, other) else None


def _count_the_same(a: Presence | Movement, b: Presence | Movement) -> bool:
    """Do they count on the same ground, or does a part hold more than the whole can?"""
    if isinstance(a, Movement) and isinstance(b, Movement):
        told_alike = (a.origin is None) == (b.origin is None)
        return same_ways(a, b) and told_alike and not _is_part(a) and not _is_part(b)
    if not isinstance(a, Presence) or not isinstance(b, Presence) or a.place is None or a.place != b.place:
        return False
    first, second = presence_ground(a), presence_ground(b)
    if same_ground(first, second):
        return True
    if (first is None) == (second is None) or a.strength is None or b.strength is None:
        return False
    return _is_above(b.strength, a.strength) if first is None else _is_above(a.strength, b.strength)


def _is_part(move: Movement) -> bool:
    """Is it told of the first, or of some more, of those who go?"""
    return not words("parts").isdisjoint(move.evidence.text.lower().split())


def _is_above(part: Strength, whole: Strength) -> bool:
    return whole[1] is not None and part[0] > whole[1]
