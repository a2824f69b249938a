"""Puts a page at its address, and its data at the same address with `.json` and `.csv`."""

# Annotations made here are values that FastAPI reads: no `from __future__ import annotations`.

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from sayso.web.asking import Asked, asking
from sayso.web.replies import Form, Page, reply

JSON_OBJECT: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/json": {"schema": {"type": "object"}}}},
    422: {"description": "A filter that cannot be used", "content": {"application/problem+json": {}}},
}
CSV_TEXT: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}},
    422: JSON_OBJECT[422],
}
JSON_LINES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}},
    422: JSON_OBJECT[422],
}
PARQUET: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}}}},
    422: JSON_OBJECT[422],
}
_RESPONSES = {"json": JSON_OBJECT, "csv": CSV_TEXT}
Hash = Annotated[str, Path(pattern="^[0-9a-f]{8,64}$", description="First digits of the report's hash (`sha256`).")]
Number = Annotated[int, Path(ge=0, le=10**6, description="Number of the row within its report, from 0.")]
PartId = Annotated[str, Path(pattern="^[a-z][0-9]{1,6}$", description="Id of a part within its report, as c3.")]
Incident = Annotated[str, Path(pattern="^[0-9a-f]{16}$", description="The incident's id.")]
_NAMED = {"report": Hash, "number": Number, "part": PartId, "incident": Incident}
"""What a path may name in braces."""


def add_page(
    router: APIRouter, path: str, asked: type[Asked], gather: Callable[..., Page], *, data_path: str | None = None
) -> None:
    """Add a page.

    asked: its parameters. gather: takes the ledger, what is asked, and what the path names, and gives the page.
    data_path: where its data is, without the ending; by default at `path`.
    """
    for form in ("json", "csv"):
        _add(router, f"{data_path or path}.{form}", form, asked, gather)
    _add(router, path, "html", asked, gather)


def _add(router: APIRouter, path: str, form: Form, asked: type[Asked], gather: Callable[..., Page]) -> None:
    def answer(request: Request, query: Asked, **named: Any) -> Response:
        with asking(request) as ledger:
            page = gather(ledger, query, **named)
        return reply(request, page, form)

    answer.__name__ = f"{gather.__name__}_{form}"
    answer.__doc__ = gather.__doc__
    add_endpoint(router, path, answer, asked, _RESPONSES.get(form))


def add_endpoint(
    router: APIRouter,
    path: str,
    answer: Callable[..., Response],
    asked: type[Asked],
    responses: dict[int | str, dict[str, Any]] | None,
) -> None:
    """Have `answer` answer at the path: it takes the request, what is asked as `query`, and what the path names.

    responses: as OpenAPI describes them; `None` for what is no part of the API.
    """
    answer.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            _parameter("request", Request),
            _parameter("query", Annotated[asked, Query()]),
            *(_parameter(name, kind) for name, kind in _NAMED.items() if f"{{{name}}}" in path),
        ]
    )
    router.get(path, response_class=Response, responses=responses, include_in_schema=responses is not None)(answer)


def _parameter(name: str, kind: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind)
