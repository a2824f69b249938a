"""The conflicts of a report worked out anew where reviews have edited or rejected their claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sayso.ledger.reviews.parts import PartKind
from sayso.records import Conflict, Record

_Kind = tuple[str, frozenset[str]]
"""Of a kind and pair of voices there is one conflict."""


def reworked(
    read: Record, reviewed: Record, verdicts: Mapping[tuple[PartKind, str], str]
) -> Iterator[tuple[int, Conflict]]:
    """The conflicts that stand otherwise than they were read, each with its position.

    Args:
        read: The record as it was read.
        reviewed: The record with its edits in place and without what was rejected.
        verdicts: The reviews that count, by kind and id of the part.

    Yields:
        Conflicts of edited claims that still stand, at their own positions; after the last position those that come
        with an edit, or that one of a rejected claim stood for (there is one a kind and pair of voices). A conflict
        that somebody reviewed itself, or whose claims nobody changed, is left as it is.
    """
    # The rules come with the reading steps, which take a second to import.
    from sayso.reading.conflicts import find_conflicts

    changed = {id for (kind, id), verdict in verdicts.items() if kind == "claim" and verdict != "accepted"}
    if not changed:
        return
    claims = {claim.id: claim for claim in reviewed.claims}
    standing: list[Conflict] = []
    for position, conflict in enumerate(read.conflicts):
        if ("conflict", f"x{position + 1}") in verdicts or changed.isdisjoint(conflict.claims):
            standing.append(conflict)
            continue
        pair = [claims[id] for id in conflict.claims if id in claims]
        anew = (one for one in find_conflicts(pair, reviewed.statements, read.report.date) if one.kind == conflict.kind)
        for one in anew:
            standing.append(one)
            yield position, one
    told = {_kind(one) for one in standing}
    known = {_key(one) for one in [*standing, *read.conflicts]}
    found = find_conflicts(reviewed.claims, reviewed.statements, read.report.date)
    new = (one for one in found if _kind(one) not in told and _key(one) not in known)
    lost = {_kind(one) for one in read.conflicts if not changed.isdisjoint(one.claims)}
    yield from enumerate(_of_changed(new, changed, lost), start=len(read.conflicts))


def _of_changed(new: Iterable[Conflict], changed: set[str], lost: set[_Kind]) -> Iterator[Conflict]:
    """Those that a changed claim bears, or that stand for one that it bore."""
    for one in new:
        if not changed.isdisjoint(one.claims) or _kind(one) in lost:
            yield one


def _kind(conflict: Conflict) -> _Kind:
    return conflict.kind, frozenset(conflict.voices)


def _key(conflict: Conflict) -> tuple[str, frozenset[str]]:
    return conflict.kind, frozenset(conflict.claims)
