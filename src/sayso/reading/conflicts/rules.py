"""The five rules. Each takes two claims and says in one sentence why they conflict, or `None`.

A rule may be tried in both orders; strengths and times are compared as intervals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.reading.conflicts.extent import covers, presence_ground, same_ground, same_ways
from sayso.reading.conflicts.telling import tell
from sayso.records import Claim, ConflictKind, Limit, Movement, Permission, Presence, Strength, Talks

_TAKEN = {"refused": "refused", "revoked": "taken back"}
_FIRST, _LAST = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the date of its report, against which "now" is read."""

    claim: Claim
    date: str | None = None

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day told, open ends filled; `None` where no time is told."""
        when = self.claim.when
        if when is None or (when.from_ is None and when.to is None):
            return None
        return when.from_ or _FIRST, when.to or _LAST

    @property
    def is_past(self) -> bool:
        """Is it told of a time that ended before the report's date?"""
        days = self.days
        return bool(days and self.date and days[1] < self.date)


Rule = Callable[[Told, Told], str | None]


def permission(a: Told, b: Told) -> str | None:
    """A force is, stays or comes where leave was refused or taken back; or leave given against leave not given."""
    leave, other = a.claim, b.claim
    if not isinstance(leave, Permission) or leave.status not in ("refused", "revoked"):
        return None
    if isinstance(other, Permission):
        opposed = other.status == "granted" and leave.status == "refused" and _other_voice(a, b)
        if (
            opposed
            and _same_force(leave, other)
            and leave.place == other.place
            and _met(leave.authority, other.authority)
        ):
            return _why(other, leave, "leave was given, and it was not")
        return None
    if isinstance(other, Presence):
        place, name = other.place, "be"
    elif isinstance(other, Movement):
        place, name = other.destination, "come"
    else:
        return None
    if (
        other.negated
        or other.status == "possible"
        or place is None
        or place != leave.place
        or not _same_force(leave, other)
    ):
        return None
    if isinstance(other, Presence) and b.is_past and leave.status == "revoked":
        return None
    if leave.status == "revoked" and _ends_before(b, a):
        return None
    return _why(other, leave, f"a force would {name} where its leave was {_TAKEN[leave.status]}")


def _ends_before(b: Told, a: Told) -> bool:
    """Is the presence over before the day on which leave ends?"""
    taken, told = a.days, b.days
    if taken is None or taken[0] == _FIRST:
        return False
    until = told[1] if told else (b.date or _FIRST)
    return until < taken[0] if b.claim.status == "actual" or told else False


def limit(a: Told, b: Told) -> str | None:
    """A strength, or a movement, takes a force over a limit."""
    cap, other = a.claim, b.claim
    if not isinstance(cap, Limit):
        return None
    if isinstance(other, Presence):
        place = other.place
    elif isinstance(other, Movement):
        place = other.destination
    else:
        return None
    if (
        other.negated
        or place != cap.place
        or place is None
        or not _same_force(cap, other)
        or other.status == "possible"
    ):
        return None
    if _before(b, a):
        return None
    low = other.strength[0] if other.strength else None
    if cap.value is not None and low is not None and low > cap.value:
        return _why(other, cap, "the strength is over the limit")
    if isinstance(other, Movement) and cap.relation in ("at", "at-or-over", "over") and other.status == "planned":
        return _why(other, cap, "the movement would take the force over its limit")
    return None


def strength(a: Told, b: Told) -> str | None:
    """Strengths of the same force, place and time that do not overlap."""
    one, other = a.claim, b.claim
    if (
        not isinstance(one, Presence | Movement)
        or type(one) is not type(other)
        or not isinstance(other, Presence | Movement)
    ):
        return None
    if one.negated or other.negated or not _other_voice(a, b) or not _same_force(one, other):
        return None
    if "possible" in (one.status, other.status) or one.status != other.status:
        return None
    if not _same_strengths_place(one, other) or not _same_time(a, b):
        return None
    if one.strength is None or other.strength is None or _overlap(one.strength, other.strength):
        return None
    return _why(one, other, "the numbers do not meet")


def negation(a: Told, b: Told) -> str | None:
    """One voice says that it is so or will be, the other that it is not or will not."""
    yes, no = a.claim, b.claim
    if yes.negated or not no.negated or not _other_voice(a, b) or type(yes) is not type(no):
        return None
    if isinstance(yes, Talks) and isinstance(no, Talks):
        agree = yes.parties == no.parties
    elif isinstance(yes, Presence | Movement) and isinstance(no, Presence | Movement):
        agree = _same_force(yes, no) and _denies(no, yes)
    else:
        return None
    if not agree or "possible" in (yes.status, no.status) or not _times_meet(a, b):
        return None
    if yes.status != no.status and not (yes.status == "planned" and no.status == "actual"):
        return None
    return _why(yes, no, "the second denies the first")


