"""The ledger's tables as pages: reports, statements, claims, events, conflicts; all take the same filters."""

from __future__ import annotations

from fastapi import APIRouter
from markupsafe import Markup

from sayso.ledger import CLAIM_KINDS, CONFLICT_KINDS, CUE_KINDS, EVENT_TYPES, Ledger
from sayso.ledger.selections import CLAIMS, CONFLICTS, EVENTS, REPORTS, STATEMENTS
from sayso.web.listing import Listing, add_listing

router = APIRouter(tags=["tables"])

_WITHIN = Markup(
    'These are within one report; see also <a href="/conflicts-between">conflicts between reports</a>, '
    '<a href="/changes">what a voice said otherwise before</a> and <a href="/follow-ups">what became of plans</a>.'
)

for _listing in (
    Listing("/reports", "Reports", Ledger.reports, REPORTS.cursor, "reports", CLAIM_KINDS),
    Listing("/statements", "Statements", Ledger.statements, STATEMENTS.cursor, "statements", CUE_KINDS),
    Listing("/claims", "Claims", Ledger.claims, CLAIMS.cursor, "claims", CLAIM_KINDS),
    Listing("/events", "Events", Ledger.events, EVENTS.cursor, "events", EVENT_TYPES),
    Listing("/conflicts", "Conflicts", Ledger.conflicts, CONFLICTS.cursor, "conflicts", CONFLICT_KINDS, note=_WITHIN),
):
    add_listing(router, _listing)
