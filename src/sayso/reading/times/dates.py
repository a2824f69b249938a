"""Grammar of calendar dates: "Jan. 15, 2020", "23 June", "2019-10-22", "Tuesday", "Christmas"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.reading.quantities.lexicon import word_list as count_words
from sayso.reading.quantities.words import APOSTROPHES, HYPHENS, Words
from sayso.reading.times.lexicon import holidays, numbers, word_list
from sayso.reading.times.meaning import CalendarDate, Expression, Feast
from sayso.reading.times.years import is_year

_DAY = re.compile(r"(?:[1-9]|0[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_ORDINAL_DAY = re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")
_PIVOT = 40
"""Years of two figures are of this century below it."""
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def date_at(words: Words, index: int) -> Expression | None:
    """The calendar date that begins at word `index`."""
    word = words.at(index)
    if word[:1].isdecimal():
        return _numeric(words, index) or _day_month(words, index) or _year(words, index)
    if word in numbers("ordinals") and words.at(index + 1) == "of" and words.at(index + 2) in numbers("months"):
        return _day_month(words, index)
    if word in numbers("weekdays"):
        return _weekday(words, index)
    if word in numbers("months"):
        return _month(words, index)
    return holiday_at(words, index)


def day_of(written: str) -> int | None:
    """A day of the month, with or without its ordinal ending."""
    return int(re.sub(r"\D", "", written)) if _DAY.fullmatch(written) else None


def more_days(words: Words, after: Expression) -> list[Expression]:
    """The further days of "April 24 and 25", "June 3-5"."""
    found: list[Expression] = []
    last = after
    while isinstance(last.meaning, CalendarDate) and last.meaning.month and last.meaning.day:
        link, day = words.at(last.end), day_of(words.at(last.end + 1))
        behind = words.at(last.end + 2)
        if (link not in HYPHENS and link not in ("and", "to", "or")) or day is None or day <= last.meaning.day:
            break
        if behind[:1].isalnum() and behind not in (
            "in",
            "at",
            "to",
            "and",
            "for",
            "as",
            "on",
            "when",
            "with",
            "after",
        ):
            break
        date = CalendarDate(last.meaning.year, last.meaning.month, day)
        last = Expression(last.end + 1, last.end + 2, "DATE", date)
        found.append(last)
    return found


def _numeric(words: Words, index: int) -> Expression | None:
    """ "2019-10-22", "10/22/2019", "22.10.2019"; month first unless it cannot be."""
    written = words.lower[index]
    if dotted := _DOTTED.fullmatch(written):
        return _valid(index, index + 1, int(dotted[3]), int(dotted[2]), int(dotted[1]))
    mark = words.at(index + 1)
    if mark not in ("-", "/") or words.at(index + 3) != mark or not all(words.touches(index + i) for i in range(4)):
        return None
    parts = [written, words.at(index + 2), words.at(index + 4)]
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        # "2019-10-22T10:35" is read as far as the day.
        return None
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return _valid(index, index + 5, first, second, third)
    goes_on = words.touches(index + 4) and words.at(index + 5) in ("-", "/", ":")
    if len(parts[2]) == 2 and len(parts[0]) <= 2 >= len(parts[1]) and not goes_on:
        # "03/22/99", "10-25-89"
        year = third + (2000 if third < _PIVOT else 1900)
        return _valid(index, index + 5, year, first, second)
    if len(parts[2]) == 4 and mark == "/":
        month, day = (second, first) if first > 12 else (first, second)
        return _valid(index, index + 5, third, month, day)
    return None


def _valid(start: int, end: int, year: int, month: int, day: int) -> Expression | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression(start, end, "DATE", CalendarDate(year, month, day))


def _day_month(words: Words, index: int) -> Expression | None:
    """ "23 June 2021", "23rd of June"; "the 23rd" alone is a day of this month only after "on the"."""
    day = day_of(words.lower[index]) or numbers("ordinals").get(words.lower[index])
    if day is None:
        return None
    place = index + 1 + (words.at(index + 1) == "of")
    month = numbers("months").get(words.at(place))
    if month is not None and words.capitalised(place):
        end = place + 1
        year_at = end + (words.at(end) in (".", ","))
        year = is_year(words, year_at, led=True)
        return Expression(index, year_at + 1 if year else end, "DATE", CalendarDate(year, month, day))
    if _ORDINAL_DAY.fullmatch(words.lower[index]) and words.at(index - 1) == "the" and words.at(index - 2) == "on":
        if words.at(index + 1)[:1].isalpha() and words.at(index + 1) not in (
            "and",
            "of",
            "to",
            "in",
            "at",
            "for",
        ):
            return None
        return Expression(index, index + 1, "DATE", CalendarDate(day=day))
    return None


def _month(words: Words, index: int) -> Expression | None:
    if not words.capitalised(index):
        return None
    month = numbers("months")[words.lower[index]]
    end = index + 1
    dotted = words.at(end) == "." and words.touches(index) and len(words.lower[index]) <= 4
    after = end + dotted
    after += words.at(after) == "the" and _ORDINAL_DAY.fullmatch(words.at(after + 1)) is not None
    day = day_of(words.at(after)) if not _clock_follows(words, after) else None
    if day is not None:
        end = after + 1
        comma = words.at(end) == ","
        year = is_year(words, end + comma, led=True)
        if year:
            return Expression(index, end + comma + 1, "DATE", CalendarDate(year, month, day))
        return _of_last_year(words, Expression(index, end, "DATE", CalendarDate(None, month, day)))
    after += words.at(after) in (",", "of")
    year = is_year(words, after, led=True)
    if year:
        return Expression(index, after + 1, "DATE", CalendarDate(year, month))
    if not _stands_as_month(words, index):
        return None
    return _of_last_year(words, Expression(index, end, "DATE", CalendarDate(None, month)))


def _of_last_year(words: Words, date: Expression) -> Expression:
    """ "June last year", "November of next year"."""
    place = date.end + (words.at(date.end) == "of")
    shift = {"last": -1, "this": 0, "next": 1}.get(words.at(place))
    if shift is None or words.at(place + 1) != "year" or not isinstance(date.meaning, CalendarDate):
        return date
    return replace(date, end=place + 2, meaning=replace(date.meaning, year_shift=shift))


def _clock_follows(words: Words, index: int) -> bool:
    if words.at(index + 1) == ":":
        return words.touches(index) and words.touches(index + 1) and words.at(index + 2)[:1].isdecimal()
    return words.at(index + 1) in ("%", "percent", "a.m.", "p.m.")


def _stands_as_month(words: Words, index: int) -> bool:
    """Whether "May", "March" or a first name ("April", "August") is meant as a month."""
    word, before = words.lower[index], words.at(index - 1)
    if word in ("may", "march") and words.at(index - 1) == "the" and _noun_follows(words, index):
        return True
    if word in ("may", "march", "mar"):
        return (before in word_list("before_months") - {",", "the"} and index > 0) or words.at(index + 1) in APOSTROPHES
    if word in ("jan", "jun", "jul", "dec", "sep", "oct", "nov", "feb", "apr", "aug"):
        return words.at(index + 1) == "." and words.touches(index)
    is_name = word in ("april", "june", "august") and words.capitalised(index + 1)
    return not (is_name and before not in word_list("before_months"))


def _noun_follows(words: Words, index: int) -> bool:
    """Whether "the May elections" goes on with a noun, as "the March on the capital" does not."""
    after = words.at(index + 1)
    return after.isalpha() and not words.capitalised(index + 1) and after not in count_words("function_words")


def _weekday(words: Words, index: int) -> Expression | None:
    word = words.lower[index]
    weekday = numbers("weekdays")[word]
    if not words.capitalised(index):
        return None
    end = index + 1
    abbreviated = not word.endswith("day")
    if abbreviated and words.at(end) not in (".", ","):
        return None
    after = end
    while words.at(after) in (",", ".", "the") and after < end + 2:
        after += 1
    if after > end or words.at(after) in numbers("months"):
        date = date_at(words, after) if words.at(after) not in numbers("weekdays") else None
        if date is not None and isinstance(date.meaning, CalendarDate) and date.meaning.day and date.start == after:
            return date.from_word(index)
    return Expression(index, end, "DATE", CalendarDate(weekday=weekday))


def _year(words: Words, index: int) -> Expression | None:
    year = is_year(words, index)
    return Expression(index, index + 1, "DATE", CalendarDate(year)) if year else None


def holiday_at(words: Words, index: int) -> Expression | None:
    """A feast by its name, longest first, with its year where it is told."""
    if not words.capitalised(index):
        return None
    for length in range(5, 0, -1):
        name = tuple("'" if word in APOSTROPHES else word for word in words.lower[index : index + length])
        if name in holidays():
            end = index + len(name)
            after = end + (words.at(end) == ",")
            year = is_year(words, after, led=True)
            return Expression(index, after + 1 if year else end, "DATE", Feast(name, year))
    return None
