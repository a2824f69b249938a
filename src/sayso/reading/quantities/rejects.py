"""Numbers that count nothing: years, dates, clock times, ages, shares, labels, addresses."""

from __future__ import annotations

import re

from sayso.reading.quantities.amounts import Amount
from sayso.reading.quantities.lexicon import currencies, word_list
from sayso.reading.quantities.words import APOSTROPHES, HYPHENS, Words

_YEAR = re.compile(r"1\d{3}|20\d{2}|2100")
_OLDEST = 120


def counts_nothing(words: Words, amount: Amount) -> bool:
    """Whether the number is no count or amount, as its neighbours tell."""
    first, last = amount.first, amount.numerals[-1].end - 1
    before, after = words.at(first - 1), words.at(last + 1)
    if after in word_list("shares") and not (after == "per" and words.at(last + 2) != "cent"):
        return True
    fraction = last + 2 if after in HYPHENS else last + 1
    if words.at(fraction) in word_list("fractions"):
        return True
    if _is_glued(words, first, last):
        return True
    if amount.currency is not None or (amount.modified and amount.numerals[0].low >= _OLDEST):
        return False
    return (
        _is_date(words, first, last)
        or _is_label(words, amount, before)
        or _is_age(words, amount, before, after)
        or _is_year(words, amount, before)
        or _is_address(words, last)
    )


def _is_glued(words: Words, first: int, last: int) -> bool:
    """Part of a larger sign: "F-16", "10:35", "9/11", "555-1234", "500lb", "007", "'90"."""
    written = words.lower[first]
    if written[0] == "0" and len(written) > 1 and written[1].isdecimal():
        return True
    for edge, inner, beyond in ((first - 1, first - 1, first - 2), (last + 1, last, last + 2)):
        mark = words.at(edge)
        if not mark or not words.touches(inner):
            continue
        if mark in ":/#@_^=\\" or (mark in APOSTROPHES and edge < first):
            return True
        if mark == "+" and (edge < first or (words.touches(edge) and words.at(beyond).isalnum())):
            return True
        if mark.isalpha() and mark not in currencies():
            return True
        if mark == "." and edge < first:
            return True
        if mark in HYPHENS and _is_compound(words, edge, beyond, before=edge < first):
            return True
    return words.at(first - 1) == "#"


def _is_compound(words: Words, hyphen: int, beyond: int, before: bool) -> bool:
    """ "16-nation", "four- party", "pro-12"; but not the dash of a list, or "700-strong" and "700-plus"."""
    if before:
        return words.touches(beyond)
    counts = words.at(beyond) in word_list("counting_compounds") or words.at(beyond) in ("plus", "odd")
    return not (counts and words.touches(hyphen))


def _is_date(words: Words, first: int, last: int) -> bool:
    months, times = word_list("months"), word_list("time_nouns")
    before = words.at(first - 1) if words.at(first - 1) != "." else words.at(first - 2)
    place = last + 1 + (words.at(last + 1) == "of")
    after = words.at(place)
    if "," in words.at(first):
        # "In February 1,200 soldiers": no day or year has a comma.
        return False
    if (before in months and before not in ("may", "mar")) or (
        before in ("may", "mar") and words.capitalised(first - 1)
    ):
        return True
    if after in months and words.capitalised(place):
        return True
    return after in times or (
        words.at(first - 1) in times - {"day", "days"} and words.at(first - 1) in ("week", "year")
    )


def _is_label(words: Words, amount: Amount, before: str) -> bool:
    """ "Article 5", "Flight 370", "No. 10", "Group of Seven", "Boeing 747"."""
    first = amount.first
    if before == "." and words.at(first - 2) in ("no", "nos", "art", "sec", "vol", "p", "pp", "fig"):
        return True
    if before == "of" and words.at(first - 2) == "group" and words.capitalised(first - 2):
        return True
    return before in word_list("labels") and amount.numerals[0].exact and not amount.modified


def _is_age(words: Words, amount: Amount, before: str, after: str) -> bool:
    """ "Lee, 44, said", "aged 24"."""
    if before in ("aged", "age", "ages") or words.at(amount.start - 1) in ("aged", "age", "ages"):
        return True
    first, number = amount.first, amount.numerals[0]
    in_commas = before == "," and (after in (",", ".", ";", ")") or not after)
    return (
        in_commas
        and number.figures
        and len(amount.numerals) == 1
        and number.low < _OLDEST
        and words.at(first - 2).isalpha()
    )


def _is_year(words: Words, amount: Amount, before: str) -> bool:
    """Four figures without a comma; a round number before a plural may still be a count."""
    for number in amount.numerals:
        written = words.lower[number.start]
        if number.end - number.start > 1 or not _YEAR.fullmatch(written):
            return False
    value = int(words.lower[amount.first])
    noun = words.at(amount.end)
    plural = len(noun) > 3 and noun.isalpha() and (noun.endswith("s") or noun in word_list("irregular_plurals"))
    led = before in word_list("year_leads") or words.at(amount.first - 1) in APOSTROPHES
    if amount.modified and before not in word_list("year_leads"):
        return False
    if len(amount.numerals) == 2 or value >= 1900:
        return not (value % 50 == 0 and plural and not led)
    return led and not plural


def _is_address(words: Words, last: int) -> bool:
    """ "10 Downing Street"."""
    place = last + 1
    while place <= last + 4 and words.capitalised(place):
        if words.lower[place] in word_list("streets") and place > last + 1:
            return True
        place += 1
    return False
