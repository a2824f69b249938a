"""The parts of a record that people refer to and review: statements, claims, conflicts and events.

A part is named "REPORT:ID", by the report's id or the first digits of its hash and the part's id within the
record; a record's conflicts have no ids and are numbered x1, x2, ….
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from sayso.errors import UsageError
from sayso.ledger.filters import check_text
from sayso.records import Claim as AnyClaim
from sayso.records import Conflict, Event, Record, Statement

PartKind = Literal["statement", "claim", "conflict", "event"]
PART_KINDS: tuple[PartKind, ...] = get_args(PartKind)
Part = Statement | AnyClaim | Conflict | Event
LAYERS: Mapping[PartKind, str] = {kind: f"{kind}s" for kind in PART_KINDS}
"""The field of a record, and the table of a ledger, that holds the parts of a kind."""

# What makes two parts of two readings the same, beside their words.
_KEYS: Mapping[PartKind, tuple[str, ...]] = {
    "statement": (),
    "claim": ("kind", "force", "place", "origin", "destination", "authority", "act", "by_code", "value", "parties"),
    "conflict": ("kind", "voices"),
    "event": ("type", "actor_code", "recipient_code"),
}
_IDS = ("id", "actor", "statement", "parent", "claims")


def split(reference: object) -> tuple[str, str]:
    """The report and the part that a reference names; UsageError where it has not both."""
    text = check_text("reference", reference)
    report, colon, part = text.rpartition(":")
    if not (colon and report and part):
        raise UsageError(f"a reference is REPORT:ID, as 2024-05-04-harbour-dispatch:c3, not {text!r}")
    return report, part


def parts(record: Record) -> Iterator[tuple[PartKind, str, Part]]:
    """All parts of a record with their kinds and ids, in the order of the record."""
    for kind, layer in LAYERS.items():
        for number, part in enumerate(getattr(record, layer), start=1):
            yield kind, f"x{number}" if kind == "conflict" else part.id, part


def find(record: Record, id: str) -> tuple[PartKind, Part]:
    """The part with this id; UsageError where the record has none."""
    for kind, found, part in parts(record):
        if found == id:
            return kind, part
    raise UsageError(f"report {record.report.id!r} has no statement, claim, conflict or event {id!r}")


def key(kind: PartKind, part: Part, record: Record) -> tuple[Any, ...]:
    """What stays the same when another reader reads the same part: its words and key fields.

    A conflict has no words of its own; it has its claims' keys.
    """
    fields = tuple(_frozen(getattr(part, name, None)) for name in _KEYS[kind])
    if isinstance(part, Statement):
        return fields, *(span and (span.start, span.end) for span in (part.source, part.cue))
    if isinstance(part, Conflict):
        claims = {claim.id: claim for claim in record.claims}
        return fields, *(key("claim", claims[id], record) for id in part.claims if id in claims)
    return fields, part.evidence.start, part.evidence.end


def content(part: Part) -> dict[str, Any]:
    """The part's fields without the ids, which another reading may give otherwise."""
    return part.model_dump(exclude=set(_IDS) if not isinstance(part, Event) else {"id", "statement"})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
