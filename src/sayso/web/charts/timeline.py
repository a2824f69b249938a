"""Incidents along time: a lane a kind, each incident a mark on its days; long times without any are cut short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from sayso.ledger import CLAIM_KINDS
from sayso.web.charts.svg import element
from sayso.web.wording import incident_of, quoted

Row = Mapping[str, Any]
WIDTH, LEFT, RIGHT, TOP = 960, 108, 20, 12
_LEVEL, _BAR, _TALLEST, _CHARACTER = 22, 8, 18, 6.3
_BREAK, _APART = 36, 92
"""How wide a time that is cut short is drawn, and how far names of days stand apart at least."""
_LONGEST_NAME = 34
_OTHER = "other events"


def timeline_chart(rows: Sequence[Row]) -> Markup | None:
    """The chart of rows of the timeline; `None` where there are none."""
    if not rows:
        return None
    days = _Days(rows)
    lanes = [lane for lane in (*CLAIM_KINDS, _OTHER) if any(_lane(row) == lane for row in rows)]
    top, parts = float(TOP), []
    for lane in lanes:
        marks, height = _drawn_lane(lane, [row for row in rows if _lane(row) == lane], days)
        parts.append(element("g", *marks, transform=f"translate(0 {top:.0f})"))
        top += height
    return element(
        "svg",
        element("title", "Incidents along time; the table below tells the same"),
        *days.grid(top),
        *parts,
        viewBox=f"0 0 {WIDTH} {top + 26:.0f}",
        class_="chart timeline",
        role="group",
        aria_label="Incidents along time",
    )


class _Days:
    """The horizontal scale: even within stretches of time, between which long times without incidents are cut."""

    def __init__(self, rows: Sequence[Row]) -> None:
        days = sorted({day for row in rows for day in (row["day"], row["last_day"])})
        gap = max(timedelta(days=60), (days[-1] - days[0]) / 10)
        cuts = [(one, other) for one, other in pairwise(days) if other - one > gap]
        starts = [days[0], *(start for _, start in cuts)]
        ends = [*(end for end, _ in cuts), days[-1]]
        self.stretches = [(start, end + timedelta(days=1)) for start, end in zip(starts, ends, strict=True)]
        lasting = sum((end - start).days for start, end in self.stretches)
        self._a_day: float = (WIDTH - LEFT - RIGHT - _BREAK * len(cuts)) / lasting

    def __call__(self, day: date) -> float:
        x: float = LEFT
        for start, end in self.stretches:
            if day <= end:
                return x + float(max(0, (day - start).days)) * self._a_day
            x += (end - start).days * self._a_day + _BREAK
        return float(WIDTH - RIGHT)

    def grid(self, bottom: float) -> list[Markup]:
        """Lines at the start of each stretch and of the months in it that find room, and a zigzag at each cut."""
        parts, last = [], float("-inf")
        for number, (start, end) in enumerate(self.stretches):
            if number:
                parts.append(_zigzag(self(start) - _BREAK / 2, bottom))
            for day in [start, *_months(start, end)]:
                x = self(day)
                begins = day == start
                if x - last < (_APART / 2 if begins else _APART) or (not begins and x > WIDTH - RIGHT - _APART / 2):
                    continue
                last = x
                parts.append(element("line", x1=x, x2=x, y1=TOP - 6, y2=bottom, class_="grid"))
                place = "axis end" if x > WIDTH - RIGHT - _APART / 2 else "axis"
                parts.append(element("text", f"{day:%b %Y}", x=x, y=bottom + 16, class_=place))
        return parts


def _months(start: date, end: date) -> list[date]:
    first = start.year * 12 + start.month
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, end.year * 12 + end.month - 1)]


def _zigzag(x: float, bottom: float) -> Markup:
    steps = "".join(f"l{4 if n % 2 else -4} 6" for n in range(int((bottom - TOP) / 6)))
    return element("path", d=f"M{x + 2:.1f} {TOP}{steps}", class_="cut")


def _lane(row: Row) -> str:
    return str(row["kind"]) if row["kind"] in CLAIM_KINDS else _OTHER


def _drawn_lane(lane: str, rows: Sequence[Row], days: _Days) -> tuple[list[Markup], float]:
    """The lane's marks, from its own top, and its height: what would overlap stands below one another."""
    taken: list[float] = []
    marks = []
    for row in rows:
        x, to_x = days(row["day"]), days(row["last_day"]) + _BAR
        name = _name(row)
        wide = len(name) * _CHARACTER + 5
        before = to_x + wide > WIDTH
        begins, ends = (x - wide, to_x) if before else (x, to_x + wide)
        level = next((level for level, end in enumerate(taken) if end < begins - 4), len(taken))
        taken[level : level + 1] = [ends]
        marks.append(_mark(row, name, x, to_x, _LEVEL * level + _LEVEL / 2 + 4, before=before))
    height = _LEVEL * len(taken) + 8
    line = element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=height, y2=height, class_="grid")
    return [line, element("text", lane, x=LEFT - 12, y=_LEVEL / 2 + 8, class_="axis end"), *marks], height


def _mark(row: Row, name: str, x: float, to_x: float, middle: float, *, before: bool) -> Markup:
    height = min(_TALLEST, 6 + 3 * row["reports"])
    kind = f"happened {row['kind'] if row['kind'] in CLAIM_KINDS else ''}{' disputed' if row['disputed'] else ''}"
    told = f"{row['day']}, {row['kind'].lower()}: {incident_of(row)}, {quoted(row['evidence'][:200])}"
    return element(
        "a",
        element("title", told),
        element("rect", x=x, y=middle - height / 2, width=to_x - x, height=height, class_=kind),
        element(
            "text",
            name,
            x=x - 4 if before else to_x + 4,
            y=middle + 4,
            class_="name end" if before else "name",
        ),
        href=f"#i-{row['incident']}",
        aria_label=told,
    )


def _name(row: Row) -> str:
    name = incident_of(row) or row["kind"].lower()
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
