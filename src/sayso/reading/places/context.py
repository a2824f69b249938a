"""How well a place fits the other names of a report: in the same countries and regions, and near them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from sayso.reading.places.candidates import Floats, Name
from sayso.reading.places.gazetteer import Entry

Region = tuple[str, str]
"""Country and name of a first-order region."""

_NEAR_KM = 120.0
_MOST_NEAR = 3.0
_IN_COUNTRY, _IN_REGION = 2.5, 2.0
_CAPITAL_OF_NAMED = 2.0
"""For a capital in a report that names its state."""
_EARTH_KM = 12742.0


def weight(count: int) -> float:
    """How much a name that occurs so often counts."""
    return 1 + math.log(count)


class Focus:
    """The countries and regions that a report tells of, weighted by how likely its names lie in them."""

    def __init__(self, names: Mapping[str, Name], chances: Mapping[str, Floats], states: Mapping[str, int]) -> None:
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._regions: defaultdict[Region, float] = defaultdict(float)
        self._shares: dict[str, tuple[dict[str, float], dict[Region, float]]] = {}
        self._named = frozenset(states)
        for code, count in states.items():
            self._countries[code] += weight(count)
        for key, name in names.items():
            countries: defaultdict[str, float] = defaultdict(float)
            regions: defaultdict[Region, float] = defaultdict(float)
            for match, chance in zip(name.matches, chances[key], strict=True):
                share = weight(name.count) * float(chance)
                if match.entry.country is not None:
                    countries[match.entry.country] += share
                region = _region(match.entry)
                if region is not None:
                    regions[region] += share
            self._shares[key] = countries, regions
        for in_countries, in_regions in self._shares.values():
            for country, share in in_countries.items():
                self._countries[country] += share
            for where, share in in_regions.items():
                self._regions[where] += share
        self._all = sum(self._countries.values()) or 1.0
        self._all_regions = sum(self._regions.values()) or 1.0

    def fits(self, entry: Entry, key: str) -> float:
        """How much the *other* names than `key` speak for the country and region of `entry`."""
        if entry.country is None or entry.kind == "country":
            return 0.0
        countries, regions = self._shares[key]
        fit = _IN_COUNTRY * (self._countries[entry.country] - countries[entry.country]) / self._all
        if entry.kind == "capital" and entry.country in self._named:
            fit += _CAPITAL_OF_NAMED
        region = _region(entry)
        if region is not None:
            fit += _IN_REGION * (self._regions[region] - regions[region]) / self._all_regions
        return fit


def _region(entry: Entry) -> Region | None:
    region = entry.name if entry.kind == "region" else entry.region
    return (entry.country, region) if entry.country is not None and region is not None else None


class Nearness:
    """How near each candidate of some names lies to the likely places of the others."""

    def __init__(self, names: Sequence[Name]) -> None:
        entries = [match.entry for name in names for match in name.matches]
        self._sizes = [len(name.matches) for name in names]
        self._starts = np.cumsum([0, *self._sizes])[:-1]
        self._weights = np.array([weight(name.count) for name in names])
        points = np.radians([[entry.latitude, entry.longitude] for entry in entries])
        wide = np.array([entry.kind in ("country", "continent") for entry in entries])
        self._near = np.exp(-_kilometres(points) / _NEAR_KM) * ~wide[None, :] * ~wide[:, None]

    def support(self, chances: Sequence[Floats]) -> list[Floats]:
        """For each name, for each candidate: the sum over the other names of their nearest likely place."""
        nearest = np.maximum.reduceat(self._near * np.concatenate(chances), self._starts, axis=1)
        nearest *= self._weights
        own = np.repeat(np.arange(len(self._sizes)), self._sizes)
        nearest[np.arange(len(own)), own] = 0
        total = np.minimum(nearest.sum(axis=1), _MOST_NEAR)
        return list(np.split(total, self._starts[1:]))


def _kilometres(points: Floats) -> Floats:
    """Distances between all pairs of points (radians), by the haversine formula."""
    latitude, longitude = points[:, 0], points[:, 1]
    half = np.sin((latitude[:, None] - latitude) / 2) ** 2
    half += np.cos(latitude[:, None]) * np.cos(latitude) * np.sin((longitude[:, None] - longitude) / 2) ** 2
    distances: Floats = _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distances
