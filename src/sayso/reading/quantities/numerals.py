"""Numerals: figures ("4,500", "1.5 million", "3k") and number words of any length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from sayso.reading.quantities.lexicon import currencies, number_words, word_list
from sayso.reading.quantities.words import HYPHENS, Words

LARGEST = 2**63 - 1
"""Numbers beyond 64 bits are no counts."""
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?|\d{1,19}(?:\.\d{1,6})?")
_THOUSANDS_GROUP = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the words that write it, half-open; `low` and `high` differ for "a few hundred".

    `scale` is the scale word that the number ends with (1 where there is none), so that "two to three
    thousand" can lend it to the first number.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    scale: int = 1
    figures: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number, not a vague one."""
        return self.low == self.high

    def scaled(self, scale: int) -> Numeral:
        """The same numeral with a scale word lent to it."""
        return Numeral(self.start, self.end, self.low * scale, self.high * scale, scale, self.figures)


def read_numeral(words: Words, index: int, join: bool = True) -> Numeral | None:
    """The numeral that begins at `index`, the longest there is; `None` where none begins.

    `join` allows "and" inside number words ("two hundred and five").
    """
    found = _read(words, index, join)
    return found if found is not None and found.high <= LARGEST else None


def _read(words: Words, index: int, join: bool) -> Numeral | None:
    word = words.at(index)
    if not word:
        return None
    if word[0].isdecimal():
        return _figures(words, index)
    known = number_words().get(word)
    if known is not None and known.kind == "plural":
        return _plural(words, index)
    if word in word_list("indefinite"):
        return _indefinite(words, index)
    if word in ("a", "half"):
        return _with_article(words, index, join)
    return _spelled(words, index, index, None, join) if known is not None else None


def _figures(words: Words, index: int) -> Numeral | None:
    written = words.lower[index]
    if not written.isascii() or not _FIGURE.fullmatch(written):
        return None
    value = Fraction(written.replace(",", ""))
    end = index + 1
    # "4 500": a space for the thousands mark, as the BIPM writes it.
    if written.isdecimal() and len(written) <= 3 and written[0] != "0":
        while _THOUSANDS_GROUP.fullmatch(words.at(end)) and words.start[end] == words.end[end - 1] + 1:
            value = value * 1000 + int(words.lower[end])
            end += 1
            if value > LARGEST:
                return None
    scale = number_words().get(words.at(end))
    if scale is not None and scale.kind == "money":
        scale = scale if words.at(index - 1) in currencies() else None
    if scale is not None and scale.kind in ("suffix", "money"):
        if not words.touches(end - 1) or (words.touches(end) and words.at(end + 1) in HYPHENS):
            return Numeral(index, end, value, value, 1, True)
        return Numeral(index, end + 1, value * scale.low, value * scale.low, scale.low, True)
    if scale is None and words.at(end) in HYPHENS:
        scale = number_words().get(words.at(end + 1))
        end += scale is not None and scale.kind == "scale"
    if scale is not None and scale.kind in ("hundred", "scale", "dozen"):
        return Numeral(index, end + 1, value * scale.low, value * scale.low, scale.low, True)
    return Numeral(index, end, value, value, 1, True)


def _plural(words: Words, index: int) -> Numeral:
    """ "hundreds", "tens of thousands"."""
    known = number_words()[words.lower[index]]
    end, low, high = index + 1, known.low, known.high
    while words.at(end) == "of":
        scale = number_words().get(words.at(end + 1))
        if scale is None or scale.kind != "plural" or high > LARGEST:
            break
        unit = scale.low // 2
        low, high = low * unit, (high + 1) * unit - 1
        end += 2
    return Numeral(index, end, Fraction(low), Fraction(high))


def _indefinite(words: Words, index: int) -> Numeral | None:
    """ "several hundred", "few thousand": as vague as "hundreds", "thousands"."""
    end = index + 1
    known = number_words().get(words.at(end))
    if known is not None and known.kind == "plural":
        return _plural(words, end)
    if known is None or known.kind not in ("hundred", "scale", "dozen"):
        return None
    low, high = known.low * 2, known.low * 10 - 1
    if known.kind == "dozen":
        high = 99
    further = number_words().get(words.at(end + 1))
    if known.kind == "hundred" and further is not None and further.kind == "scale":
        low, high, end = low * further.low, (high + 1) * further.low - 1, end + 1
    return Numeral(index, end + 1, Fraction(low), Fraction(high))


