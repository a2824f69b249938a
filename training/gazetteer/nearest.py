"""The first-order region of a site, from the nearest settlement."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .rows import Row

_KINDS = frozenset(["base", "camp", "crossing", "site", "dam", "city"])
_FARTHEST_KM = 60.0
_EARTH_KM = 6371.0


def with_regions(sites: Iterable[Row], settlements: Iterable[Row]) -> Iterator[Row]:
    """The sites, those that are a point with the region of the nearest settlement of their country.

    None is given where no settlement lies within 60 km.
    """
    by_country: defaultdict[str | None, list[Row]] = defaultdict(list)
    for settlement in settlements:
        by_country[settlement.country].append(settlement)
    for site in sites:
        near = by_country[site.country] if site.country and site.kind in _KINDS else []
        nearest = min(near, key=lambda place: _kilometres(site, place), default=None)
        if nearest is None or _kilometres(site, nearest) > _FARTHEST_KM:
            yield site
        else:
            yield replace(site, region=nearest.region)


def _kilometres(one: Row, other: Row) -> float:
    """The distance, by the haversine formula."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((first - second) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(math.radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
