"""The five rules. Each takes two claims and says in one sentence why they conflict, or `None`.

A rule may be tried in both orders; strengths and times are compared as intervals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.reading.conflicts.telling import tell
from sayso.records import Claim, ConflictKind, Limit, Movement, Permission, Presence, Strength, Talks

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
        if opposed and _same_force(leave, other) and leave.place == other.place and _met(leave.authority, other.authority):
            return f"One says that leave was given, the other that it was not: {tell(other)}; {tell(leave)}."
        return None
    if isinstance(other, Presence):
        place, name = other.place, "be"
    elif isinstance(other, Movement):
        place, name = other.destination, "come"
    else:
        return None
    if other.negated or other.status == "possible" or place is None or place != leave.place or not _same_force(leave, other):
        return None
    if isinstance(other, Presence) and b.is_past and leave.status == "revoked":
        return None
    if leave.status == "revoked" and _ends_before(b, a):
        return None
    return f"A force would {name} where its leave was {leave.status}: {tell(other)}; {tell(leave)}."


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
    if other.negated or place != cap.place or place is None or not _same_force(cap, other) or other.status == "possible":
        return None
    if _before(b, a):
        return None
    low = other.strength[0] if other.strength else None
    if cap.value is not None and low is not None and low > cap.value:
        return f"A strength is over the limit: {tell(other)}; {tell(cap)}."
    if isinstance(other, Movement) and cap.relation in ("at", "at-or-over", "over") and other.status == "planned":
        return f"A movement would take a force further over its limit: {tell(other)}; {tell(cap)}."
    return None


def strength(a: Told, b: Told) -> str | None:
    """Strengths of the same force, place and time that do not overlap."""
    one, other = a.claim, b.claim
    if not isinstance(one, Presence | Movement) or type(one) is not type(other) or not isinstance(other, Presence | Movement):
        return None
    if one.negated or other.negated or not _other_voice(a, b) or not _same_force(one, other):
        return None
    if "possible" in (one.status, other.status) or one.status != other.status:
        return None
    if not _same_places(one, other) or not _same_time(a, b):
        return None
    if one.strength is None or other.strength is None or _overlap(one.strength, other.strength):
        return None
    return f"Their numbers do not meet: {tell(one)}; {tell(other)}."


def negation(a: Told, b: Told) -> str | None:
    """One voice says that it is so or will be, the other that it is not or will not."""
    yes, no = a.claim, b.claim
    if yes.negated or not no.negated or not _other_voice(a, b) or type(yes) is not type(no):
        return None
    if isinstance(yes, Talks) and isinstance(no, Talks):
        agree = yes.parties == no.parties
    elif isinstance(yes, Presence | Movement) and isinstance(no, Presence | Movement):
        agree = _same_force(yes, no) and _same_places(yes, no)
    else:
        return None
    if not agree or "possible" in (yes.status, no.status) or not _times_meet(a, b):
        return None
    if yes.status != no.status and not (yes.status == "planned" and no.status == "actual"):
        return None
    return f"One says so, the other denies it: {tell(yes)}; {tell(no)}."


def time(a: Told, b: Told) -> str | None:
    """The same movement or presence with dates that cannot both be right."""
    one, other = a.claim, b.claim
    if not isinstance(one, Presence | Movement) or type(one) is not type(other) or not isinstance(other, Presence | Movement):
        return None
    if one.negated or other.negated or not _other_voice(a, b) or not _same_force(one, other):
        return None
    if one.status != other.status or one.status == "possible" or not _same_places(one, other):
        return None
    if isinstance(one, Presence) and (one.strength is None or one.status == "actual"):
        return None
    if one.strength and other.strength and not _overlap(one.strength, other.strength):
        return None
    first, second = a.days, b.days
    if first is None or second is None or not (first[1] < second[0] or second[1] < first[0]):
        return None
    return f"Their dates cannot both be right: {tell(one)}; {tell(other)}."


RULES: tuple[tuple[ConflictKind, Rule], ...] = (
    ("permission", permission),
    ("limit", limit),
    ("strength", strength),
    ("negation", negation),
    ("time", time),
)


def _other_voice(a: Told, b: Told) -> bool:
    return a.claim.by != b.claim.by


def _same_force(a: Limit | Movement | Permission | Presence, b: Limit | Movement | Permission | Presence) -> bool:
    return a.force is not None and a.force == b.force


def _met(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _same_places(a: Presence | Movement, b: Presence | Movement) -> bool:
    if isinstance(a, Presence) and isinstance(b, Presence):
        return a.place is not None and a.place == b.place and _same_extent(a, b)
    if isinstance(a, Movement) and isinstance(b, Movement):
        ends = [(a.origin, b.origin), (a.destination, b.destination)]
        return all(x == y for x, y in ends if x and y) and any(x and x == y for x, y in ends)
    return False


def _same_extent(a: Presence, b: Presence) -> bool:
    """Fewer in a part of a land than in the whole is no conflict; more in the part than in the whole is."""
    part_a, part_b = _is_part(a), _is_part(b)
    if part_a == part_b or a.strength is None or b.strength is None:
        return True
    part, whole = (a.strength, b.strength) if part_a else (b.strength, a.strength)
    return whole[1] is not None and part[0] > whole[1]


def _is_part(claim: Presence) -> bool:
    name = (claim.place_name or "").lower()
    return any(word in name.split() for word in ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "base", "camp", "near"))


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