def _with_article(words: Words, index: int, join: bool) -> Numeral | None:
    """ "a hundred", "a dozen", "half a million", "a few hundred", "a couple of hundred"."""
    after = words.at(index + 1)
    if words.lower[index] == "half":
        noun = index + 2 if after in ("a", "an") or after in HYPHENS else index + 1
        known = number_words().get(words.at(noun))
        if known is None or known.kind not in ("scale", "dozen", "hundred"):
            return None
        return Numeral(index, noun + 1, Fraction(known.low, 2), Fraction(known.low, 2), known.low)
    if after == "half":
        inner = _with_article(words, index + 1, join)
    elif after in word_list("indefinite"):
        inner = _indefinite(words, index + 1)
    elif after in ("couple", "pair"):
        return _couple(words, index, join)
    else:
        known = number_words().get(after)
        if known is None or known.kind not in ("hundred", "scale", "dozen"):
            return None
        return _spelled(words, index, index + 1, 1, join)
    return None if inner is None else Numeral(index, inner.end, inner.low, inner.high, inner.scale)


def _couple(words: Words, index: int, join: bool) -> Numeral:
    end = index + 2
    after = end + 1 if words.at(end) == "of" else end
    known = number_words().get(words.at(after))
    if known is not None and known.kind in ("hundred", "scale", "dozen"):
        spelled = _spelled(words, index, after, 2, join)
        if spelled is not None:
            return spelled
    of_is_partitive = words.at(end) == "of" and words.at(end + 1) not in word_list("determiners")
    return Numeral(index, end + 1 if of_is_partitive else end, Fraction(2), Fraction(2))


def _spelled(words: Words, start: int, index: int, group: int | None, join: bool) -> Numeral | None:
    """Number words from `index` on, in a numeral from `start`; `group` stands before the next scale word."""
    table = number_words()
    total, last_scale, scale, end = 0, LARGEST, 1, index
    position = index
    while True:
        if end > index:
            position = _next_word(words, end, group, total, join)
        known = table.get(words.at(position))
        if known is None:
            break
        size = known.low
        if known.kind == "scale" and group is not None and size < last_scale:
            total, group, last_scale, scale = total + group * size, None, size, size
        elif known.kind in ("hundred", "dozen") and group is not None and group < 100 and group > 0:
            group, scale = group * size, size
        elif known.kind in ("unit", "teen", "ten") and _fits(known.kind, group):
            group, scale = (group or 0) + size, 1
        elif known.kind == "zero" and end == index and group is None:
            return Numeral(start, position + 1, Fraction(0), Fraction(0))
        else:
            break
        end = position + 1
    if end == index:
        return None
    value = Fraction(total + (group or 0))
    return _and_a_half(words, Numeral(start, end, value, value, scale))


def _next_word(words: Words, end: int, group: int | None, total: int, join: bool) -> int:
    """Where the next number word may stand: behind a touching hyphen, or "and" after a hundred or scale."""
    mark = words.at(end)
    if mark in HYPHENS and words.touches(end - 1) and words.touches(end):
        return end + 1
    if mark == "and" and join and (group is None or group % 100 == 0) and (total or group):
        after = number_words().get(words.at(end + 1))
        further = number_words().get(words.at(end + 2))
        big = further is not None and further.kind in ("hundred", "scale")
        if after is not None and after.kind in ("unit", "teen", "ten") and not big:
            return end + 1
    return end


def _fits(kind: str, group: int | None) -> bool:
    """Whether a word of this kind may follow: "five" after "twenty", "twenty" after "hundred"."""
    if group is None:
        return True
    rest = group % 100
    if rest == 0:
        return group >= 100
    return kind == "unit" and rest >= 20 and rest % 10 == 0


def _and_a_half(words: Words, numeral: Numeral) -> Numeral:
    """ "two and a half million"."""
    end = numeral.end
    half = end + 1 + (words.at(end + 1) == "a")
    if words.at(end) != "and" or words.at(half) != "half":
        return numeral
    end = half + 1
    known = number_words().get(words.at(end))
    value = numeral.low + Fraction(1, 2)
    if known is None or known.kind != "scale":
        return Numeral(numeral.start, end, value, value)
    return Numeral(numeral.start, end + 1, value * known.low, value * known.low, known.low)
