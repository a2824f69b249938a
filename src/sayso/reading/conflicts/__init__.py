"""Conflicts: pairs of claims that cannot both stand as told, by deterministic rules, precise before complete.

The same rules serve the claims of one report and, in a ledger, those of many.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from sayso.reading.conflicts.lexicon import words
from sayso.reading.conflicts.rules import RULES
from sayso.reading.conflicts.told import Told
from sayso.records import Claim, Conflict, ConflictKind, Statement, Talks

__all__ = ["Told", "disagreements", "find_conflicts", "is_wish"]

REPORT_VOICE = "the report"


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
    wishes = {s.id for s in statements if s.cue and is_wish(s.cue.text)}
    told = [Told(claim, date) for claim in claims if claim.statement not in wishes]
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


def is_wish(cue: str) -> bool:
    """Does a voice only wish what it says with this cue? That contradicts nobody."""
    return not words("wishes").isdisjoint(cue.lower().split())


def _comparable(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs that a rule can apply to, told of one force or of the same talks, in the order of the claims."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        alike[_subject(one.claim)].append(n)
    for n, one in enumerate(told):
        same = alike[_subject(one.claim)]
        yield from ((one, told[later]) for later in same[bisect_right(same, n) :])


def _subject(claim: Claim) -> Hashable:
    return tuple(claim.parties) if isinstance(claim, Talks) else claim.force
