"""One voice says that it is so or will be, the other that it is not or will not."""

from __future__ import annotations

import re

from sayso.reading.conflicts.extent import ground, is_as_wide
from sayso.reading.conflicts.telling import why
from sayso.reading.conflicts.told import FIRST, LAST, Days, Told, are_apart, other_voice, same_force
from sayso.records import Claim, Movement, Presence, Talks

_ALL_OF_THEM = re.compile(r"\b(all|every|the last (?!days?|weeks?|months?|years?|few|spring|summer|autumn|winter))\b")
"""What tells that none of those who leave stays behind; "the last year" does not."""


def negation_conflict(a: Told, b: Told) -> str | None:
    """Why the second claim, which says that it is not so, denies the first."""
    yes, no = a.claim, b.claim
    if _are_gone(no, yes) and other_voice(a, b) and not are_apart(_since(b), _days(a)):
        return why(yes, no, "by the second none of them is left")
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


def _are_gone(left: Claim, stay: Claim) -> bool:
    """Is it told that all of a force have left the land where the other claim has it?"""
    if not isinstance(left, Movement) or not isinstance(stay, Presence) or not same_force(left, stay):
        return False
    told = left.status == stay.status == "actual" and not left.negated and not stay.negated
    place = left.origin is not None and left.origin == stay.place and ground(left.origin_name, left.origin) is None
    return told and place and tells_of_all(left)


def tells_of_all(left: Movement) -> bool:
    """Is it told of all of a force, so that none stays behind?"""
    return _ALL_OF_THEM.search(left.evidence.text.lower()) is not None


def _since(left: Told) -> Days:
    """The days on which those who have left are gone."""
    days = left.days
    return (days[1] if days is not None and days[1] != LAST else left.date or FIRST), LAST


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
