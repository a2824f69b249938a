"""Conflicts: pairs of claims that cannot both stand as told, by deterministic rules, precise before complete.

The same rules serve the claims of one report and, in a ledger, those of many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sayso.reading.conflicts.rules import RULES, Told
from sayso.records import Claim, Conflict, Statement

__all__ = ["find_conflicts"]

REPORT_VOICE = "the report"
_WISHES = {
    "want",
    "wants",
    "wanted",
    "like",
    "hope",
    "hopes",
    "hoped",
    "wish",
    "wishes",
    "wished",
    "prefer",
    "prefers",
}


def find_conflicts(
    claims: Sequence[Claim], statements: Iterable[Statement] = (), date: str | None = None
) -> list[Conflict]:
    """Find the conflicts among a report's claims.

    Args:
        claims: The claims, in text order.
        statements: The statements that vouch for them; what a voice only wishes contradicts nobody.
        date: The report's date (ISO 8601), the time of what is told as present.

    Returns:
        One conflict a kind and pair of voices, in the order of the claims; `voices` in the order of `claims`.
    """
    wishes = {s.id for s in statements if s.cue and _WISHES & set(s.cue.text.lower().split())}
    told = [Told(claim, date) for claim in claims if claim.statement not in wishes]
    found: dict[tuple[str, frozenset[str]], Conflict] = {}
    for a, b in combinations(told, 2):
        for kind, rule in RULES:
            why = rule(a, b) or rule(b, a)
            if why is None:
                continue
            voices = (a.claim.by or REPORT_VOICE, b.claim.by or REPORT_VOICE)
            key = (kind, frozenset(voices))
            if key not in found:
                found[key] = Conflict(kind=kind, claims=[a.claim.id, b.claim.id], voices=list(voices), why=why)
    return list(found.values())
