"""A text as the words that a search compares: runs of letters and digits, without case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Offsets = tuple[int, int]
# Accents that follow their letter as characters of their own belong to the word.
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")


def words(text: str) -> list[str]:
    """The words of a text in order, folded."""
    return [folded(word) for word in _WORD.findall(text)]


def offsets(text: str) -> list[Offsets]:
    """Where each of `words(text)` stands in the text, half-open."""
    return [word.span() for word in _WORD.finditer(text)]


def folded(word: str) -> str:
    """The word without case, accents and typographic variants."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def positions(title: str | None, text: str) -> tuple[dict[str, list[int]], int]:
    """Each word of a report with its positions, and how many words there are; the title goes first.

    Between title and text one position is left out, so that no phrase runs from one into the other.
    """
    found: dict[str, list[int]] = {}
    count = 0
    for position, word in _numbered(title, text):
        found.setdefault(word, []).append(position)
        count += 1
    return found, count


def first_of_text(title: str | None) -> int:
    """The position of a text's first word after that title."""
    return len(_WORD.findall(title)) + 1 if title else 0


def _numbered(title: str | None, text: str) -> Iterator[tuple[int, str]]:
    yield from enumerate(words(title or ""))
    yield from enumerate(words(text), start=first_of_text(title))
