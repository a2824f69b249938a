"""Grammar of times told from now or from a time before: "last week", "two years ago", "five days"."""

from __future__ import annotations

from fractions import Fraction

from sayso.reading.quantities.numerals import Numeral, read_numeral
from sayso.reading.quantities.words import HYPHENS, Words
from sayso.reading.times.dates import date_at, holiday_at
from sayso.reading.times.lexicon import codes, numbers, word_list
from sayso.reading.times.meaning import (
    Beside,
    CalendarDate,
    Expression,
    Feast,
    Fixed,
    Length,
    Meaning,
    Shift,
    YearPart,
)

_FRACTIONS = {"1/2": Fraction(1, 2), "1/4": Fraction(1, 4), "3/4": Fraction(3, 4)}
_CLOCK_UNITS = ("S", "MI", "H")


def period_at(words: Words, index: int) -> Expression | None:
    """The period or relative date that begins at word `index`."""
    word = words.at(index)
    if word == "the":
        return _after_the(words, index)
    if word in numbers("which"):
        return _neighbour(words, index)
    if word in ("that", "same"):
        return _same(words, index)
    if word in numbers("days_off"):
        return _day_off(words, index)
    if word in codes("longs"):
        return Expression(index, index + 1, "DURATION", Fixed(codes("longs")[word]))
    if word in codes("units"):
        return _week_of(words, index) or _bare_units(words, index)
    return _counted(words, index)


def _after_the(words: Words, index: int) -> Expression | None:
    """ "the past two months", "the next day", "the weekend", "the same day", "the day before yesterday"."""
    after = words.at(index + 1)
    if after == "day" and words.at(index + 2) in ("before", "after"):
        return _day_beside(words, index)
    if (found := _week_of(words, index + 1)) is not None:
        return found.from_word(index)
    if after in ("weekend", "week-end"):
        return Expression(index, index + 2, "DATE", Shift("WE", 0))
    if after in ("day", "week", "month", "year") and words.at(index + 2) in ("before", "earlier"):
        return Expression(index, index + 3, "DATE", Shift(codes("units")[after], -1, anchored=True))
    if after == "last" and words.at(index + 2) in ("week", "month", "year", "decade", "century"):
        return Expression(index, index + 3, "DURATION", Length(codes("units")[words.at(index + 2)], 1, -1))
    if after == "same" or after in numbers("which"):
        found = period_at(words, index + 1)
        if found is None:
            return None
        # "the next day", "the following week" are told from the time before; "the last week" ends now.
        if isinstance(found.meaning, Shift) and after in ("next", "following", "previous"):
            shift = found.meaning
            return Expression(index, found.end, found.type, Shift(shift.unit, shift.count, anchored=True))
        return found.from_word(index) if not isinstance(found.meaning, CalendarDate) else found
    if after in codes("parts_of_day"):
        return None
    if after in ("recent", "few"):
        found = period_at(words, index + 1)
        return None if found is None else found.from_word(index)
    return None


def _day_beside(words: Words, index: int) -> Expression | None:
    """ "the day before yesterday", "the day after last Tuesday"."""
    off = {"before": -1, "after": 1}[words.lower[index + 2]]
    day = date_at(words, index + 3) or period_at(words, index + 3)
    if day is None or day.type != "DATE":
        return None
    if isinstance(day.meaning, Shift) and day.meaning.unit == "D" and day.meaning.count is not None:
        return Expression(index, day.end, "DATE", Shift("D", day.meaning.count + off))
    if isinstance(day.meaning, CalendarDate) and (day.meaning.day or day.meaning.weekday):
        return Expression(index, day.end, "DATE", Beside("D", day.meaning, off))
    return None


def _week_of(words: Words, index: int) -> Expression | None:
    """ "week of March 6"."""
    unit = {"week": "W", "weekend": "WE"}.get(words.at(index))
    day = date_at(words, index + 2) if unit and words.at(index + 1) == "of" else None
    if unit is None or day is None or not isinstance(day.meaning, CalendarDate) or not day.meaning.day:
        return None
    return Expression(index, day.end, "DATE", Beside(unit, day.meaning))


