"""The grammar as a whole: where time expressions begin, and which of the readings is the longest."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sayso.reading.quantities.lexicon import number_words
from sayso.reading.quantities.words import APOSTROPHES, HYPHENS, Words
from sayso.reading.times.clocks import clock_at, with_day, with_part_of_day
from sayso.reading.times.dates import date_at, more_days
from sayso.reading.times.lexicon import codes, holidays, numbers, phrases, word_list
from sayso.reading.times.meaning import CalendarDate, Clock, Edge, Expression, Fixed, Shift, YearPart
from sayso.reading.times.periods import period_at
from sayso.reading.times.quarters import quarter_at, the_quarter
from sayso.reading.times.sets import set_at
from sayso.reading.times.stretches import stretch_at


@cache
def _triggers() -> frozenset[str]:
    """The words that a time expression may begin with, figures aside."""
    tables = word_list("tables_that_open")
    names = {word for table in tables for word in codes(table)}
    names |= {key[0] for key in (*holidays(), *phrases("references"))} | set(codes("sets")) | set(codes("vague"))
    plurals = {f"{day}s" for day in numbers("weekdays") if day.endswith("day")}
    return frozenset(names | plurals | word_list("words_that_open") | set(number_words()) | APOSTROPHES)


def expressions_of(words: Words) -> list[Expression]:
    """The time expressions of a text in order, none over another."""
    found: list[Expression] = []
    triggers = _triggers()
    for position, word in enumerate(words.lower):
        if (found and position < found[-1].end) or not (word in triggers or word[0].isdecimal()):
            continue
        expression = _expression_at(words, position)
        if expression is not None:
            found.append(expression)
            found.extend(more_days(words, expression))
    return found


def _expression_at(words: Words, index: int) -> Expression | None:
    """The longest expression that begins at word `index`, with "early", "the end of" and the like."""
    word = words.lower[index]
    place = index + (word == "the")
    edge = codes("edges").get(words.at(place))
    if edge is not None:
        return _with_edge(words, index, place, edge)
    if word in ("earlier", "later") and words.at(index + 1) in ("this", "that", "last", "next", "the"):
        core = _core(words, index + 1)
        return None if core is None or core.type != "DATE" else core.from_word(index)
    if word == "the" and words.at(index + 1) not in numbers("which"):
        core = _core(words, index + 1) or the_quarter(words, index)
        if core is not None and (isinstance(core.meaning, YearPart) or _is_stretch(core) or core.start == index):
            return core.from_word(index)
        if core is not None and words.at(index + 1) in codes("parts_of_day"):
            return core.from_word(index)
    return _core(words, index)


def _is_stretch(expression: Expression) -> bool:
    value = expression.meaning.value if isinstance(expression.meaning, Fixed) else ""
    return value.isdecimal() or value.startswith("FY")


def _with_edge(words: Words, index: int, place: int, edge: str) -> Expression | None:
    after = place + 1
    noun = words.at(place) in word_list("edge_nouns")
    if noun and words.at(after) != "of":
        return None
    while after < place + 4 and (words.at(after) in word_list("edge_links") or words.at(after) in HYPHENS):
        after += 1
    # "mid-1990s", "the end of the year"
    core = _core(words, after)
    if core is None and noun and words.at(after) in word_list("singular_units"):
        core = Expression(after, after + 1, "DATE", Shift(codes("units")[words.at(after)], 0))
    if core is None or core.type not in ("DATE", "TIME") or (isinstance(core.meaning, Fixed) and not _is_stretch(core)):
        return None
    told: Edge = "start" if edge == "start" else "end" if edge == "end" else "mid"
    return replace(core, start=index if noun else place, edge=told)


def _core(words: Words, index: int) -> Expression | None:
    readings = (
        clock_at(words, index),
        stretch_at(words, index),
        quarter_at(words, index),
        date_at(words, index),
        set_at(words, index),
        period_at(words, index),
    )
    best: Expression | None = None
    for reading in readings:
        if reading is not None and (best is None or reading.end > best.end):
            best = reading
    if best is None:
        return None
    if isinstance(best.meaning, Clock) and best.meaning.day is None:
        # "13:10 On Monday" at the head of an entry is two times.
        joined = words.at(best.end) == "on" and not words.new_line_before(index)
        after = best.end + joined
        day = date_at(words, after) or period_at(words, after)
        if day is not None and is_day(day):
            return with_day(best, day)
    return with_part_of_day(words, best)


def is_day(expression: Expression) -> bool:
    """Whether it means one day."""
    meaning = expression.meaning
    if isinstance(meaning, CalendarDate):
        return meaning.weekday is not None or meaning.day is not None
    return isinstance(meaning, Shift) and meaning.unit == "D" and not meaning.anchored
