"""What many reports tell together: incidents, changes, what became of plans, conflicts between reports, sources."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
from fastapi import APIRouter
from markupsafe import Markup
from starlette.exceptions import HTTPException

from sayso.ledger import CLAIM_KINDS, CONFLICT_KINDS, Ledger
from sayso.ledger.across import BETWEEN, CHANGES, FOLLOW_UPS, INCIDENTS, OUTCOMES
from sayso.ledger.sources.counting import SOURCE_KINDS, SOURCES
from sayso.web.asking import AskedNothing
from sayso.web.listing import Listing, add_listing
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.wording import incident_of

router = APIRouter(tags=["many reports"])

_BATCH = 50_000
_COUNTED = Markup(
    "Alone: incidents that no other of its kind tells of. First: told before others. Contradicted: claims in conflict "
    "with others. Corrected: claims that a review rejected or edited."
)
_VALUES = "FROM incident_values WHERE incident = $incident ORDER BY agreed, kind, field"
_TELLINGS = "FROM tellings WHERE incident = $incident ORDER BY date NULLS LAST, report_no, position LIMIT 500"
_BETWEEN = """
FROM conflicts_between WHERE $incident IN (incident_1, incident_2) ORDER BY date DESC, report_1, report_2 LIMIT 50
"""


def incident_page(ledger: Ledger, asked: AskedNothing, incident: str) -> Page:
    """One incident: what its reports agree on and what not, each report's words, and the conflicts between them."""
    found = ledger.sql("FROM incidents WHERE incident = $incident", values={"incident": incident})
    if not found.num_rows:
        raise HTTPException(404, f"no incident {incident}")
    (row,) = found.to_pylist()
    tables = {
        name: ledger.sql(query, values={"incident": incident})
        for name, query in (("tellings", _TELLINGS), ("values", _VALUES), ("conflicts", _BETWEEN))
    }
    title = f"{str(row['kind']).capitalize()}: {incident_of(row)}".removesuffix(": ")
    return Page(title, "incident.html", tables, told={"incident": incident}, shown={"row": row})


def _between(ledger: Ledger, **filters: object) -> pa.Table:
    """Conflicts between reports, the newest first."""
    return ledger.conflicts(between=True, **filters)  # type: ignore[arg-type]


for _listing in (
    Listing("/incidents", "Incidents", Ledger.incidents, INCIDENTS.cursor, "incidents", CLAIM_KINDS),
    Listing("/changes", "Changes of what a voice says", Ledger.changes, CHANGES.cursor, "changes", CLAIM_KINDS),
    Listing(
        "/follow-ups", "What became of plans and demands", Ledger.follow_ups, FOLLOW_UPS.cursor, "follow_ups", OUTCOMES
    ),
    Listing("/conflicts-between", "Conflicts between reports", _between, BETWEEN.cursor, "conflicts", CONFLICT_KINDS),
    Listing("/sources", "Sources", Ledger.sources, SOURCES.cursor, "sources", SOURCE_KINDS, note=_COUNTED),
):
    # What many reports tell is gathered from all of them, however few rows are asked for.
    add_listing(router, replace(_listing, batch=_BATCH))
add_page(router, "/incidents/{incident}", AskedNothing, incident_page)
