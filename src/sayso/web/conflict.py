"""A conflict: both sides with their words, and what other reports say on either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from fastapi import APIRouter
from markupsafe import Markup
from pydantic import Field
from starlette.exceptions import HTTPException

from sayso.ledger import Ledger
from sayso.reading.conflicts import find_conflicts
from sayso.web.asking import Asked, AskedNothing
from sayso.web.highlighting import within
from sayso.web.replies import Page
from sayso.web.routing import add_page
from sayso.web.wording import claim_of

router = APIRouter(tags=["pages"])

_CLAIM = "^[0-9a-f]{8,64}:c[0-9]{1,6}$"

_CONFLICT = "FROM store.conflicts_with_rejected WHERE starts_with(sha256, $report) AND position = $number"
_OWN = "FROM store.claims_with_rejected WHERE sha256 = $sha256 AND list_contains($claims, claim)"
_OTHERS = """
FROM claims WHERE force = $force AND sha256 <> $sha256
    AND (list_contains($places, place) OR list_contains($places, origin) OR list_contains($places, destination))
ORDER BY abs(date_diff('day', date, $date)) NULLS LAST, report_no DESC, position LIMIT 60
"""
_WORDS = "SELECT text FROM reports WHERE sha256 = $sha256"


_BETWEEN = """
FROM conflicts_between
WHERE starts_with(sha256_1, $report) AND claim_1 = $part AND starts_with(sha256_2, $other) AND claim_2 = $other_part
"""


class AskedPair(Asked):
    """The two claims of a conflict between reports."""

    one: str = Field(pattern=_CLAIM, description="A claim, as the report's hash and its id.", examples=["1a2b3c4d:c1"])
    two: str = Field(pattern=_CLAIM, description="The other claim.", examples=["5e6f7a8b:c3"])


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


def between_page(ledger: Ledger, asked: AskedPair) -> Page:
    """A conflict between two reports, its two claims, and those of others that conflict with one of them alone."""
    (report, part), (other, other_part) = (reference.split(":") for reference in (asked.one, asked.two))
    values = {"report": report, "part": part, "other": other, "other_part": other_part}
    found = ledger.sql(_BETWEEN, values=values)
    if not found.num_rows:
        raise HTTPException(404, f"no conflict of {asked.one} and {asked.two}")
    (conflict,) = found.slice(0, 1).to_pylist()
    borne = [
        ledger.sql(_OWN, values={"sha256": conflict[f"sha256_{side}"], "claims": [conflict[f"claim_{side}"]]})
        for side in (1, 2)
    ]
    claims = [table.to_pylist()[0] for table in borne]
    own = [claim["sha256"] for claim in claims]
    others = [claim for claim in _others(ledger, {**conflict, "sha256": own[0]}, claims) if claim["sha256"] not in own]
    sided = _sided(others, claims)
    texts = [ledger.sql(_WORDS, values={"sha256": sha256})["text"][0].as_py() for sha256 in own]
    sides = [Side(claim, _words(text, claim), told) for claim, text, told in zip(claims, texts, sided, strict=True)]
    return Page(
        title=f"Conflict of {conflict['kind']}: {conflict['voice_1']} and {conflict['voice_2']}",
        template="conflict.html",
        tables={"conflict": found, "claims": pa.concat_tables(borne)},
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


add_page(router, "/conflict", AskedPair, between_page)
add_page(router, "/conflicts/{report}/{number}", AskedNothing, conflict_page)