def _neighbour(words: Words, index: int) -> Expression | None:
    """ "last week", "next three days", "coming weeks", "last Tuesday", "next Christmas"."""
    which = numbers("which")[words.lower[index]]
    if words.lower[index] == "following" and words.at(index - 1) != "the":
        return None
    place = index + 1
    word = words.at(place)
    if words.lower[index] == "this" and word in ("past", "coming"):
        found = _neighbour(words, place)
        return None if found is None else found.from_word(index)
    part = codes("parts_of_day").get(word)
    unit = codes("units").get(word)
    if unit is not None and word in word_list("singular_units") and unit not in (*_CLOCK_UNITS, "NI"):
        if words.lower[index] == "past" and unit != "WE":
            return Expression(index, place + 1, "DURATION", Length(unit, 1, -1))
        if unit == "F":
            return Expression(index, place + 1, "DURATION", Length("F", 1, which))
        anchored = words.lower[index] == "following"
        return Expression(index, place + 1, "DATE", Shift(unit, which, anchored))
    if (
        word in codes("units")
        and word not in word_list("singular_units")
        and words.lower[index] not in ("this", "following")
    ):
        return Expression(index, place + 1, "DURATION", Length(codes("units")[word], None, which))
    if part is not None or word in codes("seasons") or word in ("quarter", "half"):
        return _neighbour_part(words, index, which)
    if word in numbers("weekdays") or (word in numbers("months") and words.capitalised(place)):
        found = date_at(words, place)
        if found is None and words.capitalised(place):
            found = Expression(place, place + 1, "DATE", CalendarDate(month=numbers("months").get(word)))
        if found is not None and isinstance(found.meaning, CalendarDate):
            date = found.meaning
            chosen = CalendarDate(date.year, date.month, date.day, date.weekday, which)
            return Expression(index, found.end, "DATE", chosen)
        return None
    feast = holiday_at(words, place)
    if feast is not None and isinstance(feast.meaning, Feast):
        return Expression(index, feast.end, "DATE", Feast(feast.meaning.name, feast.meaning.year, which))
    length = _length(words, place)
    if length is None or words.lower[index] == "this":
        return None
    end, unit, count = length
    return Expression(index, end, "DURATION", Length(unit, count, which))


def _neighbour_part(words: Words, index: int, which: int) -> Expression | None:
    word = words.at(index + 1)
    if word in codes("seasons"):
        return Expression(index, index + 2, "DATE", YearPart(codes("seasons")[word], None, which))
    return None


def _same(words: Words, index: int) -> Expression | None:
    """ "that day", "the same year": the time told before."""
    unit = codes("units").get(words.at(index + 1))
    if unit not in ("D", "W", "M", "Y", "WE") or words.at(index + 1) not in word_list("singular_units"):
        return None
    return Expression(index, index + 2, "DATE", Shift(unit, 0, anchored=True))


def _day_off(words: Words, index: int) -> Expression:
    return Expression(index, index + 1, "DATE", Shift("D", numbers("days_off")[words.lower[index]]))


def _bare_units(words: Words, index: int) -> Expression | None:
    """ "years ago", "for weeks", "minutes later", "day-long"."""
    word, unit = words.lower[index], codes("units")[words.lower[index]]
    if words.at(index + 1) in HYPHENS and words.at(index + 2) == "long":
        count = 1 if word in word_list("singular_units") else None
        return Expression(index, index + 3, "DURATION", Length(unit, count))
    if word in word_list("singular_units"):
        return None
    found = _direction(words, index, index + 1, unit, None)
    if found is not None or words.at(index - 1) in ("early", "late", "small"):
        # "the early hours of Friday"
        return found
    after = words.at(index + 1)
    followed = after == "since" or words.lower[index + 1 : index + 3] == ["that", "followed"]
    if words.at(index - 1) == "the" and (followed or after == "ahead"):
        return Expression(index - 1, index + 1, "DURATION", Length(unit, None, 1 if after == "ahead" else None))
    bare = words.at(index - 1) in word_list("before_bare_units") or (
        words.at(index + 1) == "of" and words.at(index - 1) != "the"
    )
    if bare and unit not in ("Q", "NI", "WE", "S"):
        return Expression(index, index + 1, "DURATION", Length(unit, None))
    return None


