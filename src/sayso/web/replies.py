"""Answers in the forms that a page has: HTML, JSON, CSV, JSON Lines and Parquet."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq
from fastapi import Request
from starlette.responses import Response, StreamingResponse

from sayso._version import __version__
from sayso.ledger import write_table
from sayso.ledger.cells import json_line
from sayso.web.pages import address, render

Form = Literal["html", "json", "csv"]
_MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True)
class Page:
    """What a page shows.

    tables: its data, by name; the first is what its CSV holds.
    told: further values of its JSON.
    shown: what its template needs beside them.
    """

    title: str
    template: str
    tables: Mapping[str, pa.Table]
    told: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)


def reply(request: Request, page: Page, form: Form) -> Response:
    """The page in the form asked for, or 304 where the browser has it."""
    if form == "json":
        return unchanged_or(request, json_page(page), "json")
    if form == "csv":
        return unchanged_or(request, "".join(csv_lines(list(page.tables.values())[:1])), "csv")
    rows = {name: table.to_pylist() for name, table in page.tables.items()}
    text = render(
        page.template,
        title=page.title,
        twin=_twin(request),
        asked=dict(request.query_params),
        form_secret=request.app.state.form_secret if request.app.state.edit else None,
        **rows,
        **page.shown,
    )
    return unchanged_or(request, text, "html")


def unchanged_or(request: Request, text: str, form: str, media_type: str | None = None) -> Response:
    """The text with an ETag, or 304 without it where the request names that."""
    body = text.encode("utf-8", "replace")
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if _is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type or _MEDIA[form])


def stream(
    request: Request,
    make: Callable[[], Iterable[str | bytes]],
    form: Literal["csv", "jsonl", "parquet"],
    name: str,
) -> Response:
    """A long table, sent as it is read; 304 where the client has it and the ledger's file is as it was."""
    tag = _ledger_tag(request)
    headers = {"Cache-Control": "private, no-cache", **({"ETag": tag} if tag else {})}
    if tag and _is_known(request, tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return StreamingResponse(make(), media_type=_MEDIA[form], headers=headers)


def json_page(page: Page) -> str:
    """The page's data as one JSON object."""
    parts = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in page.told.items()]
    for name, table in page.tables.items():
        rows = ",\n".join(json_line(row) for row in table.to_pylist())
        parts.append(f"{json.dumps(name)}: [{rows}]")
    return "{" + ",\n".join([f'"title": {json.dumps(page.title, ensure_ascii=False)}', *parts]) + "}"


def csv_lines(tables: Iterable[pa.Table]) -> Iterator[str]:
    """The tables, of the same columns, as one CSV."""
    for number, table in enumerate(tables):
        out = io.StringIO()
        write_table(table, "csv", out)
        yield out.getvalue() if number == 0 else out.getvalue().partition("\n")[2]


def jsonl_lines(tables: Iterable[pa.Table]) -> Iterator[str]:
    """The tables' rows, one JSON object a line."""
    for table in tables:
        yield "".join(json_line(row) + "\n" for row in table.to_pylist())


def parquet_pieces(tables: Iterable[pa.Table]) -> Iterator[bytes]:
    """The tables, of the same columns, as one Parquet file, each a row group."""
    out = _Pieces()
    writer: pq.ParquetWriter | None = None
    for table in tables:
        writer = writer or pq.ParquetWriter(out, table.schema)
        writer.write_table(table.cast(writer.schema))
        yield out.take()
    if writer is not None:
        writer.close()
    yield out.take()


def _is_known(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag in (one.strip() for one in known.split(","))


def _ledger_tag(request: Request) -> str | None:
    """What changes whenever the ledger's file does, other for each address; `None` where there is no file."""
    path = Path(request.app.state.shelf.path)
    try:
        states = [path.stat(), *(log.stat() for log in [path.with_name(f"{path.name}.wal")] if log.exists())]
    except OSError:
        return None
    told = [__version__, str(request.url), *((state.st_mtime_ns, state.st_size, state.st_ino) for state in states)]
    return f'W/"{hashlib.sha256(repr(told).encode()).hexdigest()[:24]}"'


class _Pieces(io.RawIOBase):
    """What is written, taken away piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held.append(bytes(data))
        self._written += len(self._held[-1])
        return len(self._held[-1])

    def tell(self) -> int:
        return self._written

    def take(self) -> bytes:
        held, self._held = self._held, []
        return b"".join(held)


def _twin(request: Request) -> dict[str, str]:
    """Where the page's data is, by form."""
    path = request.url.path if request.url.path != "/" else "/index"
    query = {name: value for name, value in request.query_params.items() if name != "after"}
    return {form: address(f"{path}.{form}", **query) for form in ("json", "csv")}
