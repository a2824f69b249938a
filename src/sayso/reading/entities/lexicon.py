"""What kind of thing a common noun names."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from sayso.records import EntityType


@cache
def noun_types() -> dict[str, EntityType]:
    """The type of each noun (lemma, in small letters) of the table beside this module."""
    lines = files(__package__).joinpath("nouns.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["noun"]: row["type"] for row in rows}  # type: ignore[misc]
