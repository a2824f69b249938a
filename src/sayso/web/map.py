"""The map: what is told of each place, and the movements between them, up to a day."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from sayso.ledger import Ledger
from sayso.ledger.filters import check_date
from sayso.web.asking import AskedPosture
from sayso.web.charts.map import Move, Spot, draw_map
from sayso.web.charts.shapes import label_of
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.tables import titled

router = APIRouter(tags=["pages"])

_WHERE = (
    "($force::VARCHAR IS NULL OR upper(force) = upper($force::VARCHAR)) AND ($at::DATE IS NULL OR date <= $at::DATE)"
)
_PLACES = f"""
SELECT place, kind, count(*) AS claims, max(date) AS last FROM (
    SELECT place, kind, force, date FROM claims
    UNION ALL SELECT origin, kind, force, date FROM claims
    UNION ALL SELECT destination, kind, force, date FROM claims
) WHERE place IS NOT NULL AND ($place::VARCHAR IS NULL OR upper(place) = upper($place::VARCHAR)) AND {_WHERE}
GROUP BY place, kind ORDER BY place, kind
"""
_MOVES = f"""
SELECT force, origin, destination, status, count(*) AS claims, max(date) AS last FROM claims
WHERE kind = 'movement' AND NOT negated AND origin IS NOT NULL AND destination IS NOT NULL AND origin <> destination
    AND ($place::VARCHAR IS NULL OR upper($place::VARCHAR) IN (upper(origin), upper(destination))) AND {_WHERE}
GROUP BY ALL ORDER BY last DESC NULLS LAST, claims DESC, force, origin, destination LIMIT 200
"""
_DAYS = """
SELECT DISTINCT date FROM claims
WHERE date IS NOT NULL AND ($force::VARCHAR IS NULL OR upper(force) = upper($force::VARCHAR))
ORDER BY date
"""


def map_page(ledger: Ledger, asked: AskedPosture) -> Page:
    """Claims by place and kind, and movements between places, of reports up to a day."""
    values = {"force": asked.force, "place": asked.place, "at": check_date("at", asked.at) if asked.at else None}
    places = ledger.sql(_PLACES, values=values)
    moves = ledger.sql(_MOVES, values=values)
    days = [day.isoformat() for day in ledger.sql(_DAYS, values={"force": asked.force})["date"].to_pylist()]
    return Page(
        title=titled("map", asked.filters()),
        template="map.html",
        tables={"places": places, "movements": moves},
        shown={
            "drawing": draw_map(_spots(places.to_pylist()), _moves(moves.to_pylist())),
            "steps": _steps(days, asked.at),
            "unplaced": sorted({row["place"] for row in places.to_pylist() if label_of(row["place"]) is None}),
        },
    )


def _spots(rows: list[dict[str, Any]]) -> list[Spot]:
    kinds: dict[str, dict[str, int]] = {}
    for row in rows:
        kinds.setdefault(row["place"], {})[row["kind"]] = row["claims"]
    return [Spot(place, at, kinds[place]) for place in kinds if (at := label_of(place)) is not None]


def _moves(rows: list[dict[str, Any]]) -> list[Move]:
    moves = []
    for row in rows:
        start, end = label_of(row["origin"]), label_of(row["destination"])
        if start is not None and end is not None:
            moves.append(Move(row["force"] or "", row["origin"], row["destination"], row["status"], start, end))
    return moves


def _steps(days: list[str], at: str | None) -> dict[str, str | None]:
    """The days to step to: those with claims, nearest before and after the one shown."""
    shown = at or (days[-1] if days else None)
    before = [day for day in days if shown and day < shown]
    after = [day for day in days if shown and day > shown]
    return {
        "first": before[0] if before else None,
        "before": before[-1] if before else None,
        "shown": shown,
        "after": after[0] if after else None,
        "last": after[-1] if after else None,
    }


add_page(router, "/map", AskedPosture, map_page)
