"""A conflict: both sides with their words, and what other reports say on either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.exceptions import HTTPException

from sayso.ledger import Ledger
from sayso.reading.conflicts import find_conflicts
from sayso.web.asking import AskedNothing
from sayso.web.highlighting import within
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.wording import claim_of

router = APIRouter(tags=["pages"])

_CONFLICT = "FROM store.conflicts_with_rejected WHERE starts_with(sha256, $report) AND position = $number"
_OWN = "FROM store.claims_with_rejected WHERE sha256 = $sha256 AND list_contains($claims, claim)"
_OTHERS = """
FROM claims WHERE force = $force AND sha256 <> $sha256
    AND (list_contains($places, place) OR list_contains($places, origin) OR list_contains($places, destination))
ORDER BY abs(date_diff('day', date, $date)) NULLS LAST, report_no DESC, position LIMIT 60
"""
_WORDS = "SELECT text FROM reports WHERE sha256 = $sha256"


@dataclass(frozen=True)
class Side:
    """One side: its claim, its words within their paragraph, and claims of other reports that stand with it."""

    claim: dict[str, Any]
    words: Markup
    others: list[dict[str, Any]]


def conflict_page(ledger: Ledger, asked: AskedNothing, report: str, number: int) -> Page:
    """A conflict, its two claims, and the claims of other reports that conflict with one of them alone."""
    found = ledger.sql(_CONFLICT, values={"report": report, "number": number})
    if not found.num_rows:
        raise HTTPException(404, f"no conflict {number} in a report {report}")
    (conflict,) = found.slice(0, 1).to_pylist()
    borne = ledger.sql(_OWN, values={"sha256": conflict["sha256"], "claims": conflict["claims"]})
    rows = {row["claim"]: row for row in borne.to_pylist()}
    claims = [rows[claim] for claim in conflict["claims"][:2]]
    others = _others(ledger, conflict, claims)
    text = ledger.sql(_WORDS, values={"sha256": conflict["sha256"]})["text"][0].as_py()
    sided = _sided(others, claims)
    sides = [Side(claim, _words(text, claim), sided[number]) for number, claim in enumerate(claims)]
    return Page(
        title=f"Conflict of {conflict['kind']}: {conflict['voice_1']} and {conflict['voice_2']}",
        template="conflict.html",
        tables={"conflict": found, "claims": borne},
        shown={"row": conflict, "sides": sides},
    )


def _others(ledger: Ledger, conflict: dict[str, Any], claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    roles = ("place", "origin", "destination")
    places = sorted({claim[role] for claim in claims for role in roles if claim[role]})
    if not conflict["force"] or not places:
        return []
    values = {"force": conflict["force"], "sha256": conflict["sha256"], "places": places, "date": conflict["date"]}
    rows: list[dict[str, Any]] = ledger.sql(_OTHERS, values=values).to_pylist()
    return rows


def _sided(others: list[dict[str, Any]], claims: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The other reports' claims by side: a claim that conflicts with one side alone stands on the other."""
    sides: list[list[dict[str, Any]]] = [[], []]
    for other in others:
        against = [_conflict(other, claim) for claim in claims]
        if against == [False, True]:
            sides[0].append(other)
        elif against == [True, False]:
            sides[1].append(other)
    return sides


def _conflict(one: dict[str, Any], other: dict[str, Any]) -> bool:
    first = claim_of(one).model_copy(update={"id": "one", "statement": None, "by": one["voice"]})
    second = claim_of(other).model_copy(update={"id": "other", "statement": None, "by": other["voice"]})
    date = other["date"].isoformat() if other["date"] else None
    return bool(find_conflicts([first, second], date=date))


def _words(text: str, claim: dict[str, Any]) -> Markup:
    return within(text, claim["evidence_start"], claim["evidence_end"])


add_page(router, "/conflicts/{report}/{number}", AskedNothing, conflict_page)
