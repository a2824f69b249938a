"""From TIMEX3 values to ranges of days."""

from __future__ import annotations

import re
from datetime import date

from sayso.reading.times.calendar import add_days, day, last_of_month, week_day
from sayso.reading.times.meaning import Edge

Days = tuple[date | None, date | None]
"""First and last day, both included; `None` is an open or unknown end."""

UNKNOWN: Days = (None, None)
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_WEEK = re.compile(r"(\d{4})-W(\d{1,2})(?:-(WE|[1-7]))?")
_YEAR_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_CALENDAR = re.compile(r"(\d{2,4})(?:-(\d{2})(?:-(\d{2}))?)?")


def interval_of(value: str) -> tuple[str | None, str | None]:
    """The days that a TIMEX3 value covers, both included, as ISO 8601 dates.

    Reads days, weeks, weekends, months, quarters, halves, seasons (meteorological; winter begins in
    December), years, decades ("199") and centuries ("19"); a time of day covers its day. Gives `(None,
    None)` for durations, sets, references, fiscal years (no telling when they begin) and values with
    unknown parts. Never raises.
    """
    first, last = days_of(value)
    return _iso(first), _iso(last)


def days_of(value: str) -> Days:
    """As `interval_of`, in dates."""
    told = value.partition("T")[0]
    if not told.isascii():
        return UNKNOWN
    if match := _WEEK.fullmatch(told):
        return _week(int(match[1]), int(match[2]), match[3])
    if match := _YEAR_PART.fullmatch(told):
        return _year_part(int(match[1]), match[2])
    if match := _CALENDAR.fullmatch(told):
        return _calendar(match[1], match[2], match[3])
    return UNKNOWN


def edge_of(days: Days, edge: Edge | None) -> Days:
    """The first, middle or last third of a range: "early March", "mid-2019", "the end of the year"."""
    first, last = days
    if edge is None or first is None or last is None or first == last:
        return days
    third = ((last - first).days + 1) / 3
    if edge == "start":
        return first, add_days(first, max(0, round(third) - 1))
    if edge == "end":
        return add_days(last, 1 - max(1, round(third))), last
    return add_days(first, round(third)), add_days(last, -round(third))


def opened(days: Days, lead: str | None) -> Days:
    """The range that a word before the time makes of it: "until" opens the start, "since" the end.

    "before" ends the day before, "after" begins the day after.
    """
    first, last = days
    if lead == "until":
        return None, last
    if lead == "since":
        return first, None
    if lead == "before":
        return None, None if first is None else add_days(first, -1)
    if lead == "after":
        return None if last is None else add_days(last, 1), None
    return days


def _iso(when: date | None) -> str | None:
    return None if when is None else when.isoformat()


def _whole(first: date | None, last: date | None) -> Days:
    return (first, last) if first is not None and last is not None else UNKNOWN


def _week(year: int, week: int, weekday: str | None) -> Days:
    if weekday == "WE":
        return _whole(week_day(year, week, 6), week_day(year, week, 7))
    if weekday is not None:
        return _whole(week_day(year, week, int(weekday)), week_day(year, week, int(weekday)))
    return _whole(week_day(year, week, 1), week_day(year, week, 7))


def _year_part(year: int, code: str) -> Days:
    if code in _SEASON_MONTHS:
        begin, end = _SEASON_MONTHS[code]
    else:
        length = 3 if code[0] == "Q" else 6
        end = int(code[1]) * length
        begin = end - length + 1
    end_year = year + (end < begin)
    if not 1 <= year <= end_year <= 9999:
        return UNKNOWN
    return day(year, begin, 1), day(end_year, end, last_of_month(end_year, end))


def _calendar(year: str, month: str | None, number: str | None) -> Days:
    if len(year) < 4:
        years = 10 ** (4 - len(year))
        start = int(year) * years
        return _whole(day(start, 1, 1), day(start + years - 1, 12, 31)) if month is None else UNKNOWN
    if month is None:
        return _whole(day(int(year), 1, 1), day(int(year), 12, 31))
    if not (1 <= int(month) <= 12 and int(year)):
        return UNKNOWN
    if number is None:
        return day(int(year), int(month), 1), day(int(year), int(month), last_of_month(int(year), int(month)))
    only = day(int(year), int(month), int(number))
    return only, only
