"""A parsed report with its quotations laid over the tokens: what every finder of attributions looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.reading.statements.attribution import Offsets
from sayso.reading.statements.quotations import Quotation, find_quotations

_TRIM = frozenset(" \t\n\r\u00a0,;:—–-―\u2009\u202f")
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_LONGEST_DATELINE = 12
_LONGEST_SENTENCE = 400
"""In tokens: text without sentence ends would else nest contents as long as itself."""
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")


@dataclass(frozen=True)
class Context:
    """The Doc, its quotations, and for each token its quotation (-1 outside) and its sentence.

    `quoted` holds only quotations that are surely ended: an unclosed one may be a typing error, and would
    hide
    the cues behind it. `sentences` are half-open token ranges, `sentence_of` gives each token's.
    """

    doc: Doc
    text: str
    quotations: list[Quotation]
    quoted: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]

    def sentence(self, index: int) -> tuple[int, int]:
        """The token range of the sentence around the token at `index`."""
        return self.sentences[self.sentence_of[index]]

    def clipped(self, span: tuple[int, int], anchor: int) -> tuple[int, int] | None:
        """The part of a token range that lies in the sentence around the token at `anchor`."""
        first, last = self.sentence(anchor)
        start, end = max(first, span[0]), min(last, span[1])
        return (start, end) if start < end else None

    def offsets(self, start: int, end: int) -> Offsets:
        """Characters of the tokens `start` to `end` (half-open)."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def trimmed(self, span: Offsets) -> Offsets | None:
        """The span without white space, commas, colons and dashes at its ends; None if nothing is left."""
        start, end = span
        text = self.text
        while start < end and text[start] in _TRIM:
            start += 1
        while end > start and text[end - 1] in _TRIM:
            end -= 1
        return (start, end) if any(character.isalnum() for character in text[start:end]) else None

    def completed(self, span: Offsets) -> Offsets:
        """The span drawn out to the end of a quotation that opens in it but closes behind it."""
        start, end = span
        at = bisect_left(self.quotations, end, key=lambda quotation: quotation.end)
        if at < len(self.quotations):
            quotation = self.quotations[at]
            if start <= quotation.start < end < quotation.end and quotation.closed:
                return start, quotation.end
            if quotation.start < start and quotation.end - end in (1, 2) and not self._has_word(end, quotation.end):
                opening = self.text[quotation.start : start]
                return (quotation.start, quotation.end) if not any(map(str.isalnum, opening)) else span
        return span

    def _has_word(self, start: int, end: int) -> bool:
        return any(character.isalnum() for character in self.text[start:end])


def lay_out(doc: Doc) -> Context:
    """Find the quotations of a Doc and map its tokens to them and to their sentences."""
    text = doc.text
    quotations = find_quotations(text)
    quoted = [-1] * len(doc)
    at = 0
    for number, quotation in enumerate(quotations):
        follows = number + 1 < len(quotations) and quotations[number + 1].continues
        if not (quotation.closed or follows):
            continue
        while at < len(doc) and doc[at].idx < quotation.start:
            at += 1
        inner = at
        while inner < len(doc) and doc[inner].idx < quotation.end:
            if quoted[inner] < 0:
                quoted[inner] = number
            inner += 1
    sentences = list(_sentences(doc))
    sentence_of = [number for number, (start, end) in enumerate(sentences) for _ in range(start, end)]
    return Context(doc, text, quotations, quoted, sentences, sentence_of)


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield sentences as token ranges, cut also at line ends and behind datelines and live pages' clocks."""
    start = 0
    for token in doc:
        begins = bool(token.is_sent_start) or token.i - start >= _LONGEST_SENTENCE or _opens_line(doc, token.i)
        if begins and token.i > start:
            yield start, token.i
            start = token.i
        if _is_clock(doc, start, token.i) or _is_dateline(doc, start, token.i):
            yield start, token.i + 1
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _is_clock(doc: Doc, start: int, index: int) -> bool:
    """Is the token the time of day at the beginning of a line?"""
    return index == start and bool(_CLOCK.fullmatch(doc[index].text)) and _opens_line(doc, index)


def _is_dateline(doc: Doc, start: int, index: int) -> bool:
    """Is the token the dash of a dateline ("BAGHDAD, Iraq (Agency) –") at the beginning of a line?"""
    if doc[index].text not in _DASHES or index - start > _LONGEST_DATELINE or not _opens_line(doc, start):
        return False
    words = [token for token in doc[start:index] if token.is_alpha]
    return bool(words) and words[0].is_upper and len(words[0]) > 2 and all(word.text[0].isupper() for word in words)


def _opens_line(doc: Doc, index: int) -> bool:
    return index == 0 or (doc[index - 1].is_space and "\n" in doc[index - 1].text)
