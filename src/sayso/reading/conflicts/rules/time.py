"""The same movement or presence with dates that cannot both be right."""

from __future__ import annotations

from sayso.reading.conflicts.extent import same_move_or_stay
from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import FIRST, LAST, Told, are_apart, other_voice, overlap, same_force
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


def _leaves_late(gone: Told, leaves: Told) -> bool:
    """Will a force leave, by one voice, only after the day by which another has none of it left there?"""
    none, left = gone.claim, leaves.claim
    if not isinstance(none, Presence) or not isinstance(left, Movement) or not same_force(none, left):
        return False
    if not none.negated or left.negated or none.strength is not None or not none.status == left.status == "planned":
        return False
    if not other_voice(gone, leaves) or none.place is None or none.place != left.origin:
        return False
    empty, leaving = gone.days, leaves.days
    return empty is not None and leaving is not None and empty[0] == FIRST and empty[1] < leaving[0]


def time_conflict(a: Told, b: Told) -> str | None:
    """Why the days of two movements, or of two presences to come, cannot both be right."""
    one, other = a.claim, b.claim
    if _outstays(a, b):
        return why(one, other, "the second stays beyond the day by which the first leaves")
    if _leaves_late(a, b):
        return why(one, other, "the second leaves after the day by which the first has none left")
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
    alike = same_move_or_stay(one, other) or _is_of_same_men(one, other)
    return why(one, other, "the dates cannot both be right") if alike else None


def _is_of_same_men(one: Presence | Movement, other: Presence | Movement) -> bool:
    """Do both tell of so many leaving one land, a part of it or the whole ("the 600 would leave the country")?"""
    if not isinstance(one, Movement) or not isinstance(other, Movement) or one.strength is None:
        return False
    ways = [(one.origin, other.origin), (one.destination, other.destination)]
    return one.strength == other.strength and one.origin is not None and all(x == y for x, y in ways if x and y)
