"""The shapes of states and territories: Natural Earth, packed by `python -m training.shapes`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

Point = tuple[int, int]


@dataclass(frozen=True)
class Shape:
    """A state or territory: where its label stands, and its rings, in the map's units."""

    code: str
    label: Point
    rings: tuple[tuple[Point, ...], ...]


@cache
def shapes() -> dict[str, Shape]:
    """All shapes, by code."""
    text = files("sayso.web").joinpath("data/shapes.jsonl").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines()[1:]:
        area = json.loads(line)
        rings = tuple(tuple(zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True)) for flat in area["rings"])
        x, y = area["label"]
        found[area["code"]] = Shape(area["code"], (x, y), rings)
    return found


def label_of(code: str | None) -> Point | None:
    """Where a code's label stands on the map; `None` for one without a shape."""
    shape = shapes().get(code or "")
    return shape.label if shape else None
