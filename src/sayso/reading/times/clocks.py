"""Grammar of times of day: "10:35 a.m.", "0735 GMT", "noon", "Friday night", "this morning"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.reading.quantities.words import APOSTROPHES, HYPHENS, Words
from sayso.reading.times.dates import date_at
from sayso.reading.times.lexicon import codes, numbers
from sayso.reading.times.meaning import CalendarDate, Clock, Expression, Shift

_HOUR = re.compile(r"\d{1,2}")
_HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}
_TOLD_PARTS = {"that": 0, "same": 0, "next": 1, "following": 1, "previous": -1}
_DEICTIC_PARTS = {"this": 0, "last": -1}


def clock_at(words: Words, index: int) -> Expression | None:
    """The time of day that begins at word `index`."""
    word = words.at(index)
    if word[:1].isdecimal():
        return _with_zone(words, _twenty_four(words, index) or _twelve(words, index))
    if word in numbers("clock_words"):
        if words.at(index + 1) in HYPHENS or (words.capitalised(index) and words.at(index - 1) == "high"):
            # "High Noon": a title
            return None
        return Expression(index, index + 1, "TIME", Clock(f"T{numbers('clock_words')[word]}:00"))
    if word in codes("parts_of_day") and words.at(index + 1) == "of":
        return _part_of_date(words, index)
    code = codes("parts_of_day").get(words.at(index + 1))
    if word in _TOLD_PARTS and code:
        day_told = Shift("D", _TOLD_PARTS[word], anchored=True)
        return Expression(index, index + 2, "TIME", Clock(f"T{code}", day_told))
    if word in _DEICTIC_PARTS and code:
        if word == "last" and words.at(index + 1) != "night":
            return None
        return Expression(index, index + 2, "TIME", Clock(f"T{code}", Shift("D", _DEICTIC_PARTS[word])))
    if word == "tonight":
        return Expression(index, index + 1, "TIME", Clock("TNI", Shift("D", 0)))
    return None


def with_part_of_day(words: Words, day: Expression) -> Expression:
    """ "Friday" as "Friday morning", where the part of the day follows."""
    code = codes("parts_of_day").get(words.at(day.end))
    meaning = day.meaning
    is_day = isinstance(meaning, CalendarDate) and (meaning.weekday is not None or meaning.day is not None)
    is_day = is_day or (isinstance(meaning, Shift) and meaning.unit == "D")
    if code is None or not is_day or not isinstance(meaning, CalendarDate | Shift):
        return day
    return replace(day, end=day.end + 1, type="TIME", meaning=Clock(f"T{code}", meaning))


def with_day(clock: Expression, day: Expression) -> Expression:
    """ "9 a.m. EST" as "9 a.m. EST Tuesday"."""
    if not isinstance(clock.meaning, Clock) or not isinstance(day.meaning, CalendarDate | Shift):
        return clock
    return replace(clock, end=day.end, meaning=Clock(clock.meaning.time, day.meaning))


def _part_of_date(words: Words, index: int) -> Expression | None:
    """ "night of March 3"."""
    day = date_at(words, index + 2)
    if day is None or not isinstance(day.meaning, CalendarDate) or not (day.meaning.day or day.meaning.weekday):
        return None
    return Expression(index, day.end, "TIME", Clock(f"T{codes('parts_of_day')[words.lower[index]]}", day.meaning))


def _twenty_four(words: Words, index: int) -> Expression | None:
    """ "16:20", "10:35 a.m.", "06h30", "0735 GMT"."""
    written = words.lower[index]
    if not written.isascii() or (
        index and words.touches(index - 1) and words.at(index - 1) in ("/", ":", "-", ".", "$")
    ):
        return None
    if re.fullmatch(r"[0-2]\d[0-5]\d", written) and words.at(index + 1) in (
        "gmt",
        "utc",
        "hours",
        "hrs",
        "z",
    ):
        return _clock(index, index + 1, int(written[:2]), int(written[2:]), None)
    if not _HOUR.fullmatch(written) or not words.touches(index):
        return None
    compact = re.fullmatch(r"h([0-5]\d)", words.at(index + 1))
    if compact is not None:
        return _clock(index, index + 2, int(written), int(compact[1]), None)
    minutes = words.at(index + 2)
    if words.at(index + 1) not in (":", ".") or not words.touches(index + 1) or not re.fullmatch(r"[0-5]\d", minutes):
        return None
    end = index + 3
    if words.at(end) == ":" and re.fullmatch(r"[0-5]\d", words.at(end + 1)) and words.touches(end - 1):
        end += 2
    half = _HALVES.get(words.at(end))
    return _clock(index, end + (half is not None), int(written), int(minutes), half)


def _twelve(words: Words, index: int) -> Expression | None:
    """ "5 p.m.", "5pm", "5.30 p.m.", "5 o'clock", "4 in the morning"."""
    written = words.lower[index]
    half = _HALVES.get(words.at(index + 1))
    if half is not None:
        told = re.fullmatch(r"(\d{1,2})(?:\.([0-5]\d))?", written)
        return _clock(index, index + 2, int(told[1]), int(told[2] or 0), half) if told else None
    if not _HOUR.fullmatch(written):
        return None
    end = index + 1
    oclock = words.at(end) == "o" and words.at(end + 1) in APOSTROPHES and words.at(end + 2) == "clock"
    end += 3 * oclock
    if (
        words.at(end) == "in"
        and words.at(end + 1) == "the"
        and words.at(end + 2) in ("morning", "afternoon", "evening")
    ):
        return _clock(index, end + 3, int(written), 0, 0 if words.at(end + 2) == "morning" else 12)
    return _clock(index, end, int(written), 0, None) if oclock else None


def _clock(start: int, end: int, hour: int, minute: int, half: int | None) -> Expression | None:
    if hour > 24 or (half is not None and not 1 <= hour <= 12):
        return None
    if half is not None:
        hour = hour % 12 + half
    return Expression(start, end, "TIME", Clock(f"T{hour:02d}:{minute:02d}"))


def _with_zone(words: Words, clock: Expression | None) -> Expression | None:
    """Take in the zone; only Greenwich time is told in the value, for the others' letters are ambiguous."""
    if clock is None or not isinstance(clock.meaning, Clock):
        return clock
    zone = words.at(clock.end)
    if zone not in numbers("zones") or not words.surface(clock.end)[0].isupper():
        return clock.to_word(clock.end + 1) if zone in ("hours", "hrs") else clock
    time = clock.meaning.time + ("Z" if zone in ("gmt", "utc", "z") else "")
    return replace(clock, end=clock.end + 1, meaning=Clock(time, clock.meaning.day))
