"""Posture as a chart: strengths as intervals over time, limits as lines; below them lanes of movements and leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import ceil, log10, sqrt
from typing import Any

from markupsafe import Markup

from sayso.web.charts.svg import element
from sayso.web.wording import amount, fact, quoted, status

Row = Mapping[str, Any]
WIDTH, LEFT, RIGHT = 960, 108, 20
TOP, PLOT, LEVEL = 26, 230, 18
VOICES = 6
"""How many voices have a colour and shape of their own; further ones share the last."""
_LANES = ("movement in", "movement out", "permission", "presence")
_NAMES = {"movement in": "Coming", "movement out": "Going", "permission": "Leave", "presence": "Present"}


def posture_chart(rows: Sequence[Row]) -> Markup | None:
    """The chart of rows of posture; `None` where none has a date."""
    dated = [row for row in rows if row["date"]]
    if not dated:
        return None
    days = _Days(dated)
    numbered = [row for row in dated if row["fact"] in ("presence", "limit") and _high(row) is not None]
    lanes = [lane for lane in _LANES if any(_lane(row) == lane for row in dated if row not in numbered)]
    voices = _voices(numbered)
    plot = PLOT if numbered else 0
    drawn = [
        _drawn_lane(lane, [row for row in dated if row not in numbered and _lane(row) == lane], days) for lane in lanes
    ]
    bottom = TOP + plot + sum(height for _, height in drawn)
    scale = _Strengths(numbered) if numbered else None
    parts = [*days.grid(bottom)]
    if scale:
        parts += [*scale.grid(), *(_interval(row, days, scale, voices) for row in numbered)]
    top = TOP + plot
    for marks, height in drawn:
        parts.append(element("g", *marks, transform=f"translate(0 {top})"))
        top += height
    return element(
        "svg",
        element("title", "Strengths, movements and leave over time; the table below tells the same"),
        *parts,
        *_legend(voices, bottom + 34),
        viewBox=f"0 0 {WIDTH} {bottom + 44 + 18 * ((len(voices) + 1) // 2)}",
        class_="chart",
        role="group",
        aria_label="Posture over time",
    )


class _Days:
    """The horizontal scale."""

    def __init__(self, rows: Sequence[Row]) -> None:
        last = max(max(row["date"], row["when_to"] or row["date"]) for row in rows)
        first = min(row["date"] for row in rows)
        last = min(last, max(row["date"] for row in rows) + timedelta(days=730))
        pad = max(7, (last - first).days // 20)
        self.first, self.last = first - timedelta(days=pad), last + timedelta(days=pad)

    def __call__(self, day: date) -> float:
        share: float = (day - self.first).days / (self.last - self.first).days
        return LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - RIGHT)

    def grid(self, bottom: float) -> list[Markup]:
        """Lines at the starts of months or years, and their names."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if months / step <= 9), 240)
        parts = []
        for number in range(0, months + 1):
            month = self.first.year * 12 + self.first.month - 1 + number
            day = date(month // 12, month % 12 + 1, 1)
            if month % step or not self.first < day < self.last:
                continue
            name = f"{day:%Y}" if step >= 12 else f"{day:%b %Y}"
            parts.append(element("line", x1=self(day), x2=self(day), y1=TOP - 8, y2=bottom, class_="grid"))
            parts.append(element("text", name, x=self(day), y=bottom + 15, class_="axis middle"))
        return parts


class _Strengths:
    """The vertical scale: by square root, so that small numbers can be told apart beside large ones."""

    def __init__(self, rows: Sequence[Row]) -> None:
        most = max(max(_high(row) or 0, _low(row)) for row in rows) * 1.1 or 1
        size = 10 ** int(log10(max(most, 1)))
        self.most = ceil(most / size) * size

    def __call__(self, count: float) -> float:
        return TOP + PLOT - 16 - sqrt(min(1.0, max(0.0, count / self.most))) * (PLOT - 16)

    def grid(self) -> list[Markup]:
        """Lines at round numbers, and the numbers."""
        parts = []
        for count in sorted({0, *(round(self.most * share) for share in (0.05, 0.2, 0.5, 1))}):
            y = self(count)
            parts.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid"))
            parts.append(element("text", f"{count:,}", x=LEFT - 8, y=y + 4, class_="axis end"))
        return parts


def _low(row: Row) -> int:
    return int(row["value"] if row["fact"] == "limit" else row["strength_low"] or 0)


def _high(row: Row) -> int | None:
    """Top of what is drawn: an open interval's own lower end, since its upper one is not told."""
    if row["fact"] == "limit":
        return row["value"]  # type: ignore[no-any-return]
    return row["strength_high"] if row["strength_high"] is not None else row["strength_low"]  # type: ignore[no-any-return]


def _lane(row: Row) -> str:
    return "permission" if row["fact"] in ("permission", "limit") else fact(row)


def _voices(rows: Sequence[Row]) -> dict[str, int]:
    """The voices by how often they give a number, each with the number of its colour and shape."""
    names = [row["voice"] for row in rows]
    ordered = sorted(dict.fromkeys(names), key=lambda name: -names.count(name))
    return {name: min(number, VOICES - 1) for number, name in enumerate(ordered[: 2 * VOICES])}


def _interval(row: Row, days: _Days, scale: _Strengths, voices: Mapping[str, int]) -> Markup:
    if row["fact"] == "limit":
        y = scale(_low(row))
        line = element("line", x1=days(row["date"]), x2=WIDTH - RIGHT, y1=y, y2=y, class_="limit")
        words = element("text", f"limit {row['value']:,}", x=WIDTH - RIGHT, y=y - 5, class_="axis end")
        return _linked(row, line, words)
    voice = voices.get(row["voice"], VOICES - 1)
    x, top, bottom = days(row["date"]), scale(_high(row) or 0), scale(_low(row))
    planned = "" if row["status"] == "actual" and not row["negated"] else " planned"
    parts = [
        element("line", x1=x, x2=x, y1=top, y2=bottom, class_=f"span v{voice}{planned}"),
        element("path", d=_shape(voice, x, (top + bottom) / 2), class_=f"dot v{voice}{planned}"),
    ]
    for y in {top, bottom}:
        parts.append(element("line", x1=x - 5, x2=x + 5, y1=y, y2=y, class_=f"span v{voice}"))
    if row["strength_high"] is None:
        tip = top - 22
        arrow = f"M{x - 5:.1f} {tip + 10:.1f}L{x:.1f} {tip:.1f}L{x + 5:.1f} {tip + 10:.1f}M{x:.1f} {top:.1f}V{tip:.1f}"
        parts.append(element("path", d=arrow, class_=f"open v{voice}"))
    return _linked(row, *parts)


def _shape(voice: int, x: float, y: float) -> str:
    """A shape of its own for each voice, so that colour is not needed to tell them apart."""
    r = 5.5
    corners = (
        ((-r, 0), (0, -r), (r, 0), (0, r)),
        ((-r, -r), (r, -r), (r, r), (-r, r)),
        ((0, -r), (r, r), (-r, r)),
        ((-r, -r), (r, -r), (0, r)),
        ((-r, -2), (r, -2), (r, 2), (-r, 2)),
        ((-2, -r), (2, -r), (2, r), (-2, r)),
    )[voice]
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "z"


def _drawn_lane(lane: str, rows: Sequence[Row], days: _Days) -> tuple[list[Markup], int]:
    """The lane's marks, from its own top, and its height: what overlaps stands below one another."""
    ends: list[float] = []
    marks = []
    for row in sorted(rows, key=lambda row: (row["when_from"] or row["date"], row["date"])):
        x, to_x = sorted((days(row["when_from"] or row["date"]), days(row["when_to"] or row["date"])))
        level = next((level for level, end in enumerate(ends) if end < x - 9), len(ends))
        ends[level : level + 1] = [max(to_x, x) + 9]
        middle = LEVEL * level + LEVEL / 2 + 3
        kind = f"band {row['fact']} {row['status'] or ''}{' not' if row['negated'] else ''}"
        bar = element("rect", x=x - 8, y=middle - 7, width=to_x - x + 16, height=14, class_=kind)
        marks.append(_linked(row, bar, element("text", _letter(row), x=x, y=middle + 4, class_="letter")))
    height = LEVEL * len(ends) + 6
    line = element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=height, y2=height, class_="grid")
    name = element("text", _NAMES[lane], x=LEFT - 8, y=LEVEL / 2 + 7, class_="axis end")
    return [line, name, *marks], height


def _letter(row: Row) -> str:
    """One letter or sign for the status, so that colour is not needed."""
    if row["negated"] or row["status"] == "refused":
        return "×"
    return {"granted": "✓", "revoked": "↩", "requested": "?", "possible": "?", "planned": "⋯"}.get(row["status"], "•")


def _linked(row: Row, *parts: Markup) -> Markup:
    told = f"{row['date']}, {row['voice']}: {fact(row)} {status(row)} {amount(row)} {quoted(row['evidence'][:200])}"
    target = f"/reports/{row['sha256'][:16]}#{row['claim']}"
    return element("a", element("title", told), *parts, href=target, aria_label=told)


def _legend(voices: Mapping[str, int], top: float) -> list[Markup]:
    parts = []
    for number, (name, voice) in enumerate(voices.items()):
        x, y = LEFT + (number % 2) * 420, top + 18 * (number // 2)
        parts.append(element("path", d=_shape(voice, x, y), class_=f"dot v{voice}"))
        parts.append(element("text", name if len(name) <= 58 else name[:57] + "…", x=x + 14, y=y + 4, class_="axis"))
    return parts
