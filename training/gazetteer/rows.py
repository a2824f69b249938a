"""The rows of the gazetteer before they are packed: a place and all its names."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Row:
    """A place; `region` is the key (country, code) of the first-order region that it lies in.

    With `equal_names` all its names are as good as the first; else the others count as alternates.
    """

    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    geonames_id: int | None = None
    region: tuple[str, str] | None = None
    names: list[str] = field(default_factory=list)
    equal_names: bool = False
