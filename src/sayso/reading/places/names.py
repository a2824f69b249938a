"""The form in which place names are compared."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, as English newspapers write them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ə": "e", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
    | {"ħ": "h", "ŋ": "ng", "ʿ": None, "ʾ": None}
    | dict.fromkeys("'’‘`ʼʻ.ˈ·", None)
)
_GAPS = re.compile(r"[\W_]+")
_SAINT = re.compile(r"\b(st|ft|mt)\b")
_SPELT_OUT = {"st": "saint", "ft": "fort", "mt": "mount"}


def normalise(name: str) -> str:
    """`name` without case, accents, apostrophes, full stops, hyphens and a leading "the"; "St." is "saint".

    Names that differ only in those are equal in the gazetteer. Empty where nothing is left.
    """
    folded = name.casefold() if name.isascii() else unicodedata.normalize("NFKD", name.casefold())
    if not folded.isascii():
        folded = "".join(char for char in folded if not unicodedata.combining(char))
    words = _GAPS.sub(" ", folded.translate(_LETTERS)).strip().removeprefix("the ")
    return _SAINT.sub(lambda match: _SPELT_OUT[match[1]], words)
