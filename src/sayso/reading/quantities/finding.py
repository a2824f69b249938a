"""Finding quantities in a Doc, in one pass over its words."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.reading.quantities.amounts import Amount, read_amount
from sayso.reading.quantities.bounds import bounded, plain
from sayso.reading.quantities.lexicon import modifiers, number_words, word_list
from sayso.reading.quantities.losses import counted_losses
from sayso.reading.quantities.rejects import counts_nothing
from sayso.reading.quantities.units import Noun, Tags, counted_noun
from sayso.reading.quantities.words import HYPHENS, Words, words_of
from sayso.records import Quantity

# How far back, in quantities and in words, "them" may have been counted.
_NEAR, _REACH = 5, 60


def find_quantities(doc: Doc) -> list[Quantity]:
    """Counts and amounts in order, with their bounds (both included) and units.

    `text` takes in the modifier and the counted noun. The unit is that noun as written, without its
    adjectives ("more than 700 US ground troops" counts "troops"); an ISO 4217 code for money whose currency
    is plain ("$5 million", "5 million euros"); what befell those whom a bare number counts ("killed 30"
    counts "killed"); `None` where none of these stands ("cut to 2,500", "a 700-strong force"). "of them"
    takes the unit of the quantity before it in the sentence. Ordinals, years, dates, durations, ages,
    percentages and numbers that are names ("Article 5", "F-16") are left out, as are numbers beyond 64 bits.

    Works on a Doc without tags, too, with units found by the form of the words. Never raises.
    """
    words = words_of(doc.text)
    tags: Tags | None = None
    found: list[Quantity] = []
    earlier: list[tuple[int, str]] = []
    position = floor = 0
    while position < len(words):
        if not _may_begin(words, position):
            position += 1
            continue
        amount = read_amount(words, position, floor)
        if amount is None:
            position += 1
            continue
        tags = tags or Tags.of(doc)
        position = floor = amount.numerals[-1].end
        quantity = _quantity(words, amount, tags, _unit_before(words, earlier, amount))
        if quantity is not None:
            found.append(quantity)
            if quantity.unit is not None:
                earlier.append((amount.end, quantity.unit))
    return found


def bounds_of(text: str) -> tuple[int, int | None] | None:
    """The bounds of the first number in a phrase, as the record's `strength`; `None` where there is none.

    "more than 700 troops" gives (701, None). Numbers that are not whole give `None`.
    """
    words = words_of(text)
    for position in range(len(words)):
        amount = read_amount(words, position) if _may_begin(words, position) else None
        if amount is not None:
            low, high = (plain(bound) for bound in amount.bounds)
            return (low, high) if isinstance(low, int) and not isinstance(high, float) else None
    return None


def _may_begin(words: Words, position: int) -> bool:
    word = words.lower[position]
    return word[0].isdecimal() or word in number_words() or word in ("a", "half") or word in word_list("indefinite")


def _unit_before(words: Words, earlier: list[tuple[int, str]], amount: Amount) -> str | None:
    """The one unit counted before it in the sentence, for "8,600 of them"; `None` where there are several."""
    if words.at(amount.end) != "of" or words.at(amount.end + 1) not in word_list("pronouns"):
        return None
    reach = max(0, amount.start - _REACH)
    stop = next((i for i in range(amount.start, reach, -1) if words.lower[i] in (".", "!", "?")), reach)
    units = {unit for end, unit in earlier[-_NEAR:] if end > stop}
    return units.pop() if len(units) == 1 else None


def _quantity(words: Words, amount: Amount, tags: Tags, unit_before: str | None) -> Quantity | None:
    if counts_nothing(words, amount):
        return None
    noun = None if amount.currency is not None else _noun(words, amount, tags)
    if noun is not None and words.lower[noun.head] in word_list("time_nouns"):
        return None
    if _is_pronoun_or_name(words, amount, noun):
        return None
    end = amount.end
    unit = amount.currency
    if noun is not None:
        end = noun.end
        # "a 700-strong force" counts no forces.
        unit = None if words.at(amount.end) in HYPHENS else words.surface(noun.head)
    elif words.at(amount.end) == "of" and words.at(amount.end + 1) in word_list("pronouns"):
        end, unit = amount.end + 2, unit_before
    elif unit is None:
        unit = counted_losses(words, amount.start, amount.end)
    low, high = amount.bounds
    late = tuple(words.lower[end : end + 2])
    if noun is not None and late in modifiers("after") and not amount.modified:
        low, high = bounded(modifiers("after")[late].kind, amount.numerals[0].low, amount.numerals[-1].high)
        end += 2
    start_at, end_at = words.start[amount.start], words.end[end - 1]
    return Quantity(
        start=start_at,
        end=end_at,
        text=words.text[start_at:end_at],
        low=plain(low),
        high=plain(high),
        unit=unit,
    )


def _noun(words: Words, amount: Amount, tags: Tags) -> Noun | None:
    if words.at(amount.end) in HYPHENS and words.touches(amount.end):
        compound = amount.end + 1
        if words.at(compound) in word_list("counting_compounds"):
            return counted_noun(words, compound + 1, tags, singular=True) or Noun(compound, compound + 1)
    return counted_noun(words, amount.end, tags, singular=amount.bounds[1] == 1)


def _is_pronoun_or_name(words: Words, amount: Amount, noun: Noun | None) -> bool:
    """Whether it counts nothing: "one" alone, or a bare number after a name ("Boeing 747", "Channel 4")."""
    first, number = amount.first, amount.numerals[0]
    if words.lower[first] in ("one", "zero", "a") and number.low <= 2 and number.end - first == 1:
        return noun is None or words.at(amount.end) == "of"
    bare = noun is None and amount.currency is None and not amount.modified and len(amount.numerals) == 1
    if not bare or not number.figures or number.low >= 1000:
        return False
    of_them = words.at(amount.end) == "of" and words.at(amount.end + 1) in word_list("pronouns")
    if of_them or words.at(first - 1) in word_list("days"):
        return False
    sentence_begins = words.at(first - 2) in ("", ".", "!", "?", ":", "“", '"')
    return words.capitalised(first - 1) and not sentence_begins and words.at(first - 1) not in word_list("degree")
