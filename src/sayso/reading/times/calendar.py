"""Days, months and feasts: date arithmetic that gives `None` where the calendar ends."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from sayso.reading.times.lexicon import Holiday


def day(year: int, month: int, number: int) -> date | None:
    """The date, or `None` where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def iso_day(text: str | None) -> date | None:
    """The day that an ISO 8601 date or date and time begins with, or `None`."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def add_days(start: date, count: int) -> date | None:
    """The day so many days on."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def add_months(start: date, count: int) -> date | None:
    """The same day so many months on, or the last of that month."""
    months = start.year * 12 + start.month - 1 + count
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(start.day, last_of_month(year, month)))


def last_of_month(year: int, month: int) -> int:
    """The number of days in the month."""
    return calendar.monthrange(year, month)[1]


def week_day(year: int, week: int, weekday: int) -> date | None:
    """The day of an ISO week."""
    try:
        return date.fromisocalendar(year, week, weekday)
    except ValueError:
        return None


def feast_day(feast: Holiday, year: int) -> date | None:
    """The day of a feast in a year."""
    if not 1583 <= year <= 9998:
        return None
    if feast.rule == "fixed":
        return day(year, feast.month, feast.day)
    if feast.rule == "easter":
        return add_days(easter(year), feast.day)
    if feast.rule == "election":
        first_monday = _nth_weekday(year, feast.month, 1, 1)
        return add_days(first_monday, 1)
    return _nth_weekday(year, feast.month, feast.day, feast.nth)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year, month, last_of_month(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)