def time(a: Told, b: Told) -> str | None:
    """The same movement or presence with dates that cannot both be right."""
    one, other = a.claim, b.claim
    if (
        not isinstance(one, Presence | Movement)
        or type(one) is not type(other)
        or not isinstance(other, Presence | Movement)
    ):
        return None
    if one.negated or other.negated or not _other_voice(a, b) or not _same_force(one, other):
        return None
    if one.status != other.status or one.status == "possible" or not _same_move_or_stay(one, other):
        return None
    if isinstance(one, Presence) and (one.strength is None or one.status == "actual"):
        return None
    if one.strength and other.strength and not _overlap(one.strength, other.strength):
        return None
    first, second = a.days, b.days
    if first is None or second is None or not (first[1] < second[0] or second[1] < first[0]):
        return None
    return _why(one, other, "the dates cannot both be right")


RULES: tuple[tuple[ConflictKind, Rule], ...] = (
    ("permission", permission),
    ("limit", limit),
    ("strength", strength),
    ("negation", negation),
    ("time", time),
)


def _why(one: Claim, other: Claim, reason: str) -> str:
    first = tell(one)
    return f"{first[0].upper()}{first[1:]}; {tell(other)}: {reason}."


def _other_voice(a: Told, b: Told) -> bool:
    return a.claim.by != b.claim.by


def _same_force(a: Limit | Movement | Permission | Presence, b: Limit | Movement | Permission | Presence) -> bool:
    return a.force is not None and a.force == b.force


def _met(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _same_strengths_place(a: Presence | Movement, b: Presence | Movement) -> bool:
    """The same ground; or a part and the whole of it, where the part holds more than the whole can."""
    if isinstance(a, Movement) and isinstance(b, Movement):
        return same_ways(a, b) and (a.origin is None) == (b.origin is None)
    if not isinstance(a, Presence) or not isinstance(b, Presence) or a.place is None or a.place != b.place:
        return False
    first, second = presence_ground(a), presence_ground(b)
    if same_ground(first, second):
        return True
    if (first is None) == (second is None) or a.strength is None or b.strength is None:
        return False
    part, whole = (b, a) if first is None else (a, b)
    return part.strength is not None and whole.strength is not None and _above(part.strength, whole.strength)


def _denies(no: Presence | Movement, yes: Presence | Movement) -> bool:
    """Is what is denied as wide as what is told?"""
    if isinstance(no, Movement) and isinstance(yes, Movement):
        return covers(yes, no)
    if isinstance(no, Presence) and isinstance(yes, Presence):
        part = presence_ground(no)
        return (
            no.place is not None and no.place == yes.place and (part is None or same_ground(presence_ground(yes), part))
        )
    return False


def _same_move_or_stay(a: Presence | Movement, b: Presence | Movement) -> bool:
    if isinstance(a, Movement) and isinstance(b, Movement):
        return same_ways(a, b)
    if isinstance(a, Presence) and isinstance(b, Presence):
        return a.place is not None and a.place == b.place and same_ground(presence_ground(a), presence_ground(b))
    return False


def _above(a: Strength, b: Strength) -> bool:
    return b[1] is not None and a[0] > b[1]


def _overlap(a: Strength, b: Strength) -> bool:
    return (a[1] is None or b[0] <= a[1]) and (b[1] is None or a[0] <= b[1])


def _span(told: Told) -> tuple[str, str] | None:
    """The days told, else for what is told as present the report's own day."""
    if told.days is not None:
        return told.days
    if told.claim.status == "actual" and told.date is not None:
        return told.date, told.date
    return None


def _same_time(a: Told, b: Told) -> bool:
    first, second = _span(a), _span(b)
    return first is None or second is None or not (first[1] < second[0] or second[1] < first[0])


def _times_meet(a: Told, b: Told) -> bool:
    first, second = a.days, b.days
    return first is None or second is None or not (first[1] < second[0] or second[1] < first[0])


def _before(b: Told, a: Told) -> bool:
    """Is the strength told of a time before the limit was set, or is it past and the limit of now?"""
    strength_days, limit_days = b.days, a.days
    if strength_days is None:
        return False
    if limit_days is not None and limit_days[0] != _FIRST:
        return strength_days[1] < limit_days[0]
    return b.is_past and limit_days is None
