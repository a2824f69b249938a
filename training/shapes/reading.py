"""Polygons and codes from an ESRI shapefile in a zip archive ("ESRI Shapefile Technical Description", 1998)."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile

OWN_CODES = {"KOS": "XKX"}
"""Where Natural Earth has a code of its own for what sayso calls otherwise."""


@dataclass(frozen=True)
class Area:
    """A state or territory: its code, where its label stands, and its rings (degrees, longitude first)."""

    code: str
    label: tuple[float, float]
    rings: list[list[tuple[float, float]]]


def read_areas(archive: ZipFile) -> Iterator[Area]:
    """The areas of the archive's one shapefile, those with the same code together."""
    (table,) = (archive.read(name) for name in archive.namelist() if name.endswith(".dbf"))
    (shapes,) = (archive.read(name) for name in archive.namelist() if name.endswith(".shp"))
    found: dict[str, Area] = {}
    for row, rings in zip(_rows(table), _polygons(shapes), strict=True):
        code = row["ISO_A3_EH"] if row["ISO_A3_EH"] != "-99" else row["ADM0_A3_DE"]
        code = OWN_CODES.get(code, code)
        if not (len(code) == 3 and code.isalpha()):
            continue
        label = (float(row["LABEL_X"]), float(row["LABEL_Y"]))
        found.setdefault(code, Area(code, label, [])).rings.extend(rings)
    yield from found.values()


def _rows(table: bytes) -> Iterator[dict[str, str]]:
    count, head, length = struct.unpack("<IHH", table[4:12])
    fields = []
    for at in range(32, head - 1, 32):
        fields.append((table[at : at + 11].split(b"\0")[0].decode(), table[at + 16]))
    for number in range(count):
        at = head + number * length + 1
        row = {}
        for name, size in fields:
            row[name] = table[at : at + size].decode("utf-8", "replace").strip(" \0")
            at += size
        yield row


def _polygons(shapes: bytes) -> Iterator[list[list[tuple[float, float]]]]:
    at = 100
    while at < len(shapes):
        (words,) = struct.unpack(">I", shapes[at + 4 : at + 8])
        parts, points = struct.unpack("<II", shapes[at + 44 : at + 52])
        starts = [*struct.unpack(f"<{parts}I", shapes[at + 52 : at + 52 + 4 * parts]), points]
        first = at + 52 + 4 * parts
        flat = struct.unpack(f"<{2 * points}d", shapes[first : first + 16 * points])
        pairs = list(zip(flat[::2], flat[1::2], strict=True))
        yield [pairs[start:end] for start, end in itertools.pairwise(starts)]
        at += 8 + 2 * words
