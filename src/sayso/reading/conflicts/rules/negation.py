"""One voice says that it is so or will be, the other that it is not or will not."""

from __future__ import annotations

from sayso.reading.conflicts.extent import is_as_wide
from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import Days, Told, are_apart, other_voice, same_force
from sayso.records import Claim, Movement, Presence, Talks


def negation_conflict(a: Told, b: Told) -> str | None:
    """Why the second claim, which says that it is not so, denies the first."""
    yes, no = a.claim, b.claim
    if yes.negated or not no.negated or not other_voice(a, b) or not _denies(no, yes):
        return None
    if "possible" in (yes.status, no.status) or are_apart(_days(a), _days(b)):
        return None
    # "There are not 80 soldiers there" denies a number, not that there are some.
    if isinstance(no, Presence) and isinstance(yes, Presence) and no.strength not in (None, yes.strength):
        return None
    if yes.status != no.status and (yes.status, no.status) != ("planned", "actual"):
        return None
    return why(yes, no, "the second denies the first")


def _days(told: Told) -> Days | None:
    """The days of a claim; a presence told without any is told of the report's own day."""
    return told.days_or_now if isinstance(told.claim, Presence) else told.days


def _denies(no: Claim, yes: Claim) -> bool:
    """Do both tell of the same parties, or of the same force on ground as wide?"""
    if isinstance(yes, Talks) and isinstance(no, Talks):
        return yes.parties == no.parties
    if isinstance(yes, Presence | Movement) and isinstance(no, Presence | Movement):
        return same_force(yes, no) and is_as_wide(no, yes)
    return False
