"""Grammar of what repeats ("every day", "weekly", "Mondays") and of the past, present and future at large."""

from __future__ import annotations

from sayso.reading.quantities.numerals import read_numeral
from sayso.reading.quantities.words import HYPHENS, Words
from sayso.reading.times.lexicon import codes, numbers, phrases
from sayso.reading.times.meaning import Expression, Fixed

_LONGEST_REFERENCE = 3
_DURATION_CODES = {"S": "PT1S", "MI": "PT1M", "H": "PT1H", "D": "P1D", "NI": "P1D", "W": "P1W", "WE": "P1WE"}
_DURATION_CODES |= {"F": "P2W", "M": "P1M", "Q": "P3M", "Y": "P1Y", "DE": "P10Y", "CE": "P100Y"}


def set_at(words: Words, index: int) -> Expression | None:
    """The set or reference that begins at word `index`."""
    word = words.at(index)
    if word in ("every", "each"):
        return _every(words, index)
    if word in codes("sets"):
        if words.capitalised(index + 1) and not words.capitalised(index):
            # "the daily Vostok" is a newspaper.
            return None
        return Expression(index, index + 1, "SET", Fixed(codes("sets")[word]))
    if word == "weekends" and words.at(index - 1) in ("on", "at", "and"):
        return Expression(index, index + 1, "SET", Fixed("XXXX-WXX-WE"))
    if word.endswith("days") and (weekday := numbers("weekdays").get(word[:-1])) and words.capitalised(index):
        return Expression(index, index + 1, "SET", Fixed(f"XXXX-WXX-{weekday}"))
    if word in ("a", "an", "per") and _is_rate(words, index):
        unit = codes("units").get(words.at(index + 1))
        return Expression(index, index + 2, "SET", Fixed(_DURATION_CODES[unit])) if unit else None
    return _reference(words, index)


def _is_rate(words: Words, index: int) -> bool:
    """Whether "a day" says how often: "twice a day", "30 flights a day", "$5 a month", "per year"."""
    before, after = words.at(index - 1), words.at(index + 2)
    if words.lower[index] == "per" or before in ("once", "twice", "times"):
        return True
    is_plural = (
        before[:1].isdecimal()
        or (len(before) > 3 and before.endswith("s") and before[-2] not in "suie")
        or before in codes("units")
    )
    return is_plural and after not in ("ago", "later", "earlier", "before", "after", "from") and after != "-"


def _every(words: Words, index: int) -> Expression | None:
    word = words.at(index + 1)
    unit = codes("units").get(word)
    if unit is not None and not word.endswith("s"):
        return Expression(index, index + 2, "SET", Fixed(_DURATION_CODES[unit]))
    if (times := _every_so_many(words, index)) is not None:
        return times
    if (weekday := numbers("weekdays").get(word)) is not None:
        return Expression(index, index + 2, "SET", Fixed(f"XXXX-WXX-{weekday}"))
    if (month := numbers("months").get(word)) is not None and words.capitalised(index + 1):
        return Expression(index, index + 2, "SET", Fixed(f"XXXX-{month:02d}"))
    return None


def _every_so_many(words: Words, index: int) -> Expression | None:
    """ "every two years", "every other week"."""
    numeral = read_numeral(words, index + 1)
    count = 2 if words.at(index + 1) == "other" else int(numeral.low) if numeral and numeral.exact else None
    end = index + 2 if numeral is None else numeral.end
    unit = codes("units").get(words.at(end))
    one = _DURATION_CODES.get(unit or "", "")
    if count is None or one[-2:-1] != "1":
        return None
    return Expression(index, end + 1, "SET", Fixed(f"{one[:-2]}{count}{one[-1]}"))


def _reference(words: Words, index: int) -> Expression | None:
    for length in range(_LONGEST_REFERENCE, 0, -1):
        phrase = tuple(words.lower[index : index + length])
        value = phrases("references").get(phrase)
        if value is None:
            continue
        last, end = phrase[-1], index + len(phrase)
        if phrase == ("future",) and words.at(index - 1) == "a":
            # "a future in peace"
            return None
        if last in ("soon", "shortly") and words.at(end) in ("as", "after", "before", "thereafter"):
            return None
        # "the past decade", "the present government", "current-account": no time of their own.
        if last in ("past", "present") and words.at(end)[:1].isalpha():
            return None
        if words.at(end) in HYPHENS and words.touches(end - 1):
            return None
        # "current affairs" and "the future of the base" are about no time.
        if (last == "current" and words.at(end) in ("and", "account")) or (last == "future" and words.at(end) == "of"):
            return None
        return Expression(index, end, "DATE", Fixed(value))
    return None
