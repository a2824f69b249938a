"""From what an expression means to its TIMEX3 value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.reading.times.calendar import add_days, add_months, day, feast_day
from sayso.reading.times.intervals import days_of
from sayso.reading.times.lexicon import holidays
from sayso.reading.times.meaning import Beside, CalendarDate, Clock, Feast, Fixed, Length, Meaning, Shift, YearPart

Tense = Literal[-1, 0, 1]
"""Past, present (or not told), future."""

_PERIODS = {
    "S": ("T", 1, "S"),
    "MI": ("T", 1, "M"),
    "H": ("T", 1, "H"),
    "D": ("", 1, "D"),
    "NI": ("", 1, "D"),
    "W": ("", 1, "W"),
    "WE": ("", 2, "D"),
    "F": ("", 2, "W"),
    "M": ("", 1, "M"),
    "Q": ("", 3, "M"),
    "Y": ("", 1, "Y"),
    "DE": ("", 10, "Y"),
    "CE": ("", 100, "Y"),
}
_YEAR_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12])")
# Within so many days of the report the nearest day or season is meant, whatever the tense of the verb.
_NEAR = 120


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against: `anchor` is the value of the date told before."""

    date: date | None
    tense: Tense = 0
    anchor: str | None = None


def resolve(meaning: Meaning, context: Context) -> str | None:
    """The TIMEX3 value; without a date XXXX-forms, or `None` where TIMEX3 has none."""
    match meaning:
        case Fixed():
            return meaning.value
        case Length():
            return _length(meaning)
        case CalendarDate():
            return _calendar(meaning, context)
        case YearPart():
            return _year_part(meaning, context)
        case Feast():
            return _feast(meaning, context)
        case Shift():
            return _shift(meaning, context)
        case Beside():
            return _beside(meaning, context)
        case Clock():
            return _clock(meaning, context)


def _length(length: Length) -> str:
    time, factor, code = _PERIODS[length.unit]
    if length.count is None:
        return f"P{time}X{length.unit if length.unit in ('DE', 'CE') else code}"
    count = length.count * factor
    if code == "H" and count % 1:
        whole = int(count)
        return f"PT{whole}H{(count - whole) * 60:.0f}M" if whole else f"PT{count * 60:.0f}M"
    return f"P{time}{count:g}{code}" if count < 10**6 else f"P{time}{int(count)}{code}"


def _calendar(told: CalendarDate, context: Context) -> str | None:
    if told.year is not None:
        return _written(told.year, told.month, told.day)
    if told.year_shift is not None and context.date is not None:
        return _written(context.date.year + told.year_shift, told.month, told.day)
    if told.month is None and told.day is None:
        return _weekday(told, context)
    if context.date is None:
        return None if told.month is None else f"XXXX-{told.month:02d}" + (f"-{told.day:02d}" if told.day else "")
    if told.month is None:
        return _day_of_month(told.day or 1, context)
    choices = [when for year in _years(context.date) if (when := day(year, told.month, told.day or 1))]
    if told.weekday is not None:
        choices = [when for when in choices if when.isoweekday() == told.weekday] or choices
    if told.day is None:
        here = date(context.date.year, context.date.month, 1)
        chosen = _chosen(choices, here, told.which, context.tense, 0)
    else:
        chosen = _chosen(choices, context.date, told.which, context.tense, _NEAR)
    return None if chosen is None else _written(chosen.year, told.month, told.day)


def _written(year: int, month: int | None, number: int | None) -> str:
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if number is None else f"{year:04d}-{month:02d}-{number:02d}"


def _years(near: date) -> range:
    return range(max(1, near.year - 1), min(9999, near.year + 1) + 1)


def _chosen(choices: list[date], here: date, which: int | None, tense: Tense, near: int) -> date | None:
    """The choice that `which` picks; else the nearest, or where that is far, the one that the tense picks."""
    if which == 0:
        return next((choice for choice in choices if choice.year == here.year), None)
    if which is not None:
        side = [choice for choice in choices if (choice - here).days * which > 0]
    else:
        closest = min(choices, key=lambda choice: abs((choice - here).days), default=None)
        if closest is None or tense == 0 or abs((closest - here).days) <= near:
            return closest
        side = [choice for choice in choices if (choice - here).days * tense >= 0] or choices
    return min(side, key=lambda choice: abs((choice - here).days), default=None)


def _day_of_month(number: int, context: Context) -> str | None:
    assert context.date is not None
    months = [add_months(date(context.date.year, context.date.month, 1), shift) for shift in (-1, 0, 1)]
    choices = [when for first in months if first and (when := day(first.year, first.month, number))]
    chosen = _chosen(choices, context.date, None, context.tense, 5)
    return None if chosen is None else chosen.isoformat()


def _weekday(told: CalendarDate, context: Context) -> str | None:
    if told.weekday is None:
        return None
    if context.date is None:
        return f"XXXX-WXX-{told.weekday}"
    back = (context.date.isoweekday() - told.weekday) % 7
    ahead = (told.weekday - context.date.isoweekday()) % 7
    if told.which == 0:
        shift = told.weekday - context.date.isoweekday()
    elif told.which == -1:
        shift = -(back or 7)
    elif told.which == 1:
        shift = ahead or 7
    else:
        shift = ahead if context.tense > 0 else -back
    chosen = add_days(context.date, shift)
    return None if chosen is None else chosen.isoformat()


