"""How words are spelt in the tables' index: one spelling for hyphens, dots, quotes and accents."""

from __future__ import annotations

import re
import unicodedata

_POSSESSIVE = re.compile(r"['’ʼ‘][sS]\b")
_APOSTROPHE = re.compile(r"['’ʼ‘`.]")
_BREAK = re.compile(r"[^\w&+]+")


def words_of(text: str) -> tuple[str, ...]:
    """Split `text` into the words that the tables are indexed by; case is kept.

    Accents and dots go, hyphens and slashes part words, a possessive is the word "s":
    "People's", "U.S.-led", "al‑Qaïda" give ("People", "s"), ("US", "led"), ("al", "Qaida").
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    text = _POSSESSIVE.sub(" s", text)
    text = _APOSTROPHE.sub("", text)
    return tuple(word for word in _BREAK.split(text) if word)


def plural_of(noun: str) -> str | None:
    """The plural of a people's noun ("Dane" → "Danes", "Irishman" → "Irishmen"), if it has one of its own."""
    if noun.endswith("man"):
        # "German" is no compound of "man".
        return noun + "s" if noun.endswith("German") or noun.endswith("Roman") else noun[:-3] + "men"
    if noun.endswith(("ese", "s", "sh", "ch", "x")):
        return None
    return noun + "s"
