"""Spans of a report: what they touch and hold, and their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from spacy.tokens import Doc, Span, Token

from sayso.reading.statements.attribution import Attribution, Offsets

_T = TypeVar("_T")
_BIN = 1024
"""Characters that are looked up together."""


class Words(NamedTuple):
    """A Doc and its text, which the Doc would put together anew each time it is asked."""

    doc: Doc
    text: str

    def of(self, offsets: Offsets) -> Span:
        """The tokens that a range of characters touches."""
        span = self.doc.char_span(*offsets, alignment_mode="expand")
        assert span is not None, "offsets lie in the text"
        return span


class Places(Generic[_T]):
    """Things by the ranges of characters that they stand at."""

    def __init__(self, placed: Iterable[tuple[Offsets, _T]]) -> None:
        self._bins: dict[int, list[tuple[Offsets, _T]]] = defaultdict(list)
        for span, thing in placed:
            for number in _bins(span):
                self._bins[number].append((span, thing))

    def touching(self, spans: Iterable[Offsets]) -> list[_T]:
        """What shares a character with one of the spans, each once, in no order that matters."""
        near = (
            entry
            for span in spans
            for number in _bins(span)
            for entry in self._bins.get(number, ())
            if touch(span, entry[0])
        )
        return list({id(thing): thing for _, thing in near}.values())


def _bins(span: Offsets) -> range:
    return range(span[0] // _BIN, span[1] // _BIN + 1)


def head(words: Span) -> Token:
    """The word that the others hang on; `Span.root` looks through the whole Doc."""
    return next((word for word in words if word.head == word or not words.start <= word.head.i < words.end), words[0])


def spans(each: Attribution) -> list[Offsets]:
    """All spans of an attribution: source, cue and content."""
    return [span for span in (each.source, each.cue, *each.content) if span]


def touch(a: Offsets, b: Offsets | None) -> bool:
    """Have two spans a character in common?"""
    return b is not None and a[0] < b[1] and b[0] < a[1]


def within(span: Offsets, pieces: Sequence[Offsets]) -> bool:
    """Does one of the pieces hold the span?"""
    return any(a <= span[0] and span[1] <= b for a, b in pieces)


def holds(content: Sequence[Offsets], each: Attribution) -> bool:
    """Does the content hold all of the attribution?"""
    return all(within(span, content) for span in spans(each))
