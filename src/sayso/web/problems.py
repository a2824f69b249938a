"""Errors as answers: a plain page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from sayso.errors import LedgerError, LedgerLockedError, SaysoError, UsageError
from sayso.ledger.storage import one_line
from sayso.web.pages import render

_DATA = (".json", ".jsonl", ".csv", ".parquet", ".atom", "/extract")
_RETRY_SECONDS = "5"


def problem_response(scope: Scope, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer that says in one line what is wrong."""
    title = HTTPStatus(status).phrase
    sent = {"Cache-Control": "no-store", **(headers or {})}
    if scope["path"].endswith(_DATA) or _asks_for_json(scope):
        told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JSONResponse(told, status, sent, media_type="application/problem+json")
    page = render("error.html", title=title, status=status, detail=detail)
    return Response(page, status, sent, media_type="text/html; charset=utf-8")


def _asks_for_json(scope: Scope) -> bool:
    accepted = Headers(scope=scope).get("accept", "")
    return "json" in accepted and "text/html" not in accepted


def add_problems(app: FastAPI) -> None:
    """Have the app answer every error in this way."""

    @app.exception_handler(SaysoError)
    async def told(request: Request, error: SaysoError) -> Response:
        # Whoever asks over the network need not know where the ledger lies.
        path = Path(request.app.state.shelf.path)
        reason = str(error).replace(one_line(path), one_line(path.name))
        if isinstance(error, LedgerLockedError):
            return problem_response(request.scope, 503, f"{reason}; ask again", {"Retry-After": _RETRY_SECONDS})
        status = 503 if isinstance(error, LedgerError) else 422 if isinstance(error, UsageError) else 400
        return problem_response(request.scope, status, reason)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> Response:
        return problem_response(request.scope, 422, "; ".join(map(_told, error.errors()[:5])))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return problem_response(request.scope, error.status_code, one_line(error.detail), error.headers)


def _told(error: Mapping[str, object]) -> str:
    where = error.get("loc", ())
    names = [str(part) for part in where if part not in ("query", "path", "body")] if isinstance(where, tuple) else []
    reason = str(error.get("msg", "not valid"))
    return one_line(f"{'.'.join(names)[:60]}: {reason[:1].lower()}{reason[1:]}" if names else reason)
