"""The same movement or presence with dates that cannot both be right."""

from __future__ import annotations

from sayso.reading.conflicts.extent import same_move_or_stay
from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import LAST, Told, are_apart, other_voice, overlap, same_force
from sayso.records import Movement, Presence


def _outstays(leaves: Told, stays: Told) -> bool:
    """Would a force still be, by one voice, where by another it will have left?"""
    left, stay = leaves.claim, stays.claim
    if not isinstance(left, Movement) or not isinstance(stay, Presence) or not same_force(left, stay):
        return False
    if left.negated or stay.negated or left.strength is not None or not left.status == stay.status == "planned":
        return False
    if not other_voice(leaves, stays) or left.origin is None or left.origin != stay.place:
        return False
    gone, there = leaves.days, stays.days
    return gone is not None and there is not None and gone[1] < there[1] != LAST


def time_conflict(a: Told, b: Told) -> str | None:
    """Why the days of two movements, or of two presences to come, cannot both be right."""
    one, other = a.claim, b.claim
    if _outstays(a, b):
        return why(one, other, "the second stays beyond the day by which the first leaves")
    if not isinstance(one, Presence | Movement) or not isinstance(other, Presence | Movement):
        return None
    if one.negated or other.negated or one.status == "possible" or one.status != other.status:
        return None
    if not other_voice(a, b) or not same_force(one, other) or not are_apart(a.days, b.days):
        return None
    # A force may be in a place at many times: only a presence of so many that is to come has one time of its own.
    if isinstance(one, Presence) and (one.strength is None or one.status == "actual"):
        return None
    if one.strength and other.strength and not overlap(one.strength, other.strength):
        return None
    return why(one, other, "the dates cannot both be right") if same_move_or_stay(one, other) else None
