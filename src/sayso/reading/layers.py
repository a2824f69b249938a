"""What the reading steps leave on a Doc: one list of record parts a layer, as `doc._.sayso_<layer>`.

A layer is kept in `doc.user_data` as plain JSON values, so that a Doc can still be pickled to bytes and sent
between processes; reading it gives the record's own types.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from pydantic import BaseModel, TypeAdapter
from spacy.tokens import Doc

from sayso.records import Actor, Claim, Conflict, Entity, Event, Place, Quantity, Statement, Time

_TYPES: dict[str, Any] = {
    "times": Time,
    "quantities": Quantity,
    "places": Place,
    "statements": Statement,
    "actors": Actor,
    "entities": Entity,
    "claims": Claim,
    "events": Event,
    "conflicts": Conflict,
}
LAYERS: tuple[str, ...] = tuple(_TYPES)
_ADAPTERS = {
    layer: TypeAdapter[list[Any]](list[kind])  # type: ignore[valid-type]
    for layer, kind in _TYPES.items()
}
_parts: WeakKeyDictionary[Doc, dict[str, tuple[Any, list[Any]]]] = WeakKeyDictionary()
"""The record parts that layers of each Doc were read into, beside the values that they were read from."""


def put(doc: Doc, layer: str, items: Sequence[BaseModel]) -> None:
    """Leave `items` on the Doc as its layer, replacing what was there."""
    doc.user_data[f"sayso_{layer}"] = [item.model_dump(mode="json") for item in items]


def get(doc: Doc, layer: str) -> list[Any]:
    """The layer's record parts, in order; empty where the step has not run."""
    values = doc.user_data.get(f"sayso_{layer}")
    if values is None:
        return []
    known = _parts.setdefault(doc, {})
    if layer not in known or known[layer][0] is not values:
        known[layer] = values, _ADAPTERS[layer].validate_python(values)
    return list(known[layer][1])


def report_date(doc: Doc) -> str | None:
    """The report's date (ISO 8601) that relative times are resolved against."""
    return doc._.sayso_date  # type: ignore[no-any-return]


def report_outlet(doc: Doc) -> str | None:
    """The report's outlet, whose home tells which of two places of one name is meant."""
    return doc._.sayso_outlet  # type: ignore[no-any-return]


def put_encoded(doc: Doc, read: dict[str, Any]) -> None:
    """Leave on the Doc what the encoder's heads read from its text, by the head's name, as plain JSON values."""
    doc.user_data["sayso_encoded"] = read


def get_encoded(doc: Doc, head: str) -> Any:
    """What one head of the encoder read; `None` where it has not run."""
    return doc.user_data.get("sayso_encoded", {}).get(head)


def register() -> None:
    """Register the extension attributes. Safe to call twice."""
    if not Doc.has_extension("sayso_date"):
        Doc.set_extension("sayso_date", default=None)
    if not Doc.has_extension("sayso_outlet"):
        Doc.set_extension("sayso_outlet", default=None)
    for layer in LAYERS:
        if not Doc.has_extension(f"sayso_{layer}"):
            Doc.set_extension(f"sayso_{layer}", getter=partial(get, layer=layer))


register()
