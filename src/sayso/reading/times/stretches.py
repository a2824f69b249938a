"""Grammar of longer stretches: "the 1990s", "19th century", "winter"."""

from __future__ import annotations

import re

from sayso.reading.quantities.words import APOSTROPHES, HYPHENS, Words
from sayso.reading.times.lexicon import codes, numbers
from sayso.reading.times.meaning import CalendarDate, Expression, Fixed, YearPart
from sayso.reading.times.years import is_year


def stretch_at(words: Words, index: int) -> Expression | None:
    """The decade, century or season that begins at word `index`."""
    word = words.at(index)
    if word[:1].isdecimal():
        return _century(words, index) or _decade(words, index)
    if word in APOSTROPHES:
        return _short_year(words, index)
    if word in numbers("decades"):
        return Expression(index, index + 1, "DATE", Fixed(f"19{numbers('decades')[word]}"))
    return _season(words, index) if word in codes("seasons") else None


def _short_year(words: Words, index: int) -> Expression | None:
    """ "'98", "'90s"."""
    written = words.at(index + 1)
    if not words.touches(index) or (words.touches(index - 1) and index > 0) or not re.fullmatch(r"\d\d", written):
        return None
    if words.at(index + 2) == "s" and words.touches(index + 1):
        return Expression(index, index + 3, "DATE", Fixed(f"19{written[0]}")) if written[1] == "0" else None
    if words.touches(index + 1) and words.at(index + 2)[:1].isalnum():
        return None
    year = 2000 + int(written) if int(written) < 40 else 1900 + int(written)
    return Expression(index, index + 2, "DATE", CalendarDate(year))


def _decade(words: Words, index: int) -> Expression | None:
    """ "the 1990s", "1990's", "the 1900s"."""
    written = words.lower[index]
    end = index + 1
    if words.at(end) in APOSTROPHES and words.touches(index):
        end += 1
    if not re.fullmatch(r"(?:1\d|20)\d0", written) or words.at(end) != "s" or not words.touches(end - 1):
        return None
    if end > index + 1 and written[2:] == "00":
        return None
    return Expression(index, end + 1, "DATE", Fixed(written[:3] if written[2:] != "00" else written[:2]))


def _century(words: Words, index: int) -> Expression | None:
    """ "19th century"."""
    order = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", words.at(index))
    after = index + 1 + (words.at(index + 1) in HYPHENS)
    if order is None or words.at(after) != "century" or not 1 <= int(order[1]) <= 30:
        return None
    return Expression(index, after + 1, "DATE", Fixed(f"{int(order[1]) - 1:02d}"))


def _season(words: Words, index: int) -> Expression | None:
    """ "winter", "the spring of 1999"; "spring" and "fall" only where the words before make them seasons."""
    code = codes("seasons")[words.lower[index]]
    after = index + 1 + (words.at(index + 1) == "of")
    year = is_year(words, after, led=True)
    if year:
        return Expression(index, after + 1, "DATE", YearPart(code, year))
    before = words.at(index - 1)
    plain = words.lower[index] in ("winter", "summer", "autumn") and words.at(index + 1) not in (
        "olympic",
        "olympics",
        "games",
    )
    led = before == "the" and words.at(index - 2) in (
        "in",
        "through",
        "during",
        "by",
        "until",
        "of",
        "since",
        "over",
        "before",
        "after",
    )
    led = led or before in (
        "in",
        "by",
        "until",
        "since",
        "this",
        "last",
        "next",
        "late",
        "early",
        "mid",
        "-",
        "during",
        "before",
        "after",
    )
    return (
        Expression(index, index + 1, "DATE", YearPart(code))
        if led and (plain or words.lower[index] in ("spring", "fall"))
        else None
    )
