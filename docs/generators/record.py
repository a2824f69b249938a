"""The record's fields, from its types, and an example of a whole record."""

from __future__ import annotations

import inspect
import json
import re
import types
import typing
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from sayso import records

REPORT = Path(__file__).parents[2] / "examples" / "reports" / "2024-05-04-harbour-dispatch.txt"
TYPES: tuple[type[BaseModel], ...] = (
    records.Record,
    records.Report,
    records.Span,
    records.Interval,
    records.Actor,
    records.Statement,
    records.Movement,
    records.Presence,
    records.Permission,
    records.Limit,
    records.Demand,
    records.Talks,
    records.Event,
    records.Entity,
    records.Place,
    records.Time,
    records.Quantity,
    records.Conflict,
)


def fields() -> str:
    """A section for each type: its docstring and a table of its fields."""
    return "\n\n".join(_section(kind) for kind in TYPES)


def example() -> str:
    """The record of one example report, its layers shortened to their first parts."""
    import sayso

    (record,) = sayso.extract(REPORT)
    assert isinstance(record, records.Record)
    read: dict[str, Any] = json.loads(record.to_json())
    for layer, parts in read.items():
        if isinstance(parts, list):
            read[layer] = parts[:1]
    return "```json\n" + json.dumps(read, indent=2, ensure_ascii=False) + "\n```"


def _section(kind: type[BaseModel]) -> str:
    told = inspect.cleandoc(kind.__doc__ or "")
    rows = [f"| `{field.alias or name}` | {_told(field.annotation)} |" for name, field in kind.model_fields.items()]
    rows += [f"| `{name}` | {_told(made.return_type)} |" for name, made in kind.model_computed_fields.items()]
    return "\n".join([f"### {kind.__name__}", "", told, "", "| field | type |", "| --- | --- |", *rows])


def _told(annotation: Any) -> str:
    """A type in JSON's words."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _told(typing.get_args(annotation)[0])
    arguments = typing.get_args(annotation)
    origin = typing.get_origin(annotation)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_told(argument) for argument in arguments))
    if origin is list:
        return f"array of {_told(arguments[0])}"
    if origin is tuple:
        return "`[" + ", ".join(_told(argument).replace(" or ", "/") for argument in arguments) + "]`"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    simple = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    return simple.get(annotation) or ("object" if origin is dict else re.sub(r"\W+", " ", str(annotation)))