def _year_part(told: YearPart, context: Context) -> str | None:
    if told.year is not None:
        return f"{told.year:04d}-{told.code}"
    if context.date is None:
        return f"XXXX-{told.code}"
    if told.which is not None and told.code[0] in "QH":
        return f"{context.date.year + told.which:04d}-{told.code}"
    spans = [(year, days_of(f"{year:04d}-{told.code}")) for year in _years(context.date)]
    starts = {first: year for year, (first, last) in spans if first and last and _may_be(told, context, first, last)}
    # The reports of a quarter come with its end, so that the tense tells more than the distance.
    near = 0 if told.code[0] in "QH" else _NEAR
    chosen = _chosen(list(starts), context.date, told.which, context.tense, near)
    return None if chosen is None else f"{starts[chosen]:04d}-{told.code}"


def _may_be(told: YearPart, context: Context, first: date, last: date) -> bool:
    """ "Last fall" is over; "next fall" has not begun."""
    assert context.date is not None
    return (told.which != -1 or last < context.date) and (told.which != 1 or first > context.date)


def _feast(told: Feast, context: Context) -> str | None:
    feast = holidays()[told.name]
    if told.year is not None:
        when = feast_day(feast, told.year)
        return None if when is None else when.isoformat()
    if context.date is None:
        return f"XXXX-{feast.month:02d}-{feast.day:02d}" if feast.rule == "fixed" else None
    choices = [when for year in _years(context.date) if (when := feast_day(feast, year))]
    chosen = _chosen(choices, context.date, told.which, context.tense, _NEAR)
    return None if chosen is None else chosen.isoformat()


def _shift(told: Shift, context: Context) -> str | None:
    if told.anchored and told.unit in ("Q", "Y") and (part := _YEAR_PART.fullmatch(context.anchor or "")):
        # A year before a quarter is told, the same quarter is meant.
        return f"{int(part[1]) + (told.count or 0):04d}-{part[2]}" if told.unit == "Y" else context.anchor
    if told == Shift("Q", 0, anchored=True):
        return _shift(Shift("Q", -1), context)
    base = _base(told, context)
    if base is None or told.count is None:
        return None
    if told.unit in ("S", "MI", "H"):
        return f"{base.isoformat()}TXX:XX"
    if told.unit in ("D", "NI"):
        moved = add_days(base, told.count)
        return None if moved is None else moved.isoformat()
    if told.unit in ("W", "WE", "F"):
        return _shifted_week(told, base, context.tense)
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[told.unit] * told.count
    moved = add_months(base, months)
    if moved is None:
        return None
    if told.unit == "M":
        return f"{moved.year:04d}-{moved.month:02d}"
    if told.unit == "Q":
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    if abs(told.count) > 1 or told.unit == "Y":
        return f"{moved.year:04d}"
    return f"{moved.year:04d}"[: 3 if told.unit == "DE" else 2]


def _shifted_week(told: Shift, base: date, tense: Tense) -> str | None:
    count = (told.count or 0) * (2 if told.unit == "F" else 1)
    # "at the weekend" of a report from Monday to Friday is the one before where the verb is past.
    if told.unit == "WE" and told.count == 0 and tense < 0 and base.isoweekday() < 6:
        count -= 1
    moved = add_days(base, 7 * count)
    return None if moved is None else _week(moved, told.unit)


def _beside(told: Beside, context: Context) -> str | None:
    first, _ = days_of(_calendar(told.day, context) or "")
    if first is None or told.unit != "D":
        return None if first is None else _week(first, told.unit)
    moved = add_days(first, told.count)
    return None if moved is None else moved.isoformat()


def _week(day_in: date, unit: str) -> str:
    year, week, _ = day_in.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")


def _base(told: Shift, context: Context) -> date | None:
    """The day to count from; one told before must be as fine as the unit."""
    if not told.anchored:
        return context.date
    if context.anchor is None:
        # "two days earlier" without a date before it is told from the report's; "later" is not.
        return context.date if told.count is not None and (told.count < 0 or told.count == 1) else None
    first, last = days_of(context.anchor)
    if first is None or last is None:
        return None
    finest = {"D": 1, "NI": 1, "S": 1, "MI": 1, "H": 1, "W": 7, "WE": 7, "F": 7, "M": 31, "Q": 92}.get(told.unit, 366)
    return first if (last - first).days < finest else None


def _clock(told: Clock, context: Context) -> str:
    on = None if told.day is None else resolve(told.day, context)
    if told.day is None and context.date is not None:
        on = context.date.isoformat()
    return f"{on or 'XXXX-XX-XX'}{told.time}"


def length_days(start: date, length: Length, sign: int) -> date | None:
    """The day that lies the length after (`sign` 1) or before (-1) `start`; `None` for a vague one."""
    if length.count is None:
        return None
    _, factor, code = _PERIODS[length.unit]
    count = sign * length.count * factor
    if length.unit in ("S", "MI", "H"):
        return start
    if code == "Y":
        return add_months(start, int(count * 12))
    if code == "M":
        return add_months(start, int(count))
    return add_days(start, int(count * (7 if code == "W" else 1)))
