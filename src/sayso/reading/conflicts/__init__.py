"""Conflicts: pairs of claims that cannot both stand as told, by deterministic rules, precise before complete.

The same rules serve the claims of one report and, in a ledger, those of many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.reading.conflicts.lexicon import words
from sayso.reading.conflicts.meeting import Meeting
from sayso.reading.conflicts.rules import RULES
from sayso.reading.conflicts.told import Days, Told
from sayso.records import Claim, Conflict, ConflictKind, Statement

__all__ = ["Days", "Meeting", "Told", "days_said", "disagreements", "find_conflicts", "is_wish"]

REPORT_VOICE = "the report"
REACH = 500
"""With how many claims that follow it in a report a claim is compared, so that time stays linear."""


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
        Claims more than `REACH` apart are not compared.
    """
    by_id = {s.id: s for s in statements}
    told = [
        Told(claim, date, days_said(by_id.get(claim.statement or "")))
        for claim in claims
        if not is_wish(by_id.get(claim.statement or ""))
    ]
    found: dict[tuple[str, frozenset[str]], Conflict] = {}
    for a, b in _comparable(told):
        for kind, why in disagreements(a, b):
            voices = (a.claim.by or REPORT_VOICE, b.claim.by or REPORT_VOICE)
            conflict = Conflict(kind=kind, claims=[a.claim.id, b.claim.id], voices=list(voices), why=why)
            found.setdefault((kind, frozenset(voices)), conflict)
    return list(found.values())


def disagreements(a: Told, b: Told) -> Iterator[tuple[ConflictKind, str]]:
    """Each kind in which two claims cannot both stand as told, with why in one sentence."""
    for kind, rule in RULES:
        why = rule(a, b) or rule(b, a)
        if why is not None:
            yield kind, why


def is_wish(statement: Statement | None) -> bool:
    """Is it what somebody only wishes? That contradicts nobody."""
    cue = statement.cue if statement is not None else None
    return cue is not None and not words("wishes").isdisjoint(cue.text.lower().split())


def days_said(statement: Statement | None) -> Days | None:
    """The days on which it was said, where the report tells them."""
    said = statement.said if statement is not None else None
    return (said.from_, said.to) if said is not None and said.from_ and said.to else None


def _comparable(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs that a rule can apply to, in the order of the claims."""
    meeting = Meeting([one.claim for one in told])
    for n, one in enumerate(told):
        yield from ((one, told[later]) for later in sorted(meeting.of(n, range(n + 1, n + 1 + REACH))))
