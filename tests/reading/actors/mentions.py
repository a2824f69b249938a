"""Texts with one mention in square brackets, and the actor that a record has for it."""

import csv
from pathlib import Path
from typing import NamedTuple

from sayso.records import Actor, Record

_CASES = Path(__file__).with_name("codes.csv")


class Case(NamedTuple):
    """A text, the half-open characters of its mention, and the code and sector that are right for it."""

    group: str
    text: str
    start: int
    end: int
    code: str | None
    sector: str | None


def mention_cases() -> list[Case]:
    """The cases of `codes.csv`, in their order."""
    lines = _CASES.read_text(encoding="utf-8").splitlines()
    return [_case(row) for row in csv.DictReader(line for line in lines if not line.startswith("#"))]


def actor_of(case: Case, record: Record) -> Actor | None:
    """The actor with the mention that shares the most characters with the case's, in all the shortest."""

    def shared(actor: Actor) -> tuple[int, int]:
        return max((max(0, min(m.end, case.end) - max(m.start, case.start)), m.start - m.end) for m in actor.mentions)

    best = max(record.actors, key=shared, default=None)
    return best if best is not None and shared(best)[0] else None


def _case(row: dict[str, str]) -> Case:
    before, rest = row["marked"].split("[", 1)
    mention, after = rest.split("]", 1)
    start = len(before)
    text = before + mention + after
    return Case(row["group"], text, start, start + len(mention), row["code"] or None, row["sector"] or None)
