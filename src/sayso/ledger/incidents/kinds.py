"""Which claims and events tell of an incident, from the table beside this file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Part = Literal["claims", "events"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of kinds.csv; `told` is the kind of claim or type of event."""

    part: Part
    told: str
    family: str
    block: str
    needs: str
    statuses: frozenset[str]
    act: str


@cache
def kinds() -> Mapping[tuple[str, str], Kind]:
    """The rows by part and told."""
    text = files(__package__).joinpath("kinds.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {
        (row["part"], row["told"]): Kind(
            part="claims" if row["part"] == "claims" else "events",
            told=row["told"],
            family=row["family"],
            block=row["block"],
            needs=row["needs"],
            statuses=frozenset(row["statuses"].split()),
            act=row["act"] or row["told"],
        )
        for row in rows
    }
