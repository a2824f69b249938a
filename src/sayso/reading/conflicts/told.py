"""A claim as the rules see it: with the days it tells of, and the few comparisons that all rules share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day

from sayso.records import Claim, Limit, Movement, Permission, Presence, Strength

Days = tuple[str, str]
"""First and last day (ISO 8601), both included."""
_LONG = 30
"""After how many days what was said of the present is no longer taken for it."""
_YEAR = 365
FIRST, LAST = "0000-00-00", "9999-99-99"
"""Days before and after all others, for an end that is open."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the date of its report, against which "now" is read, and the days on which it was said, if told."""

    claim: Claim
    date: str | None = None
    said: Days | None = None

    @property
    def days(self) -> Days | None:
        """First and last day told, open ends filled; `None` where no time is told."""
        when = self.claim.when
        if when is None or (when.from_ is None and when.to is None):
            return None
        return when.from_ or FIRST, when.to or LAST

    @property
    def days_or_now(self) -> Days | None:
        """The days told, else for what is told as present those on which it was said, or the report's own day."""
        days = self.days
        if days is None and self.claim.status == "actual" and self.date is not None:
            return self.said if self.said and _is_long_before(self.said, self.date) else (self.date, self.date)
        return days

    @property
    def is_past(self) -> bool:
        """Is it told of a time that ended before the report's date?"""
        days = self.days
        return bool(days and self.date and days[1] < self.date)

    @property
    def is_long_past(self) -> bool:
        """Is it told of a time that ended a year or more before the report's date?"""
        days = self.days
        return bool(days and self.date and _is_long_before(days, self.date, _YEAR))


def _is_long_before(days: Days, date: str, long: int = _LONG) -> bool:
    """Do the days end so long before a date that what was true of them need not be now?"""
    try:
        return (day.fromisoformat(date) - day.fromisoformat(days[1])).days >= long
    except ValueError:
        return False


def are_apart(a: Days | None, b: Days | None) -> bool:
    """Do the days have none in common? Days that are not told may be any."""
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def other_voice(a: Told, b: Told) -> bool:
    """Are they told by two voices?"""
    return a.claim.by != b.claim.by


def same_force(a: Limit | Movement | Permission | Presence, b: Limit | Movement | Permission | Presence) -> bool:
    """Are they told of one and the same force?"""
    return a.force is not None and a.force == b.force


def overlap(a: Strength, b: Strength) -> bool:
    """Is there a number that both strengths allow?"""
    return (a[1] is None or b[0] <= a[1]) and (b[1] is None or a[0] <= b[1])
