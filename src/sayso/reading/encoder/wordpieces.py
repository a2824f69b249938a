"""Text to word pieces, with what an uncased vocabulary throws away kept beside them as features."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

FEATURES = 16
"""How many values a piece's feature has: four kinds of case, times line start, times space before."""

NO_LETTER, LOWER, TITLE, UPPER = range(4)
"""The kinds of case: the two low bits of a feature."""

LINE_START, SPACE_BEFORE = 4, 8
"""The other two bits of a feature."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class WordPieces:
    """The word pieces of one text, five arrays of the same length n.

    Attributes:
        ids: vocabulary ids, int64.
        features: `0 <= feature < FEATURES`, int64.
        starts: first character of each piece, int64.
        ends: the character after its last, int64.
        words: number of the word that each piece is of, int64, rising.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    words: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, start: int, end: int) -> WordPieces:
        """The pieces `start` to before `end`."""
        kept = slice(start, end)
        return WordPieces(self.ids[kept], self.features[kept], self.starts[kept], self.ends[kept], self.words[kept])

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The half-open range of characters of the pieces `first` to before `last`, in whole words."""
        first = int(np.searchsorted(self.words, self.words[first], side="left"))
        last = int(np.searchsorted(self.words, self.words[last - 1], side="right"))
        return int(self.starts[first]), int(self.ends[last - 1])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of pieces that share a character with `text[start:end]`."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)


def cut(tokenizer: Tokenizer, text: str) -> WordPieces:
    """Cut a text of any length into word pieces, without the tokenizer's special pieces."""
    text = _LONE_SURROGATE.sub("\ufffd", text)
    encoding = tokenizer.encode(text, add_special_tokens=False)
    features = []
    before = 0
    for start, end in encoding.offsets:
        gap = text[before:start]
        feature = _case(text[start:end])
        if "\n" in gap or before == 0:
            feature += LINE_START
        if gap or before == 0:
            feature += SPACE_BEFORE
        features.append(feature)
        before = end
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    return WordPieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        features=np.array(features, dtype=np.int64),
        starts=offsets[:, 0],
        ends=offsets[:, 1],
        words=np.array(encoding.word_ids, dtype=np.int64),
    )


@lru_cache(maxsize=1 << 16)
def _case(piece: str) -> int:
    if piece.islower():
        return LOWER
    if piece.isupper() and len(piece) > 1:
        return UPPER
    return TITLE if piece[:1].isupper() else NO_LETTER
