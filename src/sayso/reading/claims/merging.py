"""The same proposition told twice by the same voice is one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

from sayso.records import Claim, Limit, Movement, Talks

_CORE = {
    "movement": ("force", "status", "negated"),
    "presence": ("force", "place", "status", "negated"),
    "permission": ("authority", "force", "place", "status"),
    "limit": ("force", "place"),
    "demand": ("by_code", "force", "act", "place"),
    "talks": ("status", "negated"),
}
"""The fields of each kind in which two tellings of one proposition are equal."""


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in text order, repetitions folded into the fullest telling, with ids c1, c2, …"""
    kept: list[Claim] = []
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.kind)):
        places = alike[_core(claim)]
        told = next((n for n in places if _agree(claim, kept[n])), None)
        if told is not None:
            kept[told] = _fuller(kept[told], claim)
        else:
            places.append(len(kept))
            kept.append(claim)
    return [claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(kept, 1)]


def _core(claim: Claim) -> Hashable:
    """What two tellings must have in common to be one claim at all."""
    parties = tuple(claim.parties) if isinstance(claim, Talks) else ()
    return (claim.kind, claim.by, parties, *(getattr(claim, name) for name in _CORE[claim.kind]))


def _agree(a: Claim, b: Claim) -> bool:
    """Can two tellings with the same core be one: in ends, strength and days, as far as both tell them?"""
    if isinstance(a, Movement) and isinstance(b, Movement) and not _ends_agree(a, b):
        return False
    if isinstance(a, Limit) and isinstance(b, Limit) and not _meet(a.value, b.value):
        return False
    return _meet(a.strength, b.strength) and _meet(_days(a), _days(b))


def _ends_agree(a: Movement, b: Movement) -> bool:
    ends = [(a.origin, b.origin), (a.destination, b.destination)]
    return all(x == y for x, y in ends if x and y) and any(x and x == y for x, y in ends)


def _meet(a: Any, b: Any) -> bool:
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
    if isinstance(first, Limit) and isinstance(second, Limit) and first.relation == "unknown":
        told["relation"] = second.relation
    return first.model_copy(update=told)
