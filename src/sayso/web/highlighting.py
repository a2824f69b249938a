"""The words of a report marked with what was read from them, as nested HTML.

Each mark has a colour and a line of its own, so that neither eyes that see no colours nor a printer lose it. Marks
overlap: the text is cut at every edge, and each piece stands within the marks that cover it, the widest kind outside.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from sayso.records import Record, Span

MARKS = {
    "content": "what is attributed",
    "claim": "the words of a claim",
    "event": "the words of an event",
    "source": "who is cited",
    "cue": "the words that cite",
    "place": "a place",
    "time": "a time",
}
"""The marks, from the outermost to the innermost, each with its meaning."""
_BEFORE_AND_AFTER = 240
_ORDER = {mark: depth for depth, mark in enumerate(MARKS)}


@dataclass(frozen=True)
class _Mark:
    kind: str
    record: str
    start: int
    end: int


def highlighted(record: Record, *, without: Collection[str] = ()) -> Markup:
    """The report's text, each mark a link to its record (`#s1`, `#c2`); the mark's first piece is `#at-s1-source`.

    without: ids of parts that are not marked.
    """
    text = readable(record.report.text)
    found = (mark for mark in _marks(record) if mark.record not in without)
    marks = [mark for mark in found if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    starting: dict[int, list[_Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    open_marks: list[_Mark] = []
    begun: set[str] = set()
    pieces = []
    for start, end in itertools.pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > start] + starting.get(start, [])
        open_marks.sort(key=lambda mark: (_ORDER[mark.kind], mark.start, mark.record))
        pieces.append(_piece(text[start:end], open_marks, begun))
    return Markup("").join(pieces)


def within(text: str, start: int, end: int) -> Markup:
    """The words from start to end, marked, within their paragraph, which is cut at words where it is long."""
    before = text[max(0, start - _BEFORE_AND_AFTER) : start].rpartition("\n")[2]
    after = text[end : end + _BEFORE_AND_AFTER].partition("\n")[0]
    if len(before) == _BEFORE_AND_AFTER:
        before = "…" + before.partition(" ")[2]
    if len(after) == _BEFORE_AND_AFTER:
        after = after.rpartition(" ")[0] + "…"
    pieces = (readable(before), readable(text[start:end]), readable(after))
    return Markup("{}<mark>{}</mark>{}").format(*pieces)


def _marks(record: Record) -> Iterator[_Mark]:
    for statement in record.statements:
        for kind, span in (("source", statement.source), ("cue", statement.cue)):
            if span is not None:
                yield _mark(kind, statement.id, span)
        for span in statement.content:
            yield _mark("content", statement.id, span)
    for claim in record.claims:
        yield _mark("claim", claim.id, claim.evidence)
    for event in record.events:
        yield _mark("event", event.id, event.evidence)
    for number, place in enumerate(record.places, 1):
        yield _mark("place", f"p{number}", place)
    for number, time in enumerate(record.times, 1):
        yield _mark("time", f"t{number}", time)


def _mark(kind: str, record: str, span: Span) -> _Mark:
    return _Mark(kind, record, span.start, span.end)


def _piece(words: str, marks: list[_Mark], begun: set[str]) -> Markup:
    """Words within the marks that cover them; the innermost is the link, and only its first piece a tab stop."""
    html = escape(words)
    for depth, mark in enumerate(reversed(marks)):
        anchor = f"at-{mark.record}-{mark.kind}" if mark.kind in ("source", "cue", "content") else f"at-{mark.record}"
        first = anchor not in begun
        begun.add(anchor)
        named = Markup(' id="{}"').format(anchor) if first else Markup("")
        if depth == 0:
            skipped = Markup("") if first else Markup(' tabindex="-1"')
            html = Markup('<a class="mark {}" data-record="{}" href="#{}"{}{}>{}</a>').format(
                mark.kind, mark.record, mark.record, named, skipped, html
            )
        else:
            html = Markup('<span class="mark {}" data-record="{}"{}>{}</span>').format(
                mark.kind, mark.record, named, html
            )
    return html


def readable(text: str) -> str:
    """The text at the same length, what would turn the reading direction or is no character replaced."""
    return "".join(c if c in "\n\t\u200c\u200d\u00ad" or c.isprintable() or c.isspace() else "\ufffd" for c in text)
