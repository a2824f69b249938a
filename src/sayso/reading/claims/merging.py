"""The same proposition told twice by the same voice is one claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.records import Claim, Movement

_CORE = {
    "movement": ("force", "status", "negated"),
    "presence": ("force", "place", "status", "negated"),
    "permission": ("authority", "force", "place", "status"),
    "limit": ("force", "place"),
    "demand": ("by_code", "force", "act", "place"),
    "talks": ("parties", "status", "negated"),
}


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in text order, repetitions folded into the fullest telling, with ids c1, c2, …"""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.kind)):
        for n, other in enumerate(kept):
            if _same(claim, other):
                kept[n] = _fuller(other, claim)
                break
        else:
            kept.append(claim)
    return [claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(kept, 1)]


def _same(a: Claim, b: Claim) -> bool:
    if a.kind != b.kind or a.by != b.by:
        return False
    if any(getattr(a, name) != getattr(b, name) for name in _CORE[a.kind]):
        return False
    if isinstance(a, Movement) and isinstance(b, Movement) and not _ends_agree(a, b):
        return False
    if not _agree(a.strength, b.strength):
        return False
    return _agree(_days(a), _days(b))


def _ends_agree(a: Movement, b: Movement) -> bool:
    ends = [(a.origin, b.origin), (a.destination, b.destination)]
    return all(x == y for x, y in ends if x and y) and any(x and x == y for x, y in ends)


def _agree(a: Any, b: Any) -> bool:
    return a is None or b is None or a == b


def _days(claim: Claim) -> tuple[str | None, str | None] | None:
    return (claim.when.from_, claim.when.to) if claim.when else None


def _fuller(first: Claim, second: Claim) -> Claim:
    """The first telling, with what only the second one told."""
    told = {
        name: getattr(second, name)
        for name in type(first).model_fields
        if getattr(first, name) is None and getattr(second, name) is not None
    }
    return first.model_copy(update=told)
