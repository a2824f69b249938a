"""What differs between two readings of one report."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass

from sayso.ledger.reviews.parts import PART_KINDS, PartKind, content, key, parts
from sayso.records import Record


@dataclass(frozen=True)
class Difference:
    """How many parts of a kind only the new reading has, only the old one, and both but with other values."""

    added: int = 0
    removed: int = 0
    changed: int = 0


def compare(old: Record, new: Record) -> dict[PartKind, Difference]:
    """The difference for each kind of part; parts are paired by their words and key fields, not by their ids."""
    before, after = _told(old), _told(new)
    return {kind: _difference(before[kind], after[kind]) for kind in PART_KINDS}


def _told(record: Record) -> dict[PartKind, dict[str, Counter[str]]]:
    """By kind and key, how often each content is told."""
    told: dict[PartKind, dict[str, Counter[str]]] = {kind: defaultdict(Counter) for kind in PART_KINDS}
    for kind, _, part in parts(record):
        wanted = json.dumps(key(kind, part, record))
        told[kind][wanted][json.dumps(content(part), sort_keys=True)] += 1
    return told


def _difference(before: dict[str, Counter[str]], after: dict[str, Counter[str]]) -> Difference:
    added = removed = changed = 0
    for wanted in {*before, *after}:
        old, new = before.get(wanted, Counter()), after.get(wanted, Counter())
        gone, come = (old - new).total(), (new - old).total()
        changed += min(gone, come)
        removed += gone - min(gone, come)
        added += come - min(gone, come)
    return Difference(added, removed, changed)
