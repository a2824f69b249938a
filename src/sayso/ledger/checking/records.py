"""What must hold of one record, whoever stored it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.records import Record


def problems(record: Record) -> Iterator[str]:
    """A line for each span that does not quote the report's text, and each reference to a part that is not there."""
    yield from _misquoted(record.model_dump(mode="python", exclude={"report"}), record.report.text, "record")
    yield from _dangling(record)


def _misquoted(value: Any, text: str, where: str) -> Iterator[str]:
    if isinstance(value, dict):
        if "start" in value and text[value["start"] : value["end"]] != value["text"]:
            yield f"{where}: characters {value['start']} to {value['end']} of the text are not what is quoted"
        for name, part in value.items():
            yield from _misquoted(part, text, f"{where}.{name}" if where != "record" else name)
    elif isinstance(value, (list, tuple)):
        for at, part in enumerate(value):
            yield from _misquoted(part, text, f"{where}[{at}]")


def _dangling(record: Record) -> Iterator[str]:
    actors = {actor.id for actor in record.actors}
    statements = {statement.id for statement in record.statements}
    claims = {claim.id for claim in record.claims}
    for statement in record.statements:
        yield from _absent(f"statement {statement.id}", "actor", [statement.actor], actors)
        yield from _absent(f"statement {statement.id}", "parent", [statement.parent], statements)
    for claim in record.claims:
        yield from _absent(f"claim {claim.id}", "statement", [claim.statement], statements)
    for event in record.events:
        yield from _absent(f"event {event.id}", "statement", [event.statement], statements)
    for at, conflict in enumerate(record.conflicts):
        yield from _absent(f"conflict {at}", "claim", conflict.claims, claims)


def _absent(part: str, role: str, named: Iterable[str | None], known: set[str]) -> Iterator[str]:
    yield from (f"{part}: its {role} {name} is not there" for name in named if name is not None and name not in known)
