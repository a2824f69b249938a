"""A telling: a claim or event of a report, as far as it tells of an incident; and the day that it is told of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.ledger.incidents.kinds import Part
from sayso.ledger.incidents.traits import Traits
from sayso.ledger.rows import day
from sayso.records import Interval, Record

LONGEST_DAYS = 7
"""A time told as longer than this does not say on which day something was."""
LONG_AGO = timedelta(31)
"""What was over this long before the report is not of the report's days, however loosely it is told."""
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim or event of a report with its evidence's offsets; `is_dated` where its words tell the day."""

    part: Part
    id: str
    start: int
    end: int
    is_dated: bool
    traits: Traits


def told_day(when: Interval | None, record: Record) -> tuple[date, bool] | None:
    """The first day told, if it is told closely or long ago and lies not after the report; else the report's own.

    Returns:
        The day, and whether the words tell it; `None` where neither they nor the report have one.
    """
    reported = day(record.report.date)
    first, last = (day(when.from_), day(when.to)) if when else (None, None)
    if first is not None and last is not None and (reported is None or first <= reported):
        is_long_ago = reported is not None and last < reported - LONG_AGO
        if is_long_ago or last - first < timedelta(LONGEST_DAYS):
            return first, True
    return None if reported is None else (reported, False)


def content_words(text: str) -> frozenset[str]:
    """The words of four letters or more, in lower case."""
    return frozenset(_WORD.findall(text.lower()))
