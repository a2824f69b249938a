"""An actor: what it said and what was said of it. An outlet: whom it cites, and what it tells itself."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field

from sayso.ledger import Ledger
from sayso.web.asking import Asked
from sayso.web.replies import Page
from sayso.web.routing import add_page

router = APIRouter(tags=["pages"])

_SAID_OF = """
FROM claims WHERE upper(force) = upper($actor)
    OR upper(authority) = upper($actor) OR list_contains(parties, upper($actor))
ORDER BY date DESC NULLS LAST, report_no DESC, position LIMIT 25
"""
_CITED = """
SELECT coalesce(actor_name, source) AS name, any_value(code) AS code, count(*) AS statements FROM statements
WHERE lower(outlet) = lower($outlet) AND coalesce(actor_name, source) IS NOT NULL
GROUP BY ALL ORDER BY statements DESC, name LIMIT 25
"""
_REPEATED_BY = """
SELECT outlet AS name, count(*) AS reports, count(*) FILTER (kind = 'exact') AS exact, max(date) AS last FROM copies
WHERE kind <> 'original' AND lower(original_outlet) = lower($outlet) AND lower(outlet) IS DISTINCT FROM lower($outlet)
GROUP BY ALL ORDER BY reports DESC, name LIMIT 25
"""
_REPEATS = """
SELECT original_outlet AS name, count(*) AS reports, count(*) FILTER (kind = 'exact') AS exact, max(date) AS last
FROM copies
WHERE kind <> 'original' AND lower(outlet) = lower($outlet) AND lower(original_outlet) IS DISTINCT FROM lower($outlet)
GROUP BY ALL ORDER BY reports DESC, name LIMIT 25
"""
_CITED_BY = """
SELECT outlet AS name, count(*) AS cites FROM cites WHERE lower(cited) = lower($outlet) AND outlet IS NOT NULL
GROUP BY ALL ORDER BY cites DESC, name LIMIT 25
"""
_CITES = """
SELECT cited AS name, any_value(agency) AS agency, count(*) AS cites FROM cites WHERE lower(outlet) = lower($outlet)
GROUP BY ALL ORDER BY cites DESC, name LIMIT 25
"""
_MOST = 25
_OF_OUTLET = {
    "cited": _CITED,
    "repeated_by": _REPEATED_BY,
    "repeats": _REPEATS,
    "cited_by": _CITED_BY,
    "cites": _CITES,
}


class AskedActor(Asked):
    """Whose page it is."""

    actor: str = Field(max_length=200, description="Name (or part of it) or code of an actor.", examples=["USA"])


class AskedOutlet(Asked):
    """Whose page it is."""

    outlet: str = Field(max_length=200, description="The outlet.", examples=["Sahel Courier"])


def actor_page(ledger: Ledger, asked: AskedActor) -> Page:
    """What an actor said, what was said of it, what it said otherwise, and what became of what it announced."""
    tables = {
        "statements": ledger.statements(actor=asked.actor, limit=_MOST),
        "vouched": ledger.claims(actor=asked.actor, limit=_MOST),
        "claims": ledger.sql(_SAID_OF, values={"actor": asked.actor}),
        "events": ledger.events(actor=asked.actor, limit=_MOST),
        "conflicts": ledger.conflicts(actor=asked.actor, limit=_MOST),
        "between": ledger.conflicts(between=True, actor=asked.actor, limit=_MOST),
        "changes": ledger.changes(actor=asked.actor, limit=_MOST),
        "promises": ledger.follow_ups(actor=asked.actor, limit=_MOST),
    }
    return Page(f"Actor: {asked.actor}", "actor.html", tables, shown={"actor": asked.actor})


def outlet_page(ledger: Ledger, asked: AskedOutlet) -> Page:
    """An outlet's reports and conflicts, whom it cites, and who repeats whom."""
    tables = {
        "reports": ledger.reports(outlet=asked.outlet, limit=_MOST),
        **{name: ledger.sql(query, values={"outlet": asked.outlet}) for name, query in _OF_OUTLET.items()},
        "conflicts": ledger.conflicts(outlet=asked.outlet, limit=_MOST),
    }
    return Page(f"Outlet: {asked.outlet}", "outlet.html", tables, shown={"outlet": asked.outlet})


add_page(router, "/actor", AskedActor, actor_page)
add_page(router, "/outlet", AskedOutlet, outlet_page)
