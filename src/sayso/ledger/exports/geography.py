"""Places and claims with coordinates as GeoJSON (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa

from sayso.ledger.cells import json_line
from sayso.ledger.export import replacing

LOCATED: Mapping[str, str] = {
    name: files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8") for name in ("places", "claims")
}
"""The queries of both layers, over the reports of the table `chosen`; claims have `from_…` and `to_…` coordinates."""
_COORDINATES = ("longitude", "latitude", "from_longitude", "from_latitude", "to_longitude", "to_latitude")


def write_geojson(path: Path, layers: Mapping[str, pa.Table]) -> None:
    """Write the layers as one FeatureCollection; each feature's property `layer` names its own."""
    with replacing(path) as stream:
        stream.write(b'{"type": "FeatureCollection", "features": [')
        for number, feature in enumerate(_features(layers)):
            stream.write(b",\n" if number else b"\n")
            stream.write(json_line(feature).encode())
        stream.write(b"\n]}\n")


def geo_columns(dictionary: pa.Table) -> pa.Table:
    """The dictionary's rows of what the layers' properties are named."""
    meanings = {(row["view"], row["column"]): row for row in dictionary.to_pylist()}
    rows = []
    for layer, query in LOCATED.items():
        rows.append({"view": layer, "column": "layer", "type": "VARCHAR", "meaning": f"The feature's layer: {layer}"})
        for column in _columns(query):
            known = meanings.get((layer, column)) or meanings.get(("reports", column))
            told = known or {"type": "BIGINT", "meaning": _COUNTS[column]}
            rows.append({**told, "view": layer, "column": column})
    return pa.Table.from_pylist(rows, schema=dictionary.schema)


_COUNTS = {
    "mentions": "How often the reports name the place",
    "reports": "How many reports name the place",
}


def _columns(query: str) -> list[str]:
    """The columns that a layer's query tells in its line "-- Properties: …"."""
    line = next(line for line in query.splitlines() if line.startswith("-- Properties: "))
    return line.removeprefix("-- Properties: ").split(", ")


def _features(layers: Mapping[str, pa.Table]) -> Iterator[dict[str, Any]]:
    for layer, table in layers.items():
        for row in table.to_pylist():
            id = row.pop("id")
            properties = {"layer": layer, **{name: value for name, value in row.items() if name not in _COORDINATES}}
            yield {"type": "Feature", "id": id, "geometry": _geometry(row), "properties": properties}


def _geometry(row: Mapping[str, Any]) -> dict[str, Any]:
    ends = [
        [row[f"{end}longitude"], row[f"{end}latitude"]]
        for end in ("", "from_", "to_")
        if row.get(f"{end}longitude") is not None
    ]
    if len(ends) == 1 or ends[0] == ends[-1]:
        return {"type": "Point", "coordinates": ends[0]}
    return {"type": "LineString", "coordinates": ends}
