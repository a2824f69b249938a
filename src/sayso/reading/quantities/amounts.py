"""An amount: a numeral or a range of two, with the modifiers around it, whatever it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.reading.quantities.bounds import Bounds, bounded
from sayso.reading.quantities.lexicon import Kind, Modifier, currencies, modifiers, word_list
from sayso.reading.quantities.numerals import LARGEST, Numeral, read_numeral
from sayso.reading.quantities.words import HYPHENS, Words

_LONGEST_MODIFIER = 4
# "700-plus", "4,000-odd"
_SUFFIXES: Mapping[str, Kind] = {"plus": "from", "odd": "about"}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in words `start` to `end`, half-open, with the one or two numerals in it."""

    start: int
    end: int
    bounds: Bounds
    numerals: tuple[Numeral, ...]
    currency: str | None = None
    modified: bool = False

    @property
    def first(self) -> int:
        """Where the first numeral begins."""
        return self.numerals[0].start


def read_amount(words: Words, index: int, floor: int = 0) -> Amount | None:
    """The amount whose first numeral begins at word `index`; modifiers reach back to word `floor` at most."""
    numerals = _numerals(words, index, floor)
    if not numerals:
        return None
    low, high = numerals[0].low, numerals[-1].high
    start, end = numerals[0].start, numerals[-1].end
    currency = currencies().get(words.at(start - 1)) if start > floor else None
    if currency is not None:
        start -= 1
        # "US$": the letters belong to the sign.
        if words.touches(start - 1) and words.at(start - 1) + words.at(start) in currencies() and start - 1 > floor:
            start -= 1
            currency = currencies()[words.at(start) + words.at(start + 1)]
    elif (code := currencies().get(f"{words.at(end)} {words.at(end + 1)}")) is not None:
        currency, end = code, end + 2
    elif (code := currencies().get(words.at(end))) is not None:
        currency, end = code, end + 1
    before = _before(words, start, floor, int(low))
    after = _after(words, end)
    bounds: Bounds = (low, high)
    if len(numerals) == 2 and words.at(start - 1) == "between" and start > floor:
        start -= 1
    elif before is not None:
        start = before[0]
        bounds = bounded(before[1].kind, low, high)
    if after is not None:
        end = after[0]
        bounds = bounded(after[1].kind, low, high)
    if bounds[0] > LARGEST or (bounds[1] or 0) > LARGEST:
        return None
    return Amount(start, end, bounds, numerals, currency, before is not None or after is not None)


def _numerals(words: Words, index: int, floor: int) -> tuple[Numeral, ...]:
    between = index > floor and words.at(index - 1) == "between"
    first = read_numeral(words, index, join=not between)
    if first is None:
        return ()
    second = _second(words, first, between, from_before=index > floor and words.at(index - 1) == "from")
    if between and (second is None or second.high <= first.high):
        # "between two hundred and five": no range after all, so that "and" may join.
        return (read_numeral(words, index) or first,)
    if second is None:
        return (first,)
    if first.scale == 1 and second.scale > 1 and first.low < second.low / second.scale:
        first = first.scaled(second.scale)
    return (first, second) if first.high < second.high else (first,)


def _second(words: Words, first: Numeral, between: bool, from_before: bool) -> Numeral | None:
    link = words.at(first.end)
    if between:
        joins = link == "and" or link in HYPHENS
    elif link in HYPHENS:
        joins = first.exact and words.touches(first.end - 1) == words.touches(first.end)
    elif from_before:
        # "cut from 5,000 to 2,500" tells two strengths, "ranging from 200 to 500" one.
        joins = link == "to" and words.at(first.start - 2) in ("ranging", "ranges", "anywhere", "numbering")
    else:
        joins = link in ("to", "or")
    position = first.end + 1
    if not joins:
        return None
    if words.at(position) in currencies() and words.at(position)[0] not in "abcdefghijklmnopqrstuvwxyz":
        position += 1
    return read_numeral(words, position)


def _before(words: Words, start: int, floor: int, low: int) -> tuple[int, Modifier] | None:
    """The modifier that ends before word `start`, with the place where it begins."""
    table: Mapping[tuple[str, ...], Modifier] = modifiers("before")
    stop = start
    if words.at(stop - 1) == "a" and stop - 1 > floor:
        stop -= 1
    for end in (start, stop):
        for length in range(min(_LONGEST_MODIFIER, end - floor), 0, -1):
            found = table.get(tuple(words.lower[end - length : end]))
            if found is not None and low >= found.least:
                begin = end - length
                while begin > floor and words.at(begin - 1) in word_list("degree"):
                    begin -= 1
                return begin, found
    return None


def _after(words: Words, end: int) -> tuple[int, Modifier] | None:
    """The modifier that begins at word `end`, with the place where it ends."""
    if words.at(end) == "+" and words.touches(end - 1):
        return end + 1, Modifier("from", 0)
    suffix = words.at(end + 1) if words.at(end) in HYPHENS and words.touches(end) else ""
    if suffix in _SUFFIXES and not (words.touches(end + 1) and words.at(end + 2) in HYPHENS):
        return end + 2, Modifier(_SUFFIXES[suffix], 0)
    table = modifiers("after")
    for length in range(_LONGEST_MODIFIER - 1, 0, -1):
        phrase = tuple(words.lower[end : end + length])
        found = table.get(phrase)
        if found is not None:
            return end + len(phrase), found
    return None
