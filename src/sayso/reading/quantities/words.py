"""A text cut into words, numbers and marks: the layer that numbers and times are read from.

It is cut from the text itself and not taken from a tokenizer, so that "1,500-strong", "10:35" and "16-nation"
fall apart alike whichever model made the Doc.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECE = re.compile(
    r"\d+(?:st|nd|rd|th)\b"  # 82nd: an ordinal stays whole
    r"|\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|(?-i:[A-Z]{1,4}-\d+[A-Za-z]*)\b"  # F-16s: the name of a model, not a number
    r"|[^\W\d_]\w*"
    r"|[^\w\s]|_",
    re.IGNORECASE,
)
APOSTROPHES = frozenset("'’‘`")
HYPHENS = frozenset("-–—‐‑‒−")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one item a word: the word in lower case, and its half-open span in characters."""

    text: str
    lower: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, index: int) -> str:
        """The word in lower case; empty outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the word and the next one."""
        return 0 <= index < len(self.lower) - 1 and self.end[index] == self.start[index + 1]

    def surface(self, index: int) -> str:
        """The word as it is written."""
        return self.text[self.start[index] : self.end[index]]

    def capitalised(self, index: int) -> bool:
        """Whether the word is there and begins with a capital."""
        return 0 <= index < len(self.lower) and self.text[self.start[index]].isupper()

    def new_line_before(self, index: int) -> bool:
        """Whether a blank line stands between the word and the one before it, or there is none before it."""
        return index <= 0 or self.text.count("\n", self.end[index - 1], self.start[index]) > 1


def words_of(text: str) -> Words:
    """Cut `text` into words, in one pass."""
    lower: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for match in _PIECE.finditer(text):
        lower.append(match.group().lower())
        start.append(match.start())
        end.append(match.end())
    return Words(text, lower, start, end)
