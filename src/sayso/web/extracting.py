"""`POST /extract`: one report in, its record out; nothing is stored."""

# Annotations made here are values that FastAPI reads: no `from __future__ import annotations`.

import json
import threading
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.api import MAX_CHARS, default_reader
from sayso.engine import read_reports
from sayso.errors import SaysoError
from sayso.intake import Reject, report_from_text
from sayso.intake.outcomes import Refused
from sayso.intake.pages import read_page
from sayso.intake.reports import Settings, valid_day
from sayso.records import Record, Report
from sayso.web.asking import Asked

router = APIRouter(tags=["reading"])
_READING = threading.Lock()
_EXAMPLE = "The defence minister said on Tuesday that 400 Danish soldiers would leave Mali by March."


class AskedReading(Asked):
    """How a report is read."""

    date: str | None = Field(None, max_length=200, description="Date (ISO 8601) of a report that has none of its own.")


class GivenReport(BaseModel):
    """A report as JSON."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=MAX_CHARS, examples=[_EXAMPLE])
    id: str | None = None
    date: str | None = Field(None, examples=["2022-01-26"])
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


_BODIES = {
    "text/plain": {"schema": {"type": "string"}, "example": _EXAMPLE},
    "text/html": {"schema": {"type": "string"}, "example": f"<article><p>{_EXAMPLE}</p></article>"},
    "application/json": {
        "schema": GivenReport.model_json_schema(),
        "example": {"text": _EXAMPLE, "date": "2022-01-26"},
    },
}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    code: {"description": why, "content": {"application/problem+json": {}}}
    for code, why in ((413, "Too large"), (415, "Neither text, HTML nor JSON"), (422, "No report that can be read"))
}


@router.post(
    "/extract",
    response_model=Record,
    responses=_RESPONSES,
    openapi_extra={"requestBody": {"required": True, "content": _BODIES}},
)
async def extract(request: Request, asked: Annotated[AskedReading, Query()]) -> Response:
    """Read one report (text, HTML or JSON, by its Content-Type) and give its record; nothing is stored."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    # Reports wait for their turn here, and not in the threads by which all other pages are answered.
    text = await to_thread.run_sync(_read, kind, body, asked.date, limiter=request.app.state.turn)
    return Response(text, media_type="application/json")


def read_in_turn(reports: Iterable[Report]) -> Iterator[Record | Reject]:
    """Read reports, each when no other reading of the desk is under way: it takes a whole core, and others ask too."""
    for report in reports:
        with _READING:
            yield from read_reports([report], default_reader())


def _read(kind: str, body: bytes, date: str | None) -> str:
    try:
        report = _report(kind, body, valid_day(date))
    except (Refused, SaysoError) as reason:
        raise HTTPException(422, str(reason)) from reason
    if not report.text.strip():
        raise HTTPException(422, "the report has no text")
    (outcome,) = read_in_turn([report])
    if isinstance(outcome, Reject):
        raise HTTPException(422, outcome.reason)
    return outcome.to_json()


def _report(kind: str, body: bytes, date: str | None) -> Report:
    if kind not in _BODIES:
        raise HTTPException(415, "send text/plain, text/html or application/json")
    if kind == "text/html":
        report, _ = read_page(body, None, Settings(date, MAX_CHARS))
        return report
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(422, f"the body is not UTF-8: byte {error.start}") from error
    if kind == "text/plain":
        return report_from_text(_short(text), date=date)
    try:
        given = GivenReport.model_validate(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise HTTPException(422, _told(error)) from error
    return report_from_text(**{**given.model_dump(), "date": given.date or date})


def _short(text: str) -> str:
    if len(text) > MAX_CHARS:
        raise HTTPException(413, f"more than {MAX_CHARS:,} characters")
    return text


def _told(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc'])) or 'body'}: {first['msg']}"
    return "the body is no JSON that can be read"
