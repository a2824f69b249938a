"""What many reports tell together: incidents, changes, what became of plans, conflicts between reports, sources."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
from fastapi import APIRouter
from pydantic import Field
from starlette.exceptions import HTTPException

from sayso.ledger import CLAIM_KINDS, CONFLICT_KINDS, Ledger
from sayso.ledger.across import OUTCOMES
from sayso.ledger.sources.counting import SOURCE_KINDS
from sayso.web.asking import MOST_ROWS, AskedNothing, AskedRows
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.tables import titled
from sayso.web.wording import Row, places_of

router = APIRouter(tags=["many reports"])

_ROWS = 100
_VALUES = "FROM incident_values WHERE incident = $incident ORDER BY agreed, kind, field"
_TELLINGS = "FROM tellings WHERE incident = $incident ORDER BY date NULLS LAST, report_no, position LIMIT 500"
_BETWEEN = """
FROM conflicts_between WHERE $incident IN (incident_1, incident_2) ORDER BY date DESC, report_1, report_2 LIMIT 50
"""


class AskedAcross(AskedRows):
    """The filters of a table over many reports."""

    limit: int = Field(_ROWS, ge=1, le=MOST_ROWS, description="At most so many rows.")


def _list(verb: str, title: str, kinds: tuple[str, ...], ask: Callable[..., pa.Table]) -> Callable[..., Page]:
    """What gathers a page of one of these tables."""

    def gather(ledger: Ledger, asked: AskedAcross) -> Page:
        filters = asked.filters()
        rows = ask(ledger, **filters)
        told = {name: value for name, value in filters.items() if name != "limit"}
        shown = {"path": f"/{verb}", "kinds": kinds, "most": asked.limit, "rows": rows.to_pylist()}
        return Page(titled(title, told), f"{verb}.html", {verb.replace("-", "_"): rows}, shown=shown)

    gather.__name__ = verb.replace("-", "_")
    gather.__doc__ = ask.__doc__
    return gather


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
    return Page(titled_incident(row), "incident.html", tables, told={"incident": incident}, shown={"row": row})


def titled_incident(row: Row) -> str:
    """A title that names the incident: "Movement: USA, Niger"."""
    named = [*(actor for actor in row["actors"] if actor), *places_of(row)]
    return ": ".join([str(row["kind"]).capitalize(), ", ".join(named)]).removesuffix(": ")


def _between(ledger: Ledger, **filters: object) -> pa.Table:
    """Conflicts between reports, the newest first."""
    return ledger.conflicts(between=True, **filters)  # type: ignore[arg-type]


for _verb, _title, _kinds, _ask in (
    ("incidents", "incidents", CLAIM_KINDS, Ledger.incidents),
    ("changes", "changes of what a voice says", CLAIM_KINDS, Ledger.changes),
    ("follow-ups", "what became of plans and demands", OUTCOMES, Ledger.follow_ups),
    ("conflicts-between", "conflicts between reports", CONFLICT_KINDS, _between),
    ("sources", "sources", SOURCE_KINDS, Ledger.sources),
):
    add_page(router, f"/{_verb}", AskedAcross, _list(_verb, _title, _kinds, _ask))
add_page(router, "/incidents/{incident}", AskedNothing, incident_page)
