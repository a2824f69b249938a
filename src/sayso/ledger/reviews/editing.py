"""Changes to a part of a record, checked by the record's own types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from sayso.errors import UsageError
from sayso.intake.reports import valid_day
from sayso.ledger.reviews.parts import LAYERS, Part, PartKind, parts
from sayso.records import Record, Span

_FIXED = ("id", "kind")
"""What no edit changes; a conflict may be of another kind."""
_REFERENCES = {"statement": "statement", "parent": "statement", "claims": "claim"}


def parse_changes(settings: Iterable[str]) -> dict[str, str]:
    """`field=value` each as a mapping; UsageError for one that is no setting, or a field set twice."""
    changes: dict[str, str] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or not name.strip():
            raise UsageError(f"a change is FIELD=VALUE, not {setting!r}")
        if name.strip() in changes:
            raise UsageError(f"field {name.strip()!r} is set twice")
        changes[name.strip()] = value.strip()
    if not changes:
        raise UsageError("an edit needs a change: --set FIELD=VALUE")
    return changes


def edited(part: Part, changes: Mapping[str, Any], record: Record, kind: PartKind) -> tuple[Part, dict[str, Any]]:
    """The part with its fields changed, and the changes as plain JSON values.

    changes: values by field. A text that is JSON ("null", "[100, 200]") is what it stands for where the field's
        type takes that, and else itself. For words of the report, as evidence, a text stands for their place
        nearest to where they were.

    Raises UsageError that names the field: one that the part has not, or that cannot be changed (`id`, and of a
    claim or conflict nothing may change its kind into another's), or a value that its type does not take.
    """
    names = {field.alias or name: name for name, field in type(part).model_fields.items()}
    fixed = _FIXED if kind == "claim" else _FIXED[:1]
    for name in changes:
        if name not in names or name in fixed:
            usable = ", ".join(known for known in names if known not in fixed)
            raise UsageError(f"field {name!r} of a {_name(part, kind)} cannot be set, only {usable}")
    made = part
    for name, value in changes.items():
        made = _with(made, name, _candidates(part, name, value, record), kind)
        _check_references(name, getattr(made, names[name]), record)
        _check_words(name, getattr(made, names[name]), record.report.text)
    told = json.loads(made.model_dump_json())
    return made, {name: told[name] for name in changes}


def apply(record: Record, edits: Mapping[tuple[PartKind, str], Mapping[str, Any]]) -> Record:
    """The record with its parts changed as `edits` tell by kind and id."""
    if not edits:
        return record
    layers: dict[str, list[Part]] = {layer: [] for layer in LAYERS.values()}
    for kind, id, part in parts(record):
        changes = edits.get((kind, id))
        layers[LAYERS[kind]].append(part if changes is None else edited(part, changes, record, kind)[0])
    return record.model_copy(update=layers)


def _name(part: Part, kind: PartKind) -> str:
    return f"{part.kind} claim" if kind == "claim" else kind  # type: ignore[union-attr]


def _candidates(part: Part, name: str, value: Any, record: Record) -> list[Any]:
    if not isinstance(value, str):
        return [value]
    old = getattr(part, name, None)
    if isinstance(old, Span) and not value.startswith(("{", "null")):
        return [_words(name, value, old, record.report.text)]
    try:
        return [json.loads(value), value]
    except ValueError:
        return [value]


def _words(name: str, words: str, old: Span, text: str) -> dict[str, Any]:
    starts, start = [], text.find(words) if words else -1
    while start >= 0:
        starts.append(start)
        start = text.find(words, start + 1)
    if not starts:
        raise UsageError(f"field {name!r}: the report does not say {words!r}")
    nearest = min(starts, key=lambda start: abs(start - old.start))
    return {"start": nearest, "end": nearest + len(words), "text": words}


def _with(part: Part, name: str, candidates: list[Any], kind: PartKind) -> Part:
    fields = json.loads(part.model_dump_json())
    why = ""
    for value in candidates:
        try:
            made: Part = type(part).model_validate({**fields, name: value})
            _check_days(getattr(made, name, None))
            return made
        except ValidationError as error:
            why = why or _reason(error)
        except UsageError as error:
            why = why or str(error)
    raise UsageError(f"field {name!r} of a {_name(part, kind)}: {why}, not {candidates[-1]!r}")


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    inner = ".".join(str(place) for place in first["loc"][1:])
    told = first["msg"][:1].lower() + first["msg"][1:]
    return f"{inner}: {told}" if inner else told


def _check_days(value: Any) -> None:
    for end in ("from_", "to"):
        valid_day(getattr(value, end, None))


def _check_references(name: str, value: Any, record: Record) -> None:
    wanted = _REFERENCES.get(name)
    if wanted is None or value is None:
        return
    known = {id for kind, id, _ in parts(record) if kind == wanted}
    for id in value if isinstance(value, list) else [value]:
        if id not in known:
            raise UsageError(f"field {name!r}: the report has no {wanted} {id!r}")


def _check_words(name: str, value: Any, text: str) -> None:
    for span in value if isinstance(value, list) else [value]:
        if isinstance(span, Span) and text[span.start : span.end] != span.text:
            raise UsageError(f"field {name!r}: the report does not say {span.text!r} at {span.start} to {span.end}")
