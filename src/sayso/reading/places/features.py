"""GeoJSON (RFC 7946) to rows: a feature's properties with its point."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from sayso.intake.outcomes import Reject
from sayso.intake.rows import Row

_LONGEST_FILE = 1 << 28
"""Characters; a larger file is refused."""
_NOWHERE = 1e6
"""No degrees are so many."""


def read_features(text: TextIO, source: str) -> Iterator[Row | Reject]:
    """The features of a FeatureCollection, or the one Feature, as rows; the first is row 1.

    A row's values are the properties, with `latitude` and `longitude` from the geometry: of a point its own,
    of anything else the middle of its extent.
    """
    written = text.read(_LONGEST_FILE + 1)
    if len(written) > _LONGEST_FILE:
        yield Reject(source, None, f"GeoJSON of more than {_LONGEST_FILE:,} characters")
        return
    try:
        data = json.loads(written)
    except (ValueError, RecursionError) as error:
        yield Reject(source, None, f"malformed JSON: {error}")
        return
    features = data.get("features", [data]) if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") not in ("FeatureCollection", "Feature"):
        yield Reject(source, None, "JSON, but no GeoJSON FeatureCollection")
        return
    for number, feature in enumerate(features, 1):
        yield _row(number, feature, source)


def _row(number: int, feature: Any, source: str) -> Row | Reject:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return Reject(source, number, "no GeoJSON Feature")
    properties = feature.get("properties") or {}
    geometry = feature.get("geometry")
    points = list(_positions(geometry))
    if not isinstance(properties, dict) or not points:
        return Reject(
            source, number, "a Feature without geometry" if isinstance(properties, dict) else "bad properties"
        )
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    middle = {
        "latitude": (min(latitudes) + max(latitudes)) / 2,
        "longitude": (min(longitudes) + max(longitudes)) / 2,
    }
    return Row(number, {**properties, **middle})


def _positions(geometry: Any) -> Iterator[tuple[float, float]]:
    """Every position of a geometry, longitude first; what is none is passed over."""
    waiting = [geometry]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += [item.get("coordinates"), item.get("geometries")]
        elif isinstance(item, list):
            if len(item) > 1 and all(isinstance(number, (int, float)) for number in item[:2]):
                # An integer of JSON may be too long for a float.
                if not all(abs(number) < _NOWHERE for number in item[:2]):
                    continue
                yield float(item[0]), float(item[1])
            else:
                waiting += item
