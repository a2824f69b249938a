"""A row of a user's own gazetteer to an entry, checked cell by cell."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.intake.columns import squeeze
from sayso.intake.outcomes import Refused, names, quoted
from sayso.reading.codes import state_of
from sayso.reading.places.gazetteer import Entry, load_gazetteer
from sayso.reading.places.names import normalise

_KIND = "place"
_RESERVED = ("country", "continent")
_MOST_PEOPLE = 2**31


def entry_of(row: Mapping[str, Any]) -> Entry:
    """The place of a row.

    Raises:
        Refused: A cell is missing or wrong; the text names it.
    """
    cells = _cells(row)
    name = _text(cells.get("name"))
    if not normalise(name):
        raise Refused(f"name: {quoted(name)} has no letter" if name else "no name")
    return Entry(
        name,
        _kind(cells.get("kind")),
        _country(cells.get("country")),
        _degrees(cells, "latitude", 90),
        _degrees(cells, "longitude", 180),
        _text(cells.get("admin1")) or None,
        _count(cells, "population") or 0,
        _count(cells, "geonames_id"),
        tuple(_names(cells.get("names"))),
    )


def missing_column(row: Mapping[str, Any]) -> str | None:
    """Why no row of these columns can be a place, or `None`."""
    fields = {field for _, (_, field) in _known(row)}
    missing = next((field for field in ("name", "latitude", "longitude") if field not in fields), None)
    return missing and f"no column for the {missing}; the columns are {names(list(row))}"


def _cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells by field: the first filled one of the likeliest column."""
    cells: dict[str, Any] = {}
    for _, field, column in sorted((rank, field, column) for column, (rank, field) in _known(row)):
        if not _text(cells.get(field)):
            cells[field] = row[column]
    return cells


def _known(row: Mapping[str, Any]) -> list[tuple[str, tuple[int, str]]]:
    return [(column, _columns()[squeeze(column)]) for column in row if squeeze(column) in _columns()]


@cache
def _columns() -> dict[str, tuple[int, str]]:
    """Squeezed column name to its rank and field."""
    lines = files(__package__).joinpath("own_columns.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {squeeze(row["name"]): (rank, row["field"]) for rank, row in enumerate(rows)}


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _names(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else _text(value).split("|")
    return [name for item in listed if normalise(name := _text(item))]


def _kind(value: Any) -> str:
    kind = _text(value).lower() or _KIND
    if kind in _RESERVED:
        raise Refused(f"kind: a {kind} is no place of one's own; give another kind, or leave it empty")
    return kind


def _country(value: Any) -> str | None:
    written = _text(value)
    if not written:
        return None
    code = written.upper() if load_gazetteer().country(written.upper()) else state_of(written)
    if code is None:
        raise Refused(f"country: {quoted(written)} is no country's code or name")
    return code


def _degrees(cells: Mapping[str, Any], field: str, most: int) -> float:
    written = _text(cells.get(field))
    if not written:
        raise Refused(f"no {field}")
    try:
        degrees = float(written)
    except ValueError:
        degrees = math.nan
    if not -most <= degrees <= most:
        raise Refused(f"{field}: {quoted(written)} is no number of degrees from -{most} to {most}")
    return degrees


def _count(cells: Mapping[str, Any], field: str) -> int | None:
    written = _text(cells.get(field)).replace(",", "")
    if not written:
        return None
    try:
        count = float(written)
    except ValueError:
        count = math.nan
    if not 0 <= count < _MOST_PEOPLE or count % 1:
        raise Refused(f"{field}: {quoted(cells[field])} is no whole number from 0")
    return int(count)
