"""Who is named and who reports: the actors and the outlets of the ledger."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from fastapi import APIRouter
from markupsafe import Markup

from sayso.ledger import Ledger
from sayso.ledger.cursors import Key
from sayso.ledger.filters import Selection
from sayso.web.asking import Actor, OnePage, Outlet, Whole
from sayso.web.listing import Listing, add_listing

router = APIRouter(tags=["tables"])

_ACTORS = Selection(
    view="named",
    keys=(Key("reports", "number", descending=True), Key("name")),
    conditions={"actor": "contains(store.fold(name), store.fold($actor)) OR upper(code) = upper($actor)"},
)
_NAMED = """
WITH named AS (
    SELECT name, any_value(code) AS code, any_value(kind) AS kind, count(*) AS reports FROM actors GROUP BY name
)
"""
_OUTLETS = Selection(
    view="heard",
    keys=(Key("reports", "number", descending=True), Key("outlet")),
    conditions={"outlet": "contains(store.fold(outlet), store.fold($outlet))"},
)
_HEARD = """
WITH heard AS (
    SELECT coalesce(outlet, '') AS outlet, count(*) AS reports, sum(claims)::BIGINT AS claims,
        sum(conflicts)::BIGINT AS conflicts, min(date) AS first, max(date) AS last
    FROM reports GROUP BY ALL
)
"""
_COMPARED = Markup(
    '<a href="/sources">Sources compared</a>: how many claims and incidents each outlet and voice tells, alone, first, '
    "contradicted."
)


class AskedActors(OnePage):
    """One page of the actors."""

    actor: Actor = None


class AskedAllActors(Whole):
    """All actors."""

    actor: Actor = None


class AskedOutlets(OnePage):
    """One page of the outlets."""

    outlet: Outlet = None


class AskedAllOutlets(Whole):
    """All outlets."""

    outlet: Outlet = None


def actors(ledger: Ledger, **filters: Any) -> pa.Table:
    """The actors by name, those that most reports name first."""
    query, values = _ACTORS.query(filters)
    return ledger.sql(_NAMED + query, values=values)


def outlets(ledger: Ledger, **filters: Any) -> pa.Table:
    """The outlets with what they report, those of most reports first; one without a name for reports that tell none."""
    query, values = _OUTLETS.query(filters)
    return ledger.sql(_HEARD + query, values=values)


for _listing in (
    Listing("/actors", "Actors", actors, _ACTORS.cursor, "actors", page=AskedActors, whole=AskedAllActors),
    Listing(
        "/outlets",
        "Outlets",
        outlets,
        _OUTLETS.cursor,
        "outlets",
        page=AskedOutlets,
        whole=AskedAllOutlets,
        note=_COMPARED,
    ),
):
    add_listing(router, _listing)
