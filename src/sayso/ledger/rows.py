"""A record as the rows of the ledger's tables (tables.sql): plain values, nothing stored yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic_core import to_json

from sayso.ledger.inserting import Row
from sayso.ledger.search.words import positions
from sayso.records import Claim, Event, Interval, Record, Report, Span, Statement

PARTS = (
    "actors", "mentions", "statements", "claims", "conflicts", "events", "entities", "places", "times", "quantities",
)  # fmt: skip
"""The tables whose rows are parts of records, as `part_rows` makes them."""
CONTENT_JOIN = " … "
_INT64 = 2**63
_CLAIM_FIELDS = [
    "id",
    "kind",
    "by",
    "by_code",
    "statement",
    "status",
    "negated",
    "force",
    "authority",
    "act",
    "place",
    "place_name",
    "origin",
    "origin_name",
    "destination",
    "destination_name",
    "relation",
    "parties",
    "topic",
    "purpose",
]
_EVENT_FIELDS = [
    "id",
    "type",
    "mode",
    "quad_class",
    "actor_code",
    "actor_sector",
    "recipient_code",
    "recipient_sector",
    "place",
    "place_code",
    "status",
    "negated",
    "statement",
]


def day(text: str | None) -> date | None:
    """The day that an ISO 8601 date, with or without a time after it, names; `None` where it is none."""
    try:
        return date.fromisoformat(text[:10]) if text and text[4:5] == "-" else None
    except ValueError:
        return None


def part_rows(record: Record, no: int) -> dict[str, list[Row]]:
    """Rows of the record's parts, a list a table of schema `store`, all with the report's number `no`."""
    parts: dict[str, Iterator[Row]] = {
        "actors": (
            {"id": a.id, "name": a.name, "kind": a.kind, "code": a.code, "sector": a.sector} for a in record.actors
        ),
        "mentions": ({"actor": a.id, **_words(mention)} for a in record.actors for mention in a.mentions),
        "statements": (_statement(statement) for statement in record.statements),
        "claims": (_claim(claim) for claim in record.claims),
        "conflicts": ({"kind": c.kind, "claims": c.claims, "voices": c.voices, "why": c.why} for c in record.conflicts),
        "events": (_event(event) for event in record.events),
        "entities": ({"type": entity.type, **_words(entity)} for entity in record.entities),
        "places": (
            {
                "name": place.name,
                "country": place.country,
                "admin1": place.admin1,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "geonames_id": _int(place.geonames_id),
                **_words(place),
            }
            for place in record.places
        ),
        "times": (
            {"type": t.type, "value": t.value, "from_day": day(t.from_), "to_day": day(t.to), **_words(t)}
            for t in record.times
        ),
        "quantities": (
            {"low": _float(q.low), "high": _float(q.high), "unit": q.unit, **_words(q)} for q in record.quantities
        ),
    }
    rows = {
        table: [{"report_no": no, "position": position, **row} for position, row in enumerate(made)]
        for table, made in parts.items()
    }
    rows["records"] = [{"report_no": no, "json": record.to_json()}]
    return rows


def report_row(record: Record, no: int) -> Row:
    """The row of table `store.reports`, but for the run that takes it in."""
    report = record.report
    return {
        "no": no,
        "sha256": report.sha256,
        "id": report.id,
        "date": day(report.date),
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "text": report.text,
        "metadata": to_json(report.metadata, inf_nan_mode="null").decode(),
        "warnings": record.warnings,
        "reader": record.reader,
        "model": record.model,
    }


def word_rows(report: Report, no: int) -> dict[str, list[Row]]:
    """The rows by which the report's words are found: tables `postings` and `lengths` of schema `store`."""
    found, count = positions(report.title, report.text)
    return {
        "postings": [{"report_no": no, "word": word, "positions": at} for word, at in found.items()],
        "lengths": [{"report_no": no, "words": count}],
    }


def _statement(statement: Statement) -> Row:
    return {
        "id": statement.id,
        **_span("source", statement.source),
        "actor": statement.actor,
        "actor_name": statement.actor_name,
        **_span("cue", statement.cue),
        "cue_kind": statement.cue_kind,
        "content": CONTENT_JOIN.join(span.text for span in statement.content),
        "content_starts": [_int(span.start) for span in statement.content],
        "content_ends": [_int(span.end) for span in statement.content],
        "form": statement.form,
        "parent": statement.parent,
        **_interval("said", statement.said),
    }


def _claim(claim: Claim) -> Row:
    low, high = _strength(claim.strength)
    return {
        **{field: getattr(claim, field, None) for field in _CLAIM_FIELDS},
        "strength_low": low,
        "strength_high": high,
        "value": _int(getattr(claim, "value", None)),
        **_interval("when", claim.when),
        **_span("evidence", claim.evidence),
    }


def _event(event: Event) -> Row:
    return {
        **{field: getattr(event, field) for field in _EVENT_FIELDS},
        "actor": event.actor and event.actor.text,
        "recipient": event.recipient and event.recipient.text,
        **_interval("when", event.when),
        **_span("evidence", event.evidence),
    }


def _words(span: Span) -> Row:
    return {"text": span.text, "text_start": _int(span.start), "text_end": _int(span.end)}


def _span(name: str, span: Span | None) -> Row:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.text, f"{name}_start": _int(span.start), f"{name}_end": _int(span.end)}


def _interval(name: str, interval: Interval | None) -> Row:
    if interval is None:
        return {f"{name}_text": None, f"{name}_from": None, f"{name}_to": None}
    return {
        f"{name}_text": interval.text,
        f"{name}_from": day(interval.from_),
        f"{name}_to": day(interval.to),
    }


def _strength(strength: tuple[int, int | None] | None) -> tuple[int | None, int | None]:
    low = _int(strength[0]) if strength else None
    return (None, None) if low is None or strength is None else (low, _int(strength[1]))


def _int(value: int | None) -> int | None:
    # A report may tell a number that no column holds; the record's JSON still has it.
    return value if value is not None and -_INT64 <= value < _INT64 else None


def _float(value: float | int | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None
