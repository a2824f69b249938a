"""The front page: what is new, and what stands against what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
from fastapi import APIRouter

from sayso.ledger import Ledger
from sayso.web.asking import AskedNothing
from sayso.web.replies import Page
from sayso.web.routing import add_page

router = APIRouter(tags=["pages"])

_MOVEMENTS = """
SELECT * FROM claims WHERE kind = 'movement' AND status IN ('planned', 'possible') AND NOT negated
ORDER BY date DESC NULLS LAST, report_no DESC, position LIMIT 8
"""
_STRENGTHS = """
SELECT force, place, strength_low, strength_high, status, negated, voice, date, report, sha256, claim, evidence FROM (
    SELECT *, row_number() OVER (
        PARTITION BY force, place ORDER BY date DESC NULLS LAST, report_no DESC, position
    ) AS age
    FROM claims
    WHERE kind = 'presence' AND status = 'actual' AND NOT negated AND strength_low IS NOT NULL
        AND force IS NOT NULL AND place IS NOT NULL
) WHERE age = 1 ORDER BY date DESC NULLS LAST, force, place LIMIT 12
"""
_ADDED = """
SELECT report, sha256, date, outlet, title, added, claims, conflicts FROM reports ORDER BY report_no DESC LIMIT 8
"""
_MOST_CONFLICTS = 7


def front_page(ledger: Ledger, asked: AskedNothing) -> Page:
    """The newest conflicts, movements announced, strengths by place, and the reports added last."""
    counted = ("reports", "statements", "claims", "events", "conflicts")
    counts = {name: ledger.sql(f"SELECT count(*) AS n FROM {name}")["n"][0].as_py() for name in counted}
    inside = ledger.conflicts(limit=_MOST_CONFLICTS)
    between = ledger.conflicts(between=True, limit=_MOST_CONFLICTS)
    return Page(
        title="Front page",
        template="front.html",
        tables={
            "conflicts": inside,
            "conflicts_between": between,
            "movements": ledger.sql(_MOVEMENTS),
            "strengths": ledger.sql(_STRENGTHS),
            "added": ledger.sql(_ADDED),
        },
        told={"counts": counts},
        shown={"counts": counts, "newest": _newest(inside, between)},
    )


def _newest(*tables: pa.Table) -> list[dict[str, Any]]:
    """The newest conflicts, within reports and between them."""
    rows = [row for table in tables for row in table.to_pylist()]
    return sorted(rows, key=lambda row: row["date"] or date.min, reverse=True)[:_MOST_CONFLICTS]


add_page(router, "/", AskedNothing, front_page, data_path="/index")
