"""Attributions from the text alone, for a Doc without a parse: quotations with a cue, "according to"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.lexicon import entries_of
from sayso.reading.statements.quotations import Quotation, find_quotations

_WINDOW = 120
"""Characters beside a quotation in which its cue and speaker are looked for."""
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_BREAK = re.compile(r"[,;:!?\n\r\"“”„«»]|\.(?=\s|$)")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*(?=\s|$)|[\n\r]")
_LONGEST_SENTENCE = 1000


def plain_attributions(text: str) -> list[Attribution]:
    """Find what quotation marks and "according to" allow without a parse."""
    quoted = [_beside(text, quotation) for quotation in find_quotations(text)]
    return [*(each for each in quoted if each is not None), *_according(text)]


def _beside(text: str, quotation: Quotation) -> Attribution | None:
    """The attribution of a quotation whose cue stands right behind or right before it, with its speaker."""
    content = ((quotation.start, quotation.end),)
    after = _clause_after(text, quotation.end)
    before = _clause_before(text, quotation.start)
    for clause in (after, before):
        cue = next((word.span() for word in _WORD.finditer(text, *clause) if _speaks(word[0])), None)
        if cue is None:
            continue
        left, right = _tight(text, clause[0], cue[0]), _tight(text, cue[1], clause[1])
        if clause is after and left is None:
            return Attribution(right, cue, content)
        if left is not None:
            return Attribution(left, cue, content)
    return None


def _speaks(word: str) -> bool:
    return any("quote" in cue.takes for cue in entries_of(word, "verb"))


def _clause_after(text: str, start: int) -> Offsets:
    """Where the clause behind a quotation lies: to the next stop or mark."""
    while start < len(text) and text[start] in ", \t\u00a0":
        start += 1
    stop = _BREAK.search(text, start, start + _WINDOW)
    return start, stop.start() if stop else min(len(text), start + _WINDOW)


def _clause_before(text: str, end: int) -> Offsets:
    """Where the clause before a quotation lies: from the last stop or mark."""
    while end > 0 and text[end - 1] in ",: \t\u00a0":
        end -= 1
    start = max(0, end - _WINDOW)
    stops = [stop.end() for stop in _BREAK.finditer(text, start, end)]
    return (stops[-1] if stops else start), end


def _tight(text: str, start: int, end: int) -> Offsets | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


def _according(text: str) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(text):
        stop = _BREAK.search(text, match.end(), match.end() + _WINDOW)
        source = _tight(text, match.end(), stop.start() if stop else min(len(text), match.end() + _WINDOW))
        first, last = _sentence(text, match.start(), match.end())
        if source is None:
            continue
        pieces = (_tight(text, first, match.start()), _tight(text, source[1], last))
        content = tuple(piece for piece in pieces if piece is not None)
        if content:
            yield Attribution(source, match.span(), content)


def _sentence(text: str, start: int, end: int) -> Offsets:
    low = max(0, start - _LONGEST_SENTENCE)
    before = [stop.end() for stop in _SENTENCE_END.finditer(text, low, start)]
    after = _SENTENCE_END.search(text, end, end + _LONGEST_SENTENCE)
    last = after.start() if after else min(len(text), end + _LONGEST_SENTENCE)
    return (before[-1] if before else low), last
