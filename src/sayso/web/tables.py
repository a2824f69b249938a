"""The ledger's tables as pages: reports, statements, claims, events, conflicts; all take the same filters."""

# Annotations made here are values that FastAPI reads: no `from __future__ import annotations`.

from collections.abc import Iterator
from typing import Annotated, Any

import pyarrow as pa
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from sayso.ledger import CLAIM_KINDS, CONFLICT_KINDS, CUE_KINDS, EVENT_TYPES, Ledger
from sayso.web.asking import AskedAll, AskedPage, asking
from sayso.web.pages import address
from sayso.web.replies import Page, csv_lines, json_page, jsonl_lines, parquet_pieces, reply, stream, unchanged_or
from sayso.web.routing import CSV_TEXT, JSON_OBJECT

KINDS = {
    "reports": CLAIM_KINDS,
    "statements": CUE_KINDS,
    "claims": CLAIM_KINDS,
    "events": EVENT_TYPES,
    "conflicts": CONFLICT_KINDS,
}
_BATCH = 1_000
_JSON_LINES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}},
    422: JSON_OBJECT[422],
}
_PARQUET: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}}}},
    422: JSON_OBJECT[422],
}
router = APIRouter(tags=["tables"])


def _add_table(verb: str) -> None:
    def html(request: Request, asked: Annotated[AskedPage, Query()]) -> Response:
        return reply(request, _page(request, verb, asked), "html")

    def json(request: Request, asked: Annotated[AskedPage, Query()]) -> Response:
        return unchanged_or(request, json_page(_page(request, verb, asked)), "json")

    def csv(request: Request, asked: Annotated[AskedAll, Query()]) -> Response:
        return stream(csv_lines(_begun(request, verb, asked)), "csv", verb)

    def jsonl(request: Request, asked: Annotated[AskedAll, Query()]) -> Response:
        return stream(jsonl_lines(_begun(request, verb, asked)), "jsonl", verb)

    def parquet(request: Request, asked: Annotated[AskedAll, Query()]) -> Response:
        return stream(parquet_pieces(_begun(request, verb, asked)), "parquet", verb)

    json.__doc__ = f"One page of the {verb}, newest first; `next` is the address of the page after it."
    csv.__doc__ = f"All {verb} that the filters let through, as CSV."
    jsonl.__doc__ = f"All {verb} that the filters let through, one JSON object a line, sent as they are read."
    parquet.__doc__ = f"All {verb} that the filters let through, as Parquet."
    for endpoint, responses in ((json, JSON_OBJECT), (csv, CSV_TEXT), (jsonl, _JSON_LINES), (parquet, _PARQUET)):
        name = f"{verb}_{endpoint.__name__}"
        path = f"/{verb}.{endpoint.__name__}"
        router.get(path, name=name, response_class=Response, responses=responses)(endpoint)
    router.get(f"/{verb}", name=verb, include_in_schema=False)(html)


for _verb in KINDS:
    _add_table(_verb)


def _page(request: Request, verb: str, asked: AskedPage) -> Page:
    filters = asked.filters()
    with asking(request) as ledger:
        table = getattr(ledger, verb)(**{**filters, "limit": asked.limit + 1})
    cursor = cursor_after(table, asked.limit)
    table = table.slice(0, asked.limit)
    following = {name: value for name, value in filters.items() if name != "after"}
    next_page = address(f"/{verb}.json", **following, after=cursor) if cursor else None
    return Page(
        title=titled(verb, filters),
        template="table.html",
        tables={verb: table},
        told={"next": next_page},
        shown={"verb": verb, "rows": table.to_pylist(), "kinds": KINDS[verb], "cursor": cursor},
    )


def cursor_after(table: pa.Table, limit: int) -> str | None:
    """The cursor of the last row of a page, where the table has a row more than that."""
    if table.num_rows <= limit:
        return None
    columns = [name for name in ("report_no", "position") if name in table.column_names]
    return "-".join(str(table[name][limit - 1].as_py()) for name in columns)


def titled(what: str, filters: dict[str, Any]) -> str:
    """A title that names what is shown: "Claims: force USA, place NER, from 2024-01-01"."""
    told = [f"{name.rstrip('_')} {value}" for name, value in filters.items() if name not in ("limit", "after")]
    return what.capitalize() + (": " + ", ".join(told) if told else "")


def _begun(request: Request, verb: str, asked: AskedAll) -> Iterator[pa.Table]:
    """The table in batches, the first asked for at once, so that an error is told as one."""
    batches = _batches(request, verb, asked)
    first = next(batches)

    def all_batches() -> Iterator[pa.Table]:
        yield first
        yield from batches

    return all_batches()


def _batches(request: Request, verb: str, asked: AskedAll) -> Iterator[pa.Table]:
    filters = asked.filters()
    left = filters.pop("limit", None)
    after: str | None = None
    while True:
        size = _BATCH if left is None else min(_BATCH, left)
        with asking(request) as ledger:
            table, after = _batch(ledger, verb, {**filters, "after": after}, size)
        yield table
        left = None if left is None else left - table.num_rows
        if after is None or left == 0:
            return


def _batch(ledger: Ledger, verb: str, filters: dict[str, Any], size: int) -> tuple[pa.Table, str | None]:
    table = getattr(ledger, verb)(**filters, limit=size + 1)
    return table.slice(0, size), cursor_after(table, size) if size else None