def _counted(words: Words, index: int) -> Expression | None:
    """ "two weeks", "16-hour", "a year later", "several months", "two more weeks", "a few days ago"."""
    length = _length(words, index)
    if length is None:
        return None
    end, unit, count = length
    behind = words.at(end + 1) if words.at(end) in HYPHENS else words.at(end)
    if behind == "old" or (behind in ("on", "to", "over") and words.at(end) in HYPHENS):
        # "44-year-old", "year-on-year"
        return None
    return _direction(words, index, end, unit, count) or Expression(index, end, "DURATION", Length(unit, count))


def _direction(words: Words, start: int, end: int, unit: str, count: float | None) -> Expression | None:
    """The date that a length points to with "ago", "later", "earlier", "from now"."""
    word, after = words.at(end), words.at(end + 1)
    whole = None if count is None else int(count)
    meaning: Meaning
    if word == "ago":
        meaning, stop = Fixed("PAST_REF") if whole is None else Shift(unit, -whole), end + 1
    elif word in ("from", "hence") and (after == "now" or word == "hence"):
        meaning, stop = (
            Fixed("FUTURE_REF") if whole is None else Shift(unit, whole),
            end + 2 - (word == "hence"),
        )
    elif word == "later" or (word == "on" and after == ","):
        meaning, stop = Shift(unit, whole, anchored=True), end + 1
    elif word in ("earlier", "before") and (word == "earlier" or after in (",", ".", ";")):
        meaning, stop = Shift(unit, None if whole is None else -whole, anchored=True), end + 1
    else:
        return None
    return Expression(start, stop, "TIME" if unit in _CLOCK_UNITS else "DATE", meaning)


def _length(words: Words, index: int) -> tuple[int, str, float | None] | None:
    """A counted or vague length at word `index`: its end, unit and count."""
    word = words.at(index)
    place, count = index, None
    if word in ("a", "an", "another") and words.at(index + 1) in word_list("singular_units"):
        place, count = index + 1, Fraction(1)
    elif (
        word in ("a", "another")
        and words.at(index + 1) == "half"
        and words.at(index + 2) in ("hour", "year", "day", "century")
    ) or (word == "half" and words.at(index + 1) in ("a", "an") and words.at(index + 2) in word_list("singular_units")):
        place, count = index + 2, Fraction(1, 2)
    elif word in ("a", "the") and words.at(index + 1) in ("few", "couple"):
        place = index + 2 + (words.at(index + 2) == "of")
        count = Fraction(2) if words.at(index + 1) == "couple" else None
    elif word in codes("vague"):
        place = index + 1
    elif (numeral := _numeral(words, index)) is not None:
        place, count = numeral.end, numeral.low if numeral.exact else None
    else:
        return None
    if count is not None and (part := _FRACTIONS.get("".join(words.lower[place : place + 3]))):
        # "5 1/2 hours"
        place, count = place + 3, count + part
    if words.at(place) in HYPHENS and words.touches(place):
        place += 1
    else:
        while words.at(place) in word_list("length_adjectives"):
            place += 1
    unit = codes("units").get(words.at(place))
    if unit is None or (unit == "S" and not words.at(place).endswith("s") and words.at(place - 1) not in HYPHENS):
        return None
    if word in codes("vague") and words.at(place) in word_list("singular_units"):
        return None
    if unit in _CLOCK_UNITS and words.capitalised(place) and word[0].isdecimal():
        # "60 Minutes": a title.
        return None
    end = place + 1
    if words.lower[end : end + 3] == ["and", "a", "half"] and count is not None:
        count, end = count + Fraction(1, 2), end + 3
    if count is not None and count > 10**6:
        return None
    return end, unit, None if count is None else float(count)


def _numeral(words: Words, index: int) -> Numeral | None:
    numeral = read_numeral(words, index)
    if numeral is None or (words.at(index - 1) in ("/", ":", "$", ".") and words.touches(index - 1)):
        return None
    return numeral
