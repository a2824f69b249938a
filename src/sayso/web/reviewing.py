"""Reviews: what people found of the parts of a record, and the form in which they say so."""

# Annotations made here are values that FastAPI reads: no `from __future__ import annotations`.

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.reviews.parts import PART_KINDS, Part, PartKind, find
from sayso.ledger.reviews.reviewing import REVIEWS
from sayso.ledger.shelf import Shelf
from sayso.records import Span
from sayso.web.asking import Asked, AskedNothing, Kind, OnePage, Outlet, Whole
from sayso.web.forms import read_form
from sayso.web.highlighting import within
from sayso.web.listing import Listing, add_listing
from sayso.web.replies import Page
from sayso.web.report import record_of
from sayso.web.routing import Hash, PartId, add_page

router = APIRouter(tags=["reviews"])

_OF_PART = "FROM reviews WHERE starts_with(sha256, $report) AND part = $part ORDER BY review_no DESC"
_FIXED = ("id", "kind")


class OfReviews(Asked):
    """The filters of reviews."""

    from_: str | None = Field(None, alias="from", description="First day of the report's date.", max_length=200)
    to: str | None = Field(None, description="Last day of the report's date.", max_length=200)
    kind: Kind = None
    outlet: Outlet = None


class AskedReviews(OfReviews, OnePage):
    """The filters of one page of reviews."""


class AskedAllReviews(OfReviews, Whole):
    """The filters of all reviews."""


@dataclass(frozen=True)
class FieldRow:
    """A field of a part: its value as text, and as it was read where an edit changed it."""

    name: str
    text: str
    was: str | None
    editable: bool


def part_page(ledger: Ledger, asked: AskedNothing, report: str, part: str) -> Page:
    """A part of a record with its words, its fields as they stand, and what was found of it."""
    read = record_of(ledger, report)
    kind, was = _found(read, part)
    record, verdicts = ledger.reviewed(read.report.sha256)
    _, stands = _found(record, part)
    history = ledger.sql(_OF_PART, values={"report": read.report.sha256, "part": part})
    span = _span(stands)
    return Page(
        title=f"Review of {kind} {part}",
        template="part.html",
        tables={"reviews": history, "fields": _table(fields := _fields(stands, was))},
        shown={
            "report": read.report,
            "hash": read.report.sha256[:16],
            "part": part,
            "kind": kind,
            "rows": fields,
            "verdict": verdicts.get((kind, part)),
            "words": within(read.report.text, span.start, span.end) if span else None,
            "seen": _seen(history),
        },
    )


@router.post("/reviews/{report}/{part}", include_in_schema=False)
async def review(request: Request, report: Hash, part: PartId) -> Response:
    """Store the review that the form tells, and go back to the part's page."""
    form = await read_form(request)
    await run_in_threadpool(_store, request.app.state.shelf, report, part, form)
    return RedirectResponse(f"/reviews/{report}/{part}", 303)


def _store(shelf: Shelf, report: str, part: str, form: Mapping[str, str]) -> None:
    told = {name: form.get(name, "").strip() or None for name in ("reason", "by")}
    with shelf.writing() as ledger:
        sha256 = record_of(ledger, report).report.sha256
        if form.get("seen") != _seen(ledger.sql(_OF_PART, values={"report": sha256, "part": part})):
            raise HTTPException(409, f"{part} was reviewed meanwhile; load its page again")
        reference = f"{sha256}:{part}"
        match form.get("verdict"):
            case "accept":
                ledger.accept(reference, **told)
            case "reject":
                ledger.reject(reference, **told)
            case "edit":
                ledger.edit(reference, _changes(ledger, sha256, part, form), **told)
            case other:
                raise UsageError(f"verdict must be accept, reject or edit, not {other!r}")


def _changes(ledger: Ledger, sha256: str, part: str, form: Mapping[str, str]) -> dict[str, str]:
    """The fields whose text the form has changed; an emptied one is told no more."""
    _, stands = _found(ledger.reviewed(sha256)[0], part)
    given = {row.name: form.get(f"field-{row.name}", row.text).strip() for row in _fields(stands, stands)}
    changes = {
        row.name: given[row.name] or "null"
        for row in _fields(stands, stands)
        if row.editable and given[row.name] != row.text.strip()
    }
    if not changes:
        raise UsageError("the form changes no field; accept the part if it is right")
    return changes


def _found(record: Any, part: str) -> tuple[PartKind, Part]:
    try:
        return find(record, part)
    except UsageError as error:
        raise HTTPException(404, str(error)) from error


def _fields(stands: Part, was: Part) -> list[FieldRow]:
    rows = []
    for name, field in type(stands).model_fields.items():
        now, before = (_text(getattr(part, name)) for part in (stands, was))
        simple = not isinstance(getattr(stands, name), list) or not _holds_spans(getattr(stands, name))
        rows.append(
            FieldRow(field.alias or name, now, before if before != now else None, simple and name not in _FIXED)
        )
    return rows


def _text(value: Any) -> str:
    """A value as a person writes it into the form, which the ledger's edits understand."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Span):
        return value.text
    if isinstance(value, list) and _holds_spans(value):
        return " … ".join(span.text for span in value)
    plain = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value
    return json.dumps(plain, ensure_ascii=False)


def _holds_spans(value: list[Any]) -> bool:
    return any(isinstance(item, Span) for item in value)


def _span(part: Part) -> Span | None:
    for name in ("evidence", "cue", "source"):
        span = getattr(part, name, None)
        if isinstance(span, Span):
            return span
    return None


def _seen(history: pa.Table) -> str:
    """The number of the last review that a page shows, so that nobody overrules one unseen."""
    return str(history["review_no"][0].as_py()) if history.num_rows else "0"


def _table(fields: list[FieldRow]) -> pa.Table:
    return pa.table({"field": [row.name for row in fields], "value": [row.text for row in fields]})


add_listing(
    router,
    Listing(
        "/reviews",
        "Reviews",
        Ledger.reviews,
        REVIEWS.cursor,
        "reviews",
        PART_KINDS,
        page=AskedReviews,
        whole=AskedAllReviews,
        template="reviews.html",
    ),
)
add_page(router, "/reviews/{report}/{part}", AskedNothing, part_page)
