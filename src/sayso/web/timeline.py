"""The timeline: what was reported, day by day."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter

from sayso.ledger import Ledger
from sayso.web.asking import AskedPage
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.tables import KINDS, cursor_after, titled

router = APIRouter(tags=["pages"])


def timeline(ledger: Ledger, asked: AskedPage) -> Page:
    """The claims that the filters let through, by the day of their report."""
    filters = asked.filters()
    claims = ledger.claims(**{**filters, "limit": asked.limit + 1})
    cursor = cursor_after(claims, asked.limit)
    claims = claims.slice(0, asked.limit)
    days = [(day, list(rows)) for day, rows in groupby(claims.to_pylist(), key=lambda row: row["date"])]
    return Page(
        title=titled("timeline", filters),
        template="timeline.html",
        tables={"claims": claims},
        told={"next": cursor},
        shown={"days": days, "kinds": KINDS["claims"], "cursor": cursor},
    )


add_page(router, "/timeline", AskedPage, timeline)
