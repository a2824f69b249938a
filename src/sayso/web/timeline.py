"""The timeline: incidents along time, as `sayso timeline` tells them, with what is told of each beneath."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from fastapi import APIRouter

from sayso.ledger import CLAIM_KINDS, Ledger
from sayso.ledger.across import TIMELINE
from sayso.web.asking import AskedPage
from sayso.web.charts.timeline import timeline_chart
from sayso.web.listing import Listing, add_listing

router = APIRouter(tags=["many reports"])

_MOST_CLAIMS = 12
_CLAIMS = f"""
SELECT incident, c.* FROM store.claim_incidents JOIN claims AS c USING (report_no, claim) WHERE incident IN ({{}})
QUALIFY row_number() OVER (PARTITION BY incident ORDER BY date NULLS LAST, report_no, position) <= {_MOST_CLAIMS}
ORDER BY date NULLS LAST, report_no, position
"""


def _beside(ledger: Ledger, asked: AskedPage, rows: pa.Table) -> tuple[dict[str, pa.Table], dict[str, Any]]:
    """The chart of the incidents, and the first claims that tell of each."""
    named = {f"incident_{number}": incident for number, incident in enumerate(rows["incident"].to_pylist())}
    among = ", ".join(f"${name}" for name in named) or "NULL"
    claims = ledger.sql(_CLAIMS.format(among), values=named)
    told: dict[str, list[dict[str, Any]]] = {}
    for row in claims.to_pylist():
        told.setdefault(row["incident"], []).append(row)
    return {"claims": claims}, {"chart": timeline_chart(rows.to_pylist()), "told": told}


add_listing(
    router,
    Listing(
        "/timeline",
        "Timeline",
        Ledger.timeline,
        TIMELINE.cursor,
        "timeline",
        CLAIM_KINDS,
        template="timeline.html",
        batch=50_000,
        beside=_beside,
    ),
)
