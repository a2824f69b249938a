"""What a time expression means before it is resolved against a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sayso.records import TimeType

Edge = Literal["start", "mid", "end"]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A year, month, day or weekday, as far as told.

    `which` picks the last (-1), this (0) or the next one (1); `year_shift` counts years from the report's
    ("June last year").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class YearPart:
    """A season, quarter or half ("SP", "Q1", "H2") of a year."""

    code: str
    year: int | None = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday by the words of its name."""

    name: tuple[str, ...]
    year: int | None = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the report's date, or from the time told before it (`anchored`)."""

    unit: str
    count: int | None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """The week ("W") or weekend ("WE") that a day lies in, or the day ("D") so many days from it."""

    unit: str
    day: CalendarDate
    count: int = 0


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `direction` is -1 for one that ends now ("the past week"), 1 for one that begins now."""

    unit: str
    count: float | None
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no date: a set, a decade, a century, PRESENT_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day ("T10:35", "TMO") on a day; `None` is the day told beside it, or the report's."""

    time: str
    day: CalendarDate | Shift | None = None


Meaning = CalendarDate | YearPart | Feast | Shift | Beside | Length | Fixed | Clock


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression in words `start` to `end`, half-open."""

    start: int
    end: int
    type: TimeType
    meaning: Meaning
    edge: Edge | None = None

    def from_word(self, start: int) -> Expression:
        """The same, with words before it taken in."""
        return replace(self, start=start)

    def to_word(self, end: int) -> Expression:
        """The same, with words behind it taken in."""
        return replace(self, end=end)
