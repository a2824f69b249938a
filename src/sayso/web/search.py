"""The search box: actors, forces, places and outlets whose name holds the words, and reports whose text does."""

from __future__ import annotations

import re
from typing import Annotated, Any

import pyarrow as pa
from fastapi import APIRouter
from markupsafe import Markup, escape
from pydantic import Field

from sayso.ledger import CLAIM_KINDS, Ledger
from sayso.ledger.cursors import cursor_of
from sayso.ledger.search.query import RANKING_KEYS
from sayso.ledger.search.words import words as words_of
from sayso.reading.codes import code_of
from sayso.web.asking import MOST_ROWS, AskedRows, OnePage, Whole
from sayso.web.highlighting import readable
from sayso.web.listing import Listing, add_listing
from sayso.web.wording import Row

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
}


class OfWords(AskedRows):
    """What is looked for, among which reports."""

    q: Annotated[
        str | None,
        Field(
            max_length=200,
            description='Words, a "phrase" or the beginning of a word*; or a code.',
            examples=["Niger"],
        ),
    ] = None


class AskedWords(OfWords, OnePage):
    """One page of what is found."""

    limit: int = Field(_MOST, ge=1, le=MOST_ROWS, description="At most so many rows.")


class AskedAllWords(OfWords, Whole):
    """All that is found."""


def marked(snippet: str, query: str) -> Markup:
    """A snippet of `Ledger.search` with its hits, which stand in brackets, marked; brackets of the text stay."""
    sought = set(words_of(query))
    pieces = []
    for number, piece in enumerate(re.split(r"\[([^\[\]]+)\]", readable(snippet))):
        if number % 2 == 0:
            pieces.append(escape(piece))
        elif any(word.startswith(tuple(sought)) for word in words_of(piece)):
            pieces.append(Markup("<mark>{}</mark>").format(piece))
        else:
            pieces.append(escape(f"[{piece}]"))
    return Markup("").join(pieces)


def _reports(ledger: Ledger, *, q: str = "", **filters: Any) -> pa.Table:
    """The reports that hold the words, the best first; forces, places, actors and outlets are beside them."""
    # A query without a letter or digit has no words to look for, and finds nothing.
    asked = {**filters, "limit": filters.get("limit") if words_of(q) else 0}
    found = ledger.search(q if words_of(q) else "nothing", **asked)
    return found.drop_columns(["hit_starts", "hit_ends"])


def _cursor(row: Row) -> str:
    return cursor_of(RANKING_KEYS, row)


def _beside(ledger: Ledger, asked: AskedWords, rows: pa.Table) -> tuple[dict[str, pa.Table], dict[str, Any]]:
    """Forces, places, actors and outlets of such a name or code, and the snippets with their hits marked."""
    words = (asked.q or "").strip()
    snippets = {row["sha256"]: marked(row["snippet"], words) for row in rows.to_pylist()}
    return _named(ledger, words), {"words": words, "snippets": snippets}


def _named(ledger: Ledger, words: str) -> dict[str, pa.Table]:
    code = code_of(words) if words else None
    values = {"words": words, "code": code.code if code else words}
    found = {}
    for name, query in _QUERIES.items():
        used = {key: value for key, value in values.items() if f"${key}" in query}
        # An empty search finds nothing, where every name would hold it.
        found[name] = ledger.sql(query, values=used, limit=_MOST if words else 0)
    return found


add_listing(
    router,
    Listing(
        "/search",
        "Search",
        _reports,
        _cursor,
        "found",
        CLAIM_KINDS,
        page=AskedWords,
        whole=AskedAllWords,
        template="search.html",
        beside=_beside,
        name="reports",
    ),
)
