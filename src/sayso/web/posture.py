"""Posture: a force at a place over time, as each voice tells it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from fastapi import APIRouter
from pydantic import Field

from sayso.ledger import Ledger
from sayso.ledger.cursors import cursor_of
from sayso.ledger.ledger import POSTURE_KEYS
from sayso.web.asking import MOST_ROWS, Asked, At, Force, OnePage, Place, Whole
from sayso.web.charts.posture import posture_chart
from sayso.web.listing import Listing, add_listing
from sayso.web.wording import Row

router = APIRouter(tags=["pages"])

_PAIRS = """
SELECT force, place, count(*) AS claims, min(date) AS first, max(date) AS last FROM (
    SELECT force, place, date FROM claims UNION ALL SELECT force, origin, date FROM claims
    UNION ALL SELECT force, destination, date FROM claims
) WHERE force IS NOT NULL AND place IS NOT NULL GROUP BY force, place ORDER BY claims DESC, force, place LIMIT 24
"""


class OfForce(Asked):
    """Whose posture, where, and when."""

    force: Force = None
    place: Place = None
    at: At = None


class AskedPosture(OfForce, OnePage):
    """The filters of one page of posture; so many rows that a chart of them says something."""

    limit: int = Field(500, ge=1, le=MOST_ROWS, description="At most so many rows.")


class AskedAllPosture(OfForce, Whole):
    """The filters of all posture."""


def _cursor(row: Row) -> str:
    return cursor_of(POSTURE_KEYS, row)


def _beside(ledger: Ledger, asked: AskedPosture, rows: pa.Table) -> tuple[dict[str, pa.Table], dict[str, Any]]:
    """The forces and places that most is told of, and the chart of a force or place that is chosen."""
    chart = posture_chart(rows.to_pylist()) if asked.force or asked.place else None
    return {"pairs": ledger.sql(_PAIRS)}, {"chart": chart}


add_listing(
    router,
    Listing(
        "/posture",
        "Posture",
        Ledger.posture,
        _cursor,
        "posture",
        page=AskedPosture,
        whole=AskedAllPosture,
        template="posture.html",
        batch=50_000,
        beside=_beside,
    ),
)
