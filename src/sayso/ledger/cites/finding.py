"""Who a report has its news from, by its own words: outlets that it cites, that somebody spoke to, that it credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.ledger.cites.credits import credits
from sayso.ledger.cites.names import known_outlet, outlet_named
from sayso.records import Record, Statement

Relation = Literal["report", "told", "credit"]
_CARRIED = re.compile(
    r"\b(?:told|telling|interview (?:with|to|by)|(?:quoted|cited|carried|published) by"
    r"|(?:speaking|spoke|statement) to|citing|quoting)"
    r"\s+(?P<name>(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:[A-Z][\w’'&-]*|\d+)(?: (?:[A-Z][\w’'&-]*|\d+|of))*)"
)


@dataclass(frozen=True)
class Cite:
    """One naming of an outlet that a report has news from.

    outlet: the name that the outlet goes by.
    relation: `report`, it is cited as the source of a statement; `told`, somebody spoke to it, or it is quoted;
        `credit`, a dateline or credit line names it.
    text, start, end: the words that name it, and where they stand.
    statement: id of the statement that it is the source or addressee of; None for credits.
    """

    outlet: str
    relation: Relation
    text: str
    start: int
    end: int
    statement: str | None = None


def find_cites(record: Record) -> list[Cite]:
    """The report's cites in the order of the text, one a place."""
    found = [*_credited(record.report.text), *_reporting(record), *_told(record)]
    return sorted({cite.start: cite for cite in reversed(found)}.values(), key=lambda cite: cite.start)


def _credited(text: str) -> Iterator[Cite]:
    for credit in credits(text):
        if credit.name is not None:
            start = text.index(credit.name, credit.start)
            name = outlet_named(credit.name) or credit.name
            yield Cite(name, "credit", credit.name, start, start + len(credit.name))


def _reporting(record: Record) -> Iterator[Cite]:
    """Statements whose source is an outlet."""
    people = {actor.id for actor in record.actors if actor.kind == "person"}
    for statement in record.statements:
        source = statement.source
        if source is None or statement.actor in people:
            continue
        name = outlet_named(source.text) or known_outlet(statement.actor_name or "")
        if name:
            yield Cite(name, "report", source.text, source.start, source.end, statement.id)


def _told(record: Record) -> Iterator[Cite]:
    """Outlets that are spoken to or quoted."""
    for match in _CARRIED.finditer(record.report.text):
        words = match["name"].split(" ")
        # The longest stretch that names an outlet: "told the Harbour Post in Oslo" goes on after the name.
        for last in range(len(words), 0, -1):
            text = " ".join(words[:last])
            name = outlet_named(text)
            if name:
                start, end = match.start("name"), match.start("name") + len(text)
                yield Cite(name, "told", text, start, end, _statement_at(record.statements, start))
                break


def _statement_at(statements: list[Statement], place: int) -> str | None:
    """The statement whose source, cue and content stand around the place most closely."""
    around = []
    for statement in statements:
        spans = [span for span in (statement.source, statement.cue, *statement.content) if span]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        if start <= place < end + 1:
            around.append((end - start, statement.id))
    return min(around)[1] if around else None
