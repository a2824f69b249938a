"""Finding time expressions in a Doc, in one pass over its words."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from sayso.reading.quantities.words import Words, words_of
from sayso.reading.times.calendar import iso_day
from sayso.reading.times.coverage import days_covered, is_range
from sayso.reading.times.grammar import expressions_of, is_day
from sayso.reading.times.lexicon import word_list
from sayso.reading.times.meaning import CalendarDate, Clock, Expression, Fixed
from sayso.reading.times.resolving import Context, Tense, resolve
from sayso.reading.times.tense import Tenses
from sayso.records import Time

_GAP = 6
_DELAY = 5


def find_times(doc: Doc, date: str | None) -> list[Time]:
    """Time expressions in order, with TIMEX3 type and value and the days that they cover.

    `text` leaves out the preposition before it. Relative times are resolved against `date`, the report's
    day (ISO 8601); where that is `None` or no date, they keep an XXXX-form where TIMEX3 has one ("XXXX-
    WXX-2") and have no value else. A weekday is the last one at or before the date, or the next one where
    the governing verb looks ahead; a day or month without its year is the nearest one, or on the side of
    the tense where that is far. "A year later" is told from the date before it in the text. Weeks are ISO
    8601 weeks.

    `from` and `to` are the first and last day covered, both included; `None` is an open or unknown end. The
    words around the time count: "by", "until" and "at the latest" open the start, "since", "from" and "at
    the earliest" the end, "before" ends the day before, "after" begins the day after, "early", "mid" and
    "late" take a third.

    Works on a Doc without syntax, too, with the tense guessed from the words before. Never raises.
    """
    words = words_of(doc.text)
    expressions = expressions_of(words)
    tenses, today = Tenses(doc), iso_day(date)
    anchor: str | None = None
    found: list[Time] = []
    for place, expression in enumerate(expressions):
        expression = _on_day_beside(words, expressions, place)
        previous = expressions[place - 1] if place else None
        context = Context(today, _tense(words, expression, tenses), anchor)
        if previous is not None and found and found[-1].from_ and is_range(words, previous, expression):
            # "from Monday to Friday": the end comes after the beginning.
            context = Context(iso_day(found[-1].from_), 1, anchor)
        value = resolve(expression.meaning, context)
        if value == "FUTURE_REF" and _is_past(words, expression, tenses):
            # "He was soon released": soon after what is told, not ahead of the report.
            continue
        first, last = days_covered(words, expression, previous, value, context)
        start, end = words.start[expression.start], words.end[expression.end - 1]
        if value is not None and value[:4].isdecimal() and expression.type in ("DATE", "TIME"):
            anchor = value
        found.append(
            Time(
                start=start,
                end=end,
                text=words.text[start:end],
                type=expression.type,
                value=value,
                **{"from": first.isoformat() if first else None},
                to=last.isoformat() if last else None,
            )
        )
    return found


def _on_day_beside(words: Words, expressions: list[Expression], place: int) -> Expression:
    """A bare time of day takes the day that is told beside it in the sentence."""
    clock = expressions[place]
    if not isinstance(clock.meaning, Clock) or clock.meaning.day is not None:
        return clock
    if words.new_line_before(clock.start):
        # The time of an entry in a running report is of the report's day.
        return clock
    for neighbour in expressions[place + 1 : place + 3] + expressions[max(0, place - 1) : place]:
        left, right = sorted((clock, neighbour), key=lambda item: item.start)
        between = words.lower[left.end : right.start]
        if len(between) > _GAP or "." in between:
            continue
        if is_day(neighbour):
            return replace(clock, meaning=Clock(clock.meaning.time, neighbour.meaning))  # type: ignore[arg-type]
        if isinstance(neighbour.meaning, Clock) and neighbour.meaning.day and between == ["("]:
            # "at 4 in the morning (0200 GMT Thursday)"
            return replace(clock, meaning=Clock(clock.meaning.time, neighbour.meaning.day))
    return clock


def _tense(words: Words, expression: Expression, tenses: Tenses) -> Tense:
    """The tense of the governing verb, looked up only where it matters."""
    if not _needs_tense(expression):
        return 0
    before = words.lower[max(0, expression.start - 3) : expression.start]
    if before in (["as", "early", "as"], ["as", "soon", "as"], ["no", "later", "than"]) or _is_ahead(words, expression):
        return 1
    meaning = expression.meaning
    if (
        isinstance(meaning, CalendarDate)
        and meaning.month
        and not meaning.day
        and words.at(expression.start - 1) not in word_list("month_leads")
    ):
        # "the November vote": the verb tells nothing of when it is.
        return 0
    return tenses.at(words.start[expression.start])


def _is_ahead(words: Words, expression: Expression) -> bool:
    """Whether the words before put the time ahead: "starting Monday", "postponed the vote until Friday"."""
    lead = words.at(expression.start - 1)
    if lead in ("starting", "beginning", "effective"):
        return True
    behind = words.lower[max(0, expression.start - 1 - _DELAY) : expression.start - 1]
    return lead in ("until", "till") and any(word in word_list("delaying_verbs") for word in behind)


def _is_past(words: Words, expression: Expression, tenses: Tenses) -> bool:
    return words.lower[expression.start] in ("soon", "shortly") and tenses.at(words.start[expression.start]) < 0


def _needs_tense(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, Clock):
        meaning = meaning.day or meaning
    if isinstance(meaning, CalendarDate):
        return meaning.year is None
    return not isinstance(meaning, Fixed)
