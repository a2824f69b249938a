"""Grammar of the periods that business is told in: "first quarter of 1998", "the latest quarter", "fiscal 1998"."""

from __future__ import annotations

from sayso.reading.quantities.words import APOSTROPHES, HYPHENS, Words
from sayso.reading.times.lexicon import numbers, word_list
from sayso.reading.times.meaning import CalendarDate, Expression, Fixed, Shift, YearPart
from sayso.reading.times.years import is_year

_KINDS = {"quarter": "Q", "half": "H"}


def quarter_at(words: Words, index: int) -> Expression | None:
    """The quarter, half or fiscal year that begins at word `index`, without its article."""
    word = words.at(index)
    if word == "fiscal":
        return fiscal_at(words, index)
    if word == "latest":
        end = index + 2
        return Expression(index, end, "DATE", Shift("Q", -1)) if words.at(end - 1) == "quarter" else None
    if word == "year":
        return _year_earlier(words, index) or _year_end(words, index)
    if word in numbers("ordinals"):
        return _ordinal_period(words, index)
    year = is_year(words, index)
    if not year:
        return None
    part = _ordinal_period(words, index + 1)
    if part is None or not isinstance(part.meaning, YearPart) or part.meaning != YearPart(part.meaning.code):
        return None
    # "the 1987 third quarter"
    return Expression(index, part.end, "DATE", YearPart(part.meaning.code, year))


def the_quarter(words: Words, index: int) -> Expression | None:
    """ "in the quarter": the one told before, or else the last that is over."""
    if words.at(index + 1) != "quarter" or words.at(index - 1) not in word_list("before_the_quarter"):
        return None
    return None if words.at(index + 2) == "of" else Expression(index, index + 2, "DATE", Shift("Q", 0, anchored=True))


def fiscal_at(words: Words, index: int) -> Expression | None:
    """ "fiscal 1998", "fiscal year 1998"."""
    after = index + 1 + (words.at(index + 1) == "year")
    year = is_year(words, after, led=True)
    return Expression(index, after + 1, "DATE", Fixed(f"FY{year}")) if year else None


def _ordinal_period(words: Words, index: int) -> Expression | None:
    """ "first quarter of 1998", "second half of last year", "third-quarter"."""
    order = numbers("ordinals").get(words.at(index), 0)
    hyphened = words.at(index + 1) in HYPHENS
    kind = _KINDS.get(words.at(index + 1 + hyphened))
    if kind is None or not order or (kind == "H" and order > 2):
        return None
    end = index + 2 + hyphened
    after = end + (words.at(end) in ("of", "in"))
    after += words.at(after) == "the" and words.at(after + 1) == "year"
    year = is_year(words, after, led=True)
    if year:
        return Expression(index, after + 1, "DATE", YearPart(f"{kind}{order}", year))
    fiscal = fiscal_at(words, after) if words.at(after) == "fiscal" else None
    if fiscal is not None and isinstance(fiscal.meaning, Fixed):
        return Expression(index, fiscal.end, "DATE", Fixed(f"{fiscal.meaning.value}-{kind}{order}"))
    if words.at(after) in ("last", "this", "next") and words.at(after + 1) == "year":
        return Expression(index, after + 2, "DATE", YearPart(f"{kind}{order}", None, numbers("which")[words.at(after)]))
    if kind == "H" and words.at(after) != "year":
        return None
    if words.at(after) == "year":
        return Expression(index, after + 1, "DATE", YearPart(f"{kind}{order}", None, 0))
    return Expression(index, end, "DATE", YearPart(f"{kind}{order}"))


def _year_earlier(words: Words, index: int) -> Expression | None:
    """ "the year-earlier quarter", "year-ago profit": a year before the time told before."""
    if words.at(index + 1) not in HYPHENS or words.at(index + 2) not in ("earlier", "ago"):
        return None
    end = index + 3 + (words.at(index + 3) in ("quarter", "period"))
    return Expression(index, end, "DATE", Shift("Y", -1, anchored=True))


def _year_end(words: Words, index: int) -> Expression | None:
    """ "year-end", "year-end 1998", "year's end"."""
    end = index + 2
    if words.at(index + 1) in APOSTROPHES:
        end += words.at(end) == "s"
    elif words.at(index + 1) not in HYPHENS:
        return None
    if words.at(end) != "end":
        return None
    year = is_year(words, end + 1, led=True)
    meaning = CalendarDate(year) if year else Shift("Y", 0)
    return Expression(index, end + 1 + bool(year), "DATE", meaning, "end")
