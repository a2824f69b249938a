"""The map as SVG: the ground, a sign at each place, an arc for each movement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from markupsafe import Markup

from sayso.web.charts.shapes import Point, Shape, shapes
from sayso.web.charts.svg import element
from sayso.web.pages import address
from sayso.web.wording import name_of

WIDTH, HEIGHT = 1000, 560
KINDS = ("presence", "movement", "permission", "limit", "demand")
_LEAST_SPAN = 1800
_MARGIN = 1.35
_WORLD = (20_000, 9_700)
_LARGEST, _SMALLEST = 24.0, 6.0


@dataclass(frozen=True)
class Spot:
    """A place with the count of claims of each kind; `point` names a part of the land that `code` stands for."""

    code: str
    at: Point
    kinds: Mapping[str, int]
    point: str | None = None

    @property
    def name(self) -> str:
        """What the place is called."""
        return self.point or name_of(self.code)

    @property
    def claims(self) -> int:
        """How many claims tell of the place."""
        return sum(self.kinds.values())


@dataclass(frozen=True)
class Move:
    """A movement between two places."""

    force: str
    origin: str
    destination: str
    status: str
    start: Point
    end: Point
    names: tuple[str, str]


@dataclass(frozen=True)
class _View:
    """The part of the world that is drawn: its left upper corner and units to a pixel."""

    left: float
    top: float
    unit: float

    def __call__(self, point: Point) -> tuple[float, float]:
        return (point[0] - self.left) / self.unit, (point[1] - self.top) / self.unit


def draw_map(spots: Sequence[Spot], moves: Sequence[Move]) -> Markup:
    """The map around these places; the whole world where there is none."""
    view = _view([spot.at for spot in spots] + [end for move in moves for end in (move.start, move.end)])
    told = {spot.code for spot in spots}
    ground = [_ground(shape, view, shape.code in told) for shape in shapes().values()]
    most = max((spot.claims for spot in spots), default=1)
    arcs = [_arc(move, view) for move in moves]
    by_size = sorted(spots, key=lambda spot: -spot.claims)
    named = _named(by_size, view, most)
    signs = [_sign(spot, view, most) for spot in by_size]
    labels = [_label(spot, view, most) for spot in by_size if spot.at in named]
    tip = element("path", d="M0 0L7 3.5L0 7z", class_="tip")
    arrow = element("marker", tip, id="tip", markerWidth=7, markerHeight=7, refX=6, refY=3.5, orient="auto")
    return element(
        "svg",
        element("title", f"Map of {len(spots)} places and {len(moves)} movements; the table below tells the same"),
        element("defs", arrow),
        element("g", *ground, class_="ground"),
        element("g", *arcs, class_="arcs"),
        element("g", *signs),
        element("g", *labels, class_="labels"),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="map",
        role="group",
        aria_label="Map",
    )


def _view(points: Sequence[Point]) -> _View:
    if not points:
        return _View(-_WORLD[0] / 2, -_WORLD[1] / 2, _WORLD[0] / WIDTH)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(max(xs) - min(xs), _LEAST_SPAN) * _MARGIN, max(max(ys) - min(ys), _LEAST_SPAN / 2) * _MARGIN
    unit = min(max(wide / WIDTH, high / HEIGHT), _WORLD[0] / WIDTH)
    return _View((max(xs) + min(xs) - unit * WIDTH) / 2, (max(ys) + min(ys) - unit * HEIGHT) / 2, unit)


def _ground(shape: Shape, view: _View, told: bool) -> Markup:
    path = "".join(_ring(ring, view) for ring in shape.rings)
    if not path:
        return Markup("")
    return element("path", element("title", name_of(shape.code)), d=path, class_="told" if told else None)


def _ring(ring: Sequence[Point], view: _View) -> str:
    """The ring in half pixels, its points that fall on one another left out; nothing where it is out of sight."""
    drawn: list[tuple[float, float]] = []
    for point in ring:
        x, y = view(point)
        rounded = (round(x * 2) / 2, round(y * 2) / 2)
        if not drawn or drawn[-1] != rounded:
            drawn.append(rounded)
    xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
    if len(drawn) < 3 or max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in drawn) + "z"


def _arc(move: Move, view: _View) -> Markup:
    (x, y), (to_x, to_y) = view(move.start), view(move.end)
    rise = 0.2
    bend_x, bend_y = (x + to_x) / 2 + (to_y - y) * rise, (y + to_y) / 2 - (to_x - x) * rise
    # The arrow ends before the place's sign.
    near = max(0.5, 1 - (_LARGEST + 2) / (hypot(to_x - bend_x, to_y - bend_y) or 1.0))
    end_x, end_y = bend_x + (to_x - bend_x) * near, bend_y + (to_y - bend_y) * near
    told = f"{move.force} forces, {move.status}: {move.names[0]} to {move.names[1]}"
    path = element(
        "path",
        element("title", told),
        d=f"M{x:.1f} {y:.1f}Q{bend_x:.1f} {bend_y:.1f} {end_x:.1f} {end_y:.1f}",
        class_=f"arc {move.status}",
        marker_end="url(#tip)",
    )
    target = address("/claims", force=move.force, place=move.destination, kind="movement")
    return element("a", path, href=target, aria_label=told)


def _sign(spot: Spot, view: _View, most: int) -> Markup:
    """A disc as large as its claims are many, cut by their kinds."""
    x, y = view(spot.at)
    radius = _radius(spot, most)
    kinds = [(kind, spot.kinds[kind]) for kind in (*KINDS, *sorted(set(spot.kinds) - set(KINDS))) if kind in spot.kinds]
    parts, start = [], 0.0
    for kind, count in kinds:
        share = count / spot.claims
        parts.append(_slice(x, y, radius, start, share, kind))
        start += share
    told = ", ".join(f"{count} {kind}" for kind, count in kinds)
    link = address("/claims", place=spot.point or spot.code)
    return element("a", element("title", f"{spot.name}: {told}"), *parts, href=link, aria_label=f"{spot.name}: {told}")


def _label(spot: Spot, view: _View, most: int) -> Markup:
    x, y = view(spot.at)
    return element("text", spot.name, x=x, y=y + _radius(spot, most) + 13, class_="label")


def _radius(spot: Spot, most: int) -> float:
    return max(_SMALLEST, _LARGEST * sqrt(spot.claims / most))


def _named(spots: Sequence[Spot], view: _View, most: int) -> set[Point]:
    """The places whose name finds room beside signs and other names: those of the most claims first."""
    taken = [_Box(x, y, radius, radius) for spot in spots for (x, y), radius in [(view(spot.at), _radius(spot, most))]]
    named: set[Point] = set()
    for spot in spots:
        x, y = view(spot.at)
        box = _Box(x, y + _radius(spot, most) + 9, len(spot.name) * 3.6, 6)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            named.add(spot.at)
    return named


@dataclass(frozen=True)
class _Box:
    """A rectangle around its middle, by half its width and height."""

    x: float
    y: float
    half_width: float
    half_height: float

    def meets(self, other: _Box) -> bool:
        return (
            abs(self.x - other.x) < self.half_width + other.half_width
            and abs(self.y - other.y) < self.half_height + other.half_height
        )


def _slice(x: float, y: float, radius: float, start: float, share: float, kind: str) -> Markup:
    if share > 0.999:
        return element("circle", cx=x, cy=y, r=radius, class_=f"sign {kind}")
    ends = [(x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)) for turn in (start, start + share)]
    (from_x, from_y), (to_x, to_y) = ends
    far = int(share > 0.5)
    path = f"M{x:.1f} {y:.1f}L{from_x:.1f} {from_y:.1f}A{radius:.1f} {radius:.1f} 0 {far} 1 {to_x:.1f} {to_y:.1f}z"
    return element("path", d=path, class_=f"sign {kind}")
