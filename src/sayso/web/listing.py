"""A table of the ledger at an address: pages by cursor, and the whole of it as CSV, JSON Lines and Parquet."""

# Annotations made here are values that FastAPI reads: no `from __future__ import annotations`.

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from sayso.ledger import Ledger
from sayso.web.asking import AskedAll, AskedPage, OnePage, Whole, asking
from sayso.web.pages import address
from sayso.web.replies import (
    Page,
    csv_lines,
    json_page,
    jsonl_lines,
    parquet_pieces,
    reply,
    stream,
    unchanged_or,
)
from sayso.web.routing import CSV_TEXT, JSON_LINES, JSON_OBJECT, PARQUET, add_endpoint
from sayso.web.wording import Row, titled

_PAGING = ("after", "limit")


@dataclass(frozen=True)
class Listing:
    """A table: `ask` takes the ledger, and the filters of `page` or `whole` by their names.

    cursor: what `after` takes for a row.
    macro: of the template `parts.html`, which shows rows.
    note: shown under the rows.
    batch: so many rows are asked for at a time where all are sent.
    beside: further tables, and values for the template, of what is asked and the rows of its page.
    name: of the rows in JSON; by default as in the path.
    """

    path: str
    title: str
    ask: Callable[..., pa.Table]
    cursor: Callable[[Row], str]
    macro: str
    kinds: Sequence[str] = ()
    page: type[OnePage] = AskedPage
    whole: type[Whole] = AskedAll
    template: str = "table.html"
    note: Markup | None = None
    batch: int = 1_000
    beside: Callable[[Ledger, Any, pa.Table], tuple[Mapping[str, pa.Table], Mapping[str, Any]]] | None = None
    name: str = ""

    @property
    def rows(self) -> str:
        """The name of the rows in JSON and of files."""
        return self.name or self.path.removeprefix("/").replace("-", "_")


def add_listing(router: APIRouter, listing: Listing) -> None:
    """Add the table's pages and streams."""

    def html(request: Request, query: OnePage) -> Response:
        return reply(request, _page(request, listing, query), "html")

    def json(request: Request, query: OnePage) -> Response:
        return unchanged_or(request, json_page(_page(request, listing, query)), "json")

    def csv(request: Request, query: Whole) -> Response:
        return stream(request, lambda: csv_lines(_begun(request, listing, query)), "csv", listing.rows)

    def jsonl(request: Request, query: Whole) -> Response:
        return stream(request, lambda: jsonl_lines(_begun(request, listing, query)), "jsonl", listing.rows)

    def parquet(request: Request, query: Whole) -> Response:
        return stream(request, lambda: parquet_pieces(_begun(request, listing, query)), "parquet", listing.rows)

    json.__doc__ = f"A page of `{listing.rows}`; `next` is the address of the page after it."
    csv.__doc__ = f"All `{listing.rows}` that the filters let through, as CSV."
    jsonl.__doc__ = f"All `{listing.rows}` that the filters let through, one JSON object a line, sent as they are read."
    parquet.__doc__ = f"All `{listing.rows}` that the filters let through, as Parquet."
    for endpoint, asked, responses in (
        (json, listing.page, JSON_OBJECT),
        (csv, listing.whole, CSV_TEXT),
        (jsonl, listing.whole, JSON_LINES),
        (parquet, listing.whole, PARQUET),
    ):
        form = endpoint.__name__
        endpoint.__name__ = f"{listing.rows}_{form}"
        add_endpoint(router, f"{listing.path}.{form}", endpoint, asked, responses)
    html.__name__ = listing.rows
    add_endpoint(router, listing.path, html, listing.page, None)


def _page(request: Request, listing: Listing, asked: OnePage) -> Page:
    filters = asked.filters()
    with asking(request) as ledger:
        table = listing.ask(ledger, **{**filters, "limit": asked.limit + 1})
        rows, cursor = _cut(listing, table, asked.limit)
        tables, shown = listing.beside(ledger, asked, rows) if listing.beside else ({}, {})
    kept = {name: value for name, value in filters.items() if name != "after"}
    fields = [info.alias or name for name, info in listing.page.model_fields.items() if name not in _PAGING]
    return Page(
        title=titled(listing.title, {name: value for name, value in filters.items() if name not in _PAGING}),
        template=listing.template,
        tables={listing.rows: rows, **tables},
        told={"next": address(f"{listing.path}.json", **kept, after=cursor) if cursor else None},
        shown={"listing": listing, "fields": fields, "rows": rows.to_pylist(), "cursor": cursor, **shown},
    )


def _cut(listing: Listing, table: pa.Table, limit: int) -> tuple[pa.Table, str | None]:
    """The first rows of a table, and the cursor of the last of them where the table has more."""
    rows = table.slice(0, limit)
    more = 0 < limit < table.num_rows
    return rows, listing.cursor(rows.slice(limit - 1).to_pylist()[0]) if more else None


def _begun(request: Request, listing: Listing, asked: Whole) -> Iterator[pa.Table]:
    """The table in batches, the first asked for at once, so that an error is told as one."""
    batches = _batches(request, listing, asked)
    first = next(batches)

    def all_batches() -> Iterator[pa.Table]:
        yield first
        yield from batches

    return all_batches()


def _batches(request: Request, listing: Listing, asked: Whole) -> Iterator[pa.Table]:
    filters = asked.filters()
    left = filters.pop("limit", None)
    after: str | None = None
    while True:
        size = listing.batch if left is None else min(listing.batch, left)
        given = {**filters, **({"after": after} if after else {}), "limit": size + 1}
        with asking(request) as ledger:
            rows, after = _cut(listing, listing.ask(ledger, **given), size)
        yield rows
        left = None if left is None else left - rows.num_rows
        if after is None or left == 0:
            return
