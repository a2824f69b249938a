"""The words of a text that can be repeated, and the fingerprints that find where they are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import deque
from dataclasses import dataclass
from functools import cached_property

from sayso.ledger.cites import credits

SHINGLE = 7
"""Words in a row that two texts hardly share by chance."""
WINDOW = 4
"""Shingles in a row of which one at least is a fingerprint: SHINGLE + WINDOW - 1 shared words are always found."""
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|„[^“”\n]*[“”]|«[^»\n]*»|''[^'\n]*''")


@dataclass(frozen=True)
class Body:
    """The words of a text without its datelines and credit lines, folded; and which of them stand in quotations."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the words."""
        return hashlib.sha256(" ".join(self.words).encode()).hexdigest()

    @cached_property
    def shingles(self) -> tuple[str, ...]:
        """Every run of SHINGLE words, in order."""
        return tuple(" ".join(self.words[at : at + SHINGLE]) for at in range(len(self.words) - SHINGLE + 1))

    @cached_property
    def shingle_set(self) -> frozenset[str]:
        """The distinct ones."""
        return frozenset(self.shingles)

    @cached_property
    def fingerprints(self) -> frozenset[int]:
        """Hashes of some of the shingles: of every WINDOW in a row the least.

        Winnowing, after Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting"
        (SIGMOD 2003). Signed 64-bit numbers.
        """
        hashes = [_hash(shingle) for shingle in self.shingles]
        if len(hashes) <= WINDOW:
            return frozenset([min(hashes)] if hashes else [])
        chosen: set[int] = set()
        # Positions whose hashes could still be the least of a window, least first.
        waiting: deque[int] = deque()
        for at, value in enumerate(hashes):
            while waiting and hashes[waiting[-1]] >= value:
                waiting.pop()
            waiting.append(at)
            if waiting[0] <= at - WINDOW:
                waiting.popleft()
            if at >= WINDOW - 1:
                chosen.add(hashes[waiting[0]])
        return frozenset(chosen)


def body_of(text: str) -> Body:
    """The body of a report's text."""
    left_out = [range(credit.start, credit.end) for credit in credits(text)]
    quotations = [range(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    words: list[str] = []
    quoted: list[bool] = []
    for match in _WORD.finditer(text):
        place = match.start()
        while left_out and place >= left_out[0].stop:
            left_out.pop(0)
        if left_out and place in left_out[0]:
            continue
        while quotations and place >= quotations[0].stop:
            quotations.pop(0)
        words.append(unicodedata.normalize("NFKC", match[0]).casefold())
        quoted.append(bool(quotations) and place in quotations[0])
    return Body(tuple(words), tuple(quoted))


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), signed=True)
