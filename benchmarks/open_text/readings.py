"""A claim or conflict as one row, by which a verdict finds it again: where it is and what it says, in codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sayso.records import Claim, Record

_FIELDS = (
    "status", "negated", "force", "authority", "by_code", "act", "place", "origin", "destination", "strength", "value",
    "relation", "parties",
)  # fmt: skip


class Reading(NamedTuple):
    """What was made of one stretch of one article; no word of the article is in it.

    Attributes:
        report: the article's id.
        kind: the kind of claim, or `conflict:` and the kind of conflict.
        start, end: characters of the article that it rests on; of a conflict, those of both claims together.
        told: what it says, in codes and numbers.
    """

    report: str
    kind: str
    start: int
    end: int
    told: str


def readings(record: Record) -> Iterator[Reading]:
    """All claims of a record, then its conflicts."""
    claims = {claim.id: claim for claim in record.claims}
    for claim in record.claims:
        yield Reading(record.report.id, claim.kind, claim.evidence.start, claim.evidence.end, _told(claim))
    for conflict in record.conflicts:
        pair = [claims[name] for name in conflict.claims]
        start, end = min(c.evidence.start for c in pair), max(c.evidence.end for c in pair)
        yield Reading(record.report.id, f"conflict:{conflict.kind}", start, end, " | ".join(map(_told, pair)))


def _told(claim: Claim) -> str:
    values = ((name, getattr(claim, name, None)) for name in _FIELDS)
    told = " ".join(f"{name}={_plain(value)}" for name, value in values if value is not None and value is not False)
    return told if claim.statement is None else f"{told} vouched"


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "+".join("" if part is None else str(part) for part in value)
    return "yes" if value is True else str(value)
