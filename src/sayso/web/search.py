"""The search box: actors, forces, places, outlets and reports whose name holds the words."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa
from fastapi import APIRouter
from pydantic import Field

from sayso.ledger import Ledger
from sayso.reading.codes import code_of
from sayso.web.asking import Asked
from sayso.web.replies import Page
from sayso.web.routing import add_page

router = APIRouter(tags=["pages"])

_MOST = 20
_QUERIES = {
    "forces": """
SELECT force AS name, count(*) AS claims FROM claims
WHERE upper(force) IN (upper($words), upper($code)) GROUP BY force ORDER BY claims DESC""",
    "places": """
SELECT place AS code, any_value(place_name) AS name, count(*) AS claims FROM (
    SELECT place, place_name FROM claims UNION ALL SELECT origin, origin_name FROM claims
    UNION ALL SELECT destination, destination_name FROM claims)
WHERE place IS NOT NULL AND store.is_place($words, place, place_name) OR upper(place) = upper($code)
GROUP BY place ORDER BY claims DESC""",
    "actors": """
SELECT name, any_value(code) AS code, count(*) AS reports FROM actors
WHERE contains(store.fold(name), store.fold($words)) OR upper(code) = upper($words)
GROUP BY name ORDER BY reports DESC, name""",
    "outlets": """
SELECT outlet AS name, count(*) AS reports FROM reports
WHERE contains(store.fold(outlet), store.fold($words)) GROUP BY outlet ORDER BY reports DESC, name""",
    "reports": """
SELECT report, sha256, date, outlet, title FROM reports
WHERE contains(store.fold(coalesce(title, '')), store.fold($words)) OR contains(lower(report), lower($words))
ORDER BY date DESC NULLS LAST, report_no DESC""",
}


class AskedWords(Asked):
    """What is looked for."""

    q: Annotated[
        str | None, Field(max_length=200, description="A name, a part of it, or a code.", examples=["Niger"])
    ] = None


def search_results(ledger: Ledger, asked: AskedWords) -> Page:
    """Forces, places, actors, outlets and reports whose name holds the words, or whose code they are."""
    words = (asked.q or "").strip()
    title = f"Search: {words}" if words else "Search"
    return Page(title, "search.html", _found(ledger, words), shown={"words": words})


def _found(ledger: Ledger, words: str) -> dict[str, pa.Table]:
    code = code_of(words) if words else None
    values = {"words": words, "code": code.code if code else words}
    found = {}
    for name, query in _QUERIES.items():
        used = {key: value for key, value in values.items() if f"${key}" in query}
        # An empty search finds nothing, where every name would hold it.
        found[name] = ledger.sql(query, values=used, limit=_MOST if words else 0)
    return found


add_page(router, "/search", AskedWords, search_results)
