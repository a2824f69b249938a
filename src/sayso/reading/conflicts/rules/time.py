"""The same movement or presence with dates that cannot both be right."""

from __future__ import annotations

from sayso.reading.conflicts.extent import same_move_or_stay
from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import Told, are_apart, other_voice, overlap, same_force
from sayso.records import Movement, Presence


def time_conflict(a: Told, b: Told) -> str | None:
    """Why the days of two movements, or of two presences to come, cannot both be right."""
    one, other = a.claim, b.claim
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
