"""A force is, stays or comes where leave was refused or taken back; or leave was given, and it was not."""

from __future__ import annotations

from sayso.reading.conflicts.lexicon import words
from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import FIRST, Told, other_voice, same_force
from sayso.records import Claim, Movement, Permission, Presence

_TAKEN = {"refused": "refused", "revoked": "taken back"}


def permission_conflict(a: Told, b: Told) -> str | None:
    """Why the second claim cannot stand beside the leave that the first one says is not, or no longer, given."""
    leave, other = a.claim, b.claim
    if not isinstance(leave, Permission) or leave.status not in _TAKEN:
        return None
    if isinstance(other, Permission):
        if not _is_given_and_not(leave, other) or not other_voice(a, b):
            return None
        return why(other, leave, "leave was given, and it was not")
    if not isinstance(other, Presence | Movement):
        return None
    place = other.place if isinstance(other, Presence) else other.destination
    if other.negated or other.status == "possible" or place is None or place != leave.place:
        return None
    if not same_force(leave, other):
        return None
    if _ends_before(b, a):
        return None
    verb = "be" if isinstance(other, Presence) else "come"
    return why(other, leave, f"a force would {verb} where its leave was {_TAKEN[leave.status]}")


def _is_given_and_not(refused: Permission, given: Permission) -> bool:
    """Is it leave for one force and place, of one authority as far as both name it?"""
    if refused.status != "refused" or given.status != "granted":
        return False
    authorities = {refused.authority, given.authority} - {None}
    return same_force(refused, given) and refused.place == given.place and len(authorities) < 2


def _was_never_given(leave: Claim) -> bool:
    """Is it told of all time up to now, and not of one act?"""
    return not words("never").isdisjoint(leave.evidence.text.lower().split())


def _ends_before(stay: Told, leave: Told) -> bool:
    """Is the force gone before the day on which its leave ends, or before what is refused now?"""
    taken, told = leave.days, stay.days
    if taken is None or taken[0] == FIRST:
        return isinstance(stay.claim, Presence) and stay.is_past and not _was_never_given(leave.claim)
    if leave.claim.status == "refused":
        return told is not None and told[1] < taken[0]
    if told is None:
        return stay.claim.status == "actual" and (stay.date or FIRST) < taken[0]
    return told[1] < taken[0]
