"""A strength, or a movement, takes a force over a limit."""

from __future__ import annotations

from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import FIRST, Told, same_force
from sayso.records import Limit, Movement, Presence


def limit_conflict(a: Told, b: Told) -> str | None:
    """Why the second claim breaks the limit that the first one tells."""
    cap, other = a.claim, b.claim
    if not isinstance(cap, Limit) or not isinstance(other, Presence | Movement):
        return None
    place = other.place if isinstance(other, Presence) else other.destination
    if other.negated or other.status == "possible" or place is None or place != cap.place:
        return None
    if not same_force(cap, other) or _is_older(b, a):
        return None
    low = other.strength[0] if other.strength else None
    if cap.value is not None and low is not None and low > cap.value:
        return why(other, cap, "the strength is over the limit")
    is_full = cap.relation in ("at", "at-or-over", "over")
    if is_full and isinstance(other, Movement) and other.status == "planned":
        return why(other, cap, "the movement would take the force over its limit")
    return None


def _is_older(strength: Told, cap: Told) -> bool:
    """Is the strength told of a time before the limit was set, or is it past and the limit of now?"""
    days, limit_days = strength.days_or_now, cap.days
    if days is None:
        return False
    if limit_days is not None and limit_days[0] != FIRST:
        return days[1] < limit_days[0]
    # A limit without a day held last month, too, but nobody comes who was to come then.
    is_past = strength.is_long_past if isinstance(strength.claim, Presence) else strength.is_past
    return is_past and limit_days is None
