"""The map: what is told of each place, and the movements between them, up to a day."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from sayso.ledger import Ledger
from sayso.ledger.filters import check_date
from sayso.web.asking import AskedMap
from sayso.web.charts.map import Move, Spot, draw_map
from sayso.web.charts.projection import project
from sayso.web.charts.shapes import Point, label_of
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.wording import name_of, titled

router = APIRouter(tags=["pages"])

_MOST = 400
"""Of so many places and kinds at most a page tells, those with the most claims."""
_WHERE = (
    "($force::VARCHAR IS NULL OR upper(force) = upper($force::VARCHAR)) AND ($at::DATE IS NULL OR date <= $at::DATE)"
)
# Where a part of a land lies, by the words that name it in a report; a whole land has its label's place.
_POINTS = """
points AS (
    SELECT report_no, text, first(name ORDER BY position) AS name, first(latitude ORDER BY position) AS latitude,
        first(longitude ORDER BY position) AS longitude
    FROM places WHERE admin1 IS NOT NULL AND latitude IS NOT NULL GROUP BY report_no, text
)
"""
_PLACES = f"""
WITH {_POINTS}, told AS (
    SELECT place, place_name AS words, kind, force, date, report_no FROM claims
    UNION ALL SELECT origin, origin_name, kind, force, date, report_no FROM claims
    UNION ALL SELECT destination, destination_name, kind, force, date, report_no FROM claims
)
SELECT place, points.name AS point, latitude, longitude, kind, count(*) AS claims, max(date) AS last
FROM told LEFT JOIN points ON points.report_no = told.report_no AND points.text = told.words
WHERE place IS NOT NULL AND ($place::VARCHAR IS NULL OR store.is_place($place::VARCHAR, place, words)) AND {_WHERE}
GROUP BY ALL ORDER BY claims DESC, place, point NULLS FIRST, kind LIMIT {_MOST}
"""
_MOVES = f"""
WITH {_POINTS}
SELECT force, origin, a.name AS origin_point, a.latitude AS origin_latitude, a.longitude AS origin_longitude,
    destination, b.name AS destination_point, b.latitude AS destination_latitude, b.longitude AS destination_longitude,
    status, count(*) AS claims, max(date) AS last
FROM claims LEFT JOIN points AS a ON a.report_no = claims.report_no AND a.text = origin_name
    LEFT JOIN points AS b ON b.report_no = claims.report_no AND b.text = destination_name
WHERE kind = 'movement' AND NOT negated AND origin IS NOT NULL AND destination IS NOT NULL
    AND (origin, a.name) IS DISTINCT FROM (destination, b.name) AND ($place::VARCHAR IS NULL
        OR store.is_place($place::VARCHAR, origin, origin_name)
        OR store.is_place($place::VARCHAR, destination, destination_name))
    AND {_WHERE}
GROUP BY ALL ORDER BY last DESC NULLS LAST, claims DESC, force, origin, destination LIMIT 200
"""
_DAYS = """
SELECT DISTINCT date FROM claims
WHERE date IS NOT NULL AND ($force::VARCHAR IS NULL OR upper(force) = upper($force::VARCHAR))
ORDER BY date
"""


def map_page(ledger: Ledger, asked: AskedMap) -> Page:
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
            "rows": sorted(
                places.to_pylist(), key=lambda row: (name_of(row["place"]), row["point"] or "", row["kind"])
            ),
            "most": _MOST,
            "unplaced": sorted(
                {
                    row["place"]
                    for row in places.to_pylist()
                    if _at(row["place"], row["latitude"], row["longitude"]) is None
                }
            ),
        },
    )


def _spots(rows: list[dict[str, Any]]) -> list[Spot]:
    kinds: dict[tuple[str, str | None, Point], dict[str, int]] = {}
    for row in rows:
        at = _at(row["place"], row["latitude"], row["longitude"])
        if at is not None:
            found = kinds.setdefault((row["place"], row["point"], at), {})
            found[row["kind"]] = found.get(row["kind"], 0) + row["claims"]
    return [Spot(code, at, counts, point) for (code, point, at), counts in kinds.items()]


def _moves(rows: list[dict[str, Any]]) -> list[Move]:
    moves = []
    for row in rows:
        start, end = (
            _at(row[role], row[f"{role}_latitude"], row[f"{role}_longitude"]) for role in ("origin", "destination")
        )
        if start is not None and end is not None and start != end:
            names = (
                row["origin_point"] or name_of(row["origin"]),
                row["destination_point"] or name_of(row["destination"]),
            )
            moves.append(Move(row["force"] or "", row["origin"], row["destination"], row["status"], start, end, names))
    return moves


def _at(code: str, latitude: float | None, longitude: float | None) -> Point | None:
    """A part of a land lies where it lies, a whole land where its label stands; `None` for what has neither."""
    if latitude is not None and longitude is not None:
        return project(longitude, latitude)
    return label_of(code)


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


add_page(router, "/map", AskedMap, map_page)
