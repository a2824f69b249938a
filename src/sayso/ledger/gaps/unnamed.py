"""Whether a voice is somebody whom the report does not name."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.ledger.search.words import words

_ENDS = frozenset(
    words("of in at for from to with on by who whose that near inside outside close familiar briefed speaking involved")
)
"""Where a phrase's head has passed: "a senior official | in Accra"."""


def is_unnamed(voice: str) -> bool:
    """Whether the head of the phrase is a noun for sources who are not named: "a Pentagon official", "sources".

    A name after the noun ("officer Mira Solvang") and a body's own words ("the defence ministry") are none.
    """
    told = words(voice)
    length = next((place for place, word in enumerate(told) if word in _ENDS and place), len(told))
    needed = _nouns().get(told[length - 1]) if told else None
    return needed is not None and (not needed or not needed.isdisjoint(told[length:]))


@cache
def _nouns() -> Mapping[str, frozenset[str]]:
    text = files(__package__).joinpath("unnamed.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {words(row["noun"])[0]: frozenset(row["only_with"].split(";")) - {""} for row in rows}
