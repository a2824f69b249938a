"""The days that an expression covers, with the words around it: "by", "since", "at the earliest"."""

from __future__ import annotations

from sayso.reading.quantities.words import APOSTROPHES, Words
from sayso.reading.times.intervals import UNKNOWN, Days, days_of, edge_of, opened
from sayso.reading.times.lexicon import phrases
from sayso.reading.times.meaning import Expression, Length
from sayso.reading.times.resolving import Context, length_days

_LONGEST_LEAD = 3


def days_covered(
    words: Words, expression: Expression, previous: Expression | None, value: str | None, context: Context
) -> Days:
    """First and last day, both included; `previous` is the expression before, for "between X and Y"."""
    lead = _lead(words, expression, previous)
    if isinstance(expression.meaning, Length):
        return _length(expression.meaning, lead, words.at(expression.end) == "of", context)
    if value is None:
        return UNKNOWN
    days = _reference(value, context) if value.endswith("_REF") else days_of(value)
    return opened(edge_of(days, expression.edge), lead)


def _reference(value: str, context: Context) -> Days:
    ends = {"PRESENT_REF": (True, True), "PAST_REF": (False, True), "FUTURE_REF": (True, False)}[value]
    return context.date if ends[0] else None, context.date if ends[1] else None


def _length(length: Length, lead: str | None, in_relation: bool, context: Context) -> Days:
    """A length that ends or begins now covers days; any other ("within 90 days of the vote") does not."""
    direction = length.direction
    if direction is None and not in_relation and lead in ("within", "in") and context.tense > 0:
        direction = 1
    if context.date is None or not direction:
        return UNKNOWN
    other = length_days(context.date, length, direction)
    return (context.date, other) if direction > 0 else (other, context.date)


def _lead(words: Words, expression: Expression, previous: Expression | None) -> str | None:
    """How the words around the time open it."""
    after = words.lower[expression.end : expression.end + 3]
    if after[:2] == ["at", "the"] and after[2:] in (["earliest"], ["latest"]):
        return "since" if after[2] == "earliest" else "until"
    start = expression.start - (words.at(expression.start - 1) == "the")
    if previous is not None and is_range(words, previous, expression):
        return "until"
    lead = _lead_before(words, start)
    # "up from Wednesday's high" tells where a count stood, not when a time began.
    is_compared = words.at(start - 1) == "from" and words.at(expression.end) in APOSTROPHES
    return None if is_compared else lead


def is_range(words: Words, first: Expression, second: Expression) -> bool:
    """Whether the two are the ends of "between X and Y" or "from X to Y"."""
    between = words.lower[first.end : second.start - (words.at(second.start - 1) == "the")]
    opening = words.at(first.start - 1 - (words.at(first.start - 1) == "the"))
    return (opening, *between) in (("between", "and"), ("from", "to"), ("from", "until"), ("from", "through"))


def _lead_before(words: Words, start: int) -> str | None:
    for length in range(min(_LONGEST_LEAD, start), 0, -1):
        lead = phrases("leads").get(tuple(words.lower[start - length : start]))
        if lead is not None:
            return lead
    return None
