"""A report: its text with what was read from it marked, and the records beside."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import Record
from sayso.web.asking import AskedNothing, asking
from sayso.web.highlighting import MARKS, highlighted
from sayso.web.replies import Page, reply, unchanged_or
from sayso.web.routing import CSV_TEXT, Hash

router = APIRouter(tags=["reports"])

_TABLES = {
    "claims": "FROM claims WHERE sha256 = $sha256 ORDER BY position",
    "copies": """
FROM copies WHERE sha256 <> $sha256 AND repetition IN (SELECT repetition FROM copies WHERE sha256 = $sha256)
ORDER BY kind <> 'original', date NULLS LAST, report_no LIMIT 50""",
    "cites": "FROM cites WHERE sha256 = $sha256 ORDER BY position",
}


def record_of(ledger: Ledger, report: str) -> Record:
    """The record of the report whose hash so begins; the answer 404 where there is none."""
    try:
        return ledger.record(report)
    except UsageError as error:
        raise HTTPException(404, f"no report {report}, or several that so begin") from error


@router.get(
    "/reports/{report}.json",
    response_model=Record,
    responses={404: {"content": {"application/problem+json": {}}}},
)
def report_json(request: Request, report: Hash) -> Response:
    """The report's record, byte for byte as it was stored."""
    with asking(request) as ledger:
        return unchanged_or(request, record_of(ledger, report).to_json(), "json")


@router.get("/reports/{report}.csv", response_class=Response, responses=CSV_TEXT)
def report_csv(request: Request, report: Hash) -> Response:
    """The report's claims."""
    with asking(request) as ledger:
        return reply(request, report_page(ledger, AskedNothing(), report), "csv")


@router.get("/reports/{report}", include_in_schema=False)
def report_html(request: Request, report: Hash) -> Response:
    """The page of a report."""
    with asking(request) as ledger:
        page = report_page(ledger, AskedNothing(), report)
    return reply(request, page, "html")


def report_page(ledger: Ledger, asked: AskedNothing, report: str) -> Page:
    """A report's text with its marks, its statements, claims, events and conflicts as reviewed, copies and cites."""
    read = record_of(ledger, report)
    sha256 = read.report.sha256
    record, verdicts = ledger.reviewed(sha256)
    found = {id: verdict for (_, id), verdict in verdicts.items()}
    rejected = {id for id, verdict in found.items() if verdict == "rejected"}
    return Page(
        title=record.report.title or _first_line(record.report.text),
        template="report.html",
        tables={name: ledger.sql(query, values={"sha256": sha256}) for name, query in _TABLES.items()},
        shown={
            "record": record,
            "report": record.report,
            "hash": sha256[:16],
            "text": highlighted(record, without=rejected),
            "marks": MARKS,
            "verdicts": found,
        },
    )


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "A report without words")
    return line if len(line) <= 90 else line[:89].rsplit(" ", 1)[0] + " …"
