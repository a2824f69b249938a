"""Whether four figures are a year."""

from __future__ import annotations

import re

from sayso.reading.quantities.lexicon import currencies
from sayso.reading.quantities.lexicon import word_list as count_words
from sayso.reading.quantities.words import HYPHENS, Words
from sayso.reading.times.lexicon import word_list

_FOUR_FIGURES = re.compile(r"1\d{3}|20\d{2}|2100")


def is_year(words: Words, index: int, led: bool = False) -> int | None:
    """The year that word `index` writes, or `None`; `led`: a month or the like before it makes it one."""
    written = words.at(index)
    if not _FOUR_FIGURES.fullmatch(written) or _is_glued(words, index):
        return None
    year = int(written)
    after = words.at(index + 1)
    if led:
        return year
    if after in ("gmt", "utc", "%", "percent", "hours", "hrs", "million", "billion", "thousand"):
        return None
    before = words.at(index - 1)
    if before in currencies() or (before in count_words("labels") and before not in ("act", "law")):
        return None
    if year < 1900:
        return year if before in word_list("before_years") and not _is_counted(words, index) else None
    if (
        before in word_list("counting")
        and (before != "to" or _is_counted(words, index))
        and before not in ("over", "about")
    ):
        return None
    if before in ("over", "about", "around", "up") and _is_counted(words, index):
        return None
    return (
        None
        if year % 50 == 0 and before not in word_list("before_years") | {"the"} and _is_counted(words, index)
        else year
    )


def _is_glued(words: Words, index: int) -> bool:
    """Part of a larger sign: "2000-strong", "1.2000", "2000km", "06/2010/4"."""
    if words.touches(index - 1) and index > 0:
        mark = words.at(index - 1)
        if mark == "/" and _FOUR_FIGURES.fullmatch(words.at(index - 2)):
            return False
        if mark in "./:+#$€£@_":
            return True
        if mark in HYPHENS and words.touches(index - 2) and words.at(index - 2)[:1].isalpha():
            return words.at(index - 2) not in ("mid", "late", "early", "pre", "post")
    if words.touches(index):
        mark = words.at(index + 1)
        if mark[0].isalnum() or mark in ":+@_%":
            return True
        if mark in HYPHENS and words.touches(index + 1) and words.at(index + 2)[0].isalpha():
            return words.at(index + 2) in count_words("counting_compounds")
    return False


def _is_counted(words: Words, index: int) -> bool:
    """Whether a plural noun follows that the number may count."""
    noun = words.at(index + 1)
    if noun in count_words("irregular_plurals"):
        return True
    return noun.isalpha() and len(noun) > 3 and noun.endswith("s") and not noun.endswith("ss")
