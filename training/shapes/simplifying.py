"""Fewer points on each ring, the same ones on both sides of a border.

Rings are cut where borders meet, and each piece is simplified by itself, so that neighbours keep fitting.
Simplification after Douglas and Peucker (1973).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Point = tuple[int, int]
Ring = list[Point]


def simplified(rings: Iterable[Ring], tolerance: float) -> list[Ring]:
    """The rings with no point moved, and none left out that lies farther than `tolerance` from the new line."""
    cleaned = [_without_repeats(ring) for ring in rings]
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in cleaned:
        for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
            neighbours[one].add(other)
            neighbours[other].add(one)
    junctions = {point for point, found in neighbours.items() if len(found) != 2}
    return [_simplified(ring, junctions, tolerance) for ring in cleaned]


def _without_repeats(ring: Ring) -> Ring:
    kept = [point for point, before in zip(ring, [None, *ring], strict=False) if point != before]
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def _simplified(ring: Ring, junctions: set[Point], tolerance: float) -> Ring:
    if len(ring) < 4:
        return ring
    cuts = [n for n, point in enumerate(ring) if point in junctions]
    if not cuts:
        cuts = [ring.index(min(ring))]
    if len(cuts) == 1:
        first = ring[cuts[0]]
        far = max(range(len(ring)), key=lambda n: (_distance_squared(ring[n], first), ring[n]))
        cuts = sorted({cuts[0], far})
    kept: Ring = []
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
        piece = [ring[n % len(ring)] for n in range(start, end + 1)]
        kept += _line(piece, tolerance)[:-1]
    return kept


def _line(points: Ring, tolerance: float) -> Ring:
    if points[0] > points[-1]:
        return _line(points[::-1], tolerance)[::-1]
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        middle = max(range(start + 1, end), key=lambda n: _offset(points[n], points[start], points[end]))
        if _offset(points[middle], points[start], points[end]) > tolerance:
            keep.add(middle)
            spans += ((start, middle), (middle, end))
    return [points[n] for n in sorted(keep)]


def _offset(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from the line between two others."""
    length = _distance_squared(start, end)
    if length == 0:
        return _distance_squared(point, start) ** 0.5
    cross = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return float(abs(cross)) / length**0.5


def _distance_squared(one: Point, other: Point) -> float:
    return float((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)
