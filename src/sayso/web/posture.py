"""Posture: a force at a place over time, as each voice tells it."""

from __future__ import annotations

from fastapi import APIRouter

from sayso.ledger import Ledger
from sayso.web.asking import AskedPosture
from sayso.web.charts.posture import posture_chart
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.tables import titled

router = APIRouter(tags=["pages"])

_PAIRS = """
SELECT force, place, count(*) AS claims, min(date) AS first, max(date) AS last FROM (
    SELECT force, place, date FROM claims UNION ALL SELECT force, origin, date FROM claims
    UNION ALL SELECT force, destination, date FROM claims
) WHERE force IS NOT NULL AND place IS NOT NULL GROUP BY force, place ORDER BY claims DESC, force, place LIMIT 24
"""
_MOST = 500


def posture(ledger: Ledger, asked: AskedPosture) -> Page:
    """Which forces are where as each voice tells it: strengths, movements, leave and limits, the newest first."""
    rows = ledger.posture(**asked.filters(), limit=_MOST)
    chosen = asked.force or asked.place
    return Page(
        title=titled("posture", asked.filters()),
        template="posture.html",
        tables={"posture": rows, "pairs": ledger.sql(_PAIRS)},
        shown={"chart": posture_chart(rows.to_pylist()) if chosen else None, "most": _MOST},
    )


add_page(router, "/posture", AskedPosture, posture)
