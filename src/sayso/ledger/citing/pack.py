"""What a citation pack holds, before it is written in any form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sayso.records import Report, Span

AROUND = 200
"""Characters of the report that are quoted before and after the words, within their paragraph."""
Piece = tuple[str, bool]


@dataclass(frozen=True)
class Origin:
    """Where a quotation comes from, and what read it; `read_at` is UTC."""

    report: Report
    reader: str
    model: str | None
    read_at: datetime


@dataclass(frozen=True)
class Quote:
    """Words of a report.

    reference: the part that they are of, "REPORT:ID".
    voice: who says so; cue: by which words, None where the report says it itself.
    pieces: the passage, cut into stretches; True for the words themselves.
    start, end: where the words stand, in characters of the report's text, half-open.
    told: what was read from them, in plain words.
    reviews: what people found of it, a sentence each.
    """

    reference: str
    voice: str
    cue: str | None
    pieces: tuple[Piece, ...]
    start: int
    end: int
    told: str
    origin: Origin
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """One finding: its title, what it says in a sentence, and what it rests on."""

    title: str
    summary: str
    quotes: tuple[Quote, ...]
    reviews: tuple[str, ...] = field(default=())

    def origins(self) -> list[Origin]:
        """The reports quoted, each once, in the order of the quotations."""
        return list({quote.origin.report.sha256: quote.origin for quote in self.quotes}.values())


def passage(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The spans of a text, which follow one another, with what stands around and between them."""
    first, last = spans[0].start, spans[-1].end
    pieces: list[Piece] = []
    done = _begin(text, first)
    for span in spans:
        pieces += [(text[done : span.start], False), (text[span.start : span.end], True)]
        done = span.end
    pieces.append((text[done : _finish(text, last)], False))
    return tuple((piece, marked) for piece, marked in pieces if piece)


def _begin(text: str, first: int) -> int:
    start = max(0, first - AROUND, text.rfind("\n", 0, first) + 1)
    cut = start > 0 and text[start - 1] != "\n"
    # Not in the middle of a word.
    return next((n + 1 for n in range(start, first) if text[n].isspace()), first) if cut else start


def _finish(text: str, last: int) -> int:
    line = text.find("\n", last)
    end = min(last + AROUND, len(text) if line < 0 else line)
    cut = end < len(text) and text[end] != "\n"
    return next((n for n in range(end, last, -1) if text[n].isspace()), last) if cut else end
