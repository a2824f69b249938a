"""Which column of a row holds which field of a report."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib.resources import files

FIELDS = ("id", "date", "text", "outlet", "title", "url", "language")


def squeeze(name: str) -> str:
    """A column name without case, blanks and punctuation: `Published_At` and `publishedAt` are one."""
    return "".join(char for char in name.casefold() if char.isalnum())


@cache
def known_names() -> dict[str, tuple[str, int]]:
    """Squeezed column name to its field and rank (0 is the field's own name)."""
    lines = files(__package__).joinpath("columns.csv").read_text(encoding="utf-8").splitlines()[1:]
    ranked: dict[str, tuple[str, int]] = {}
    for rank, row in enumerate(csv.DictReader(lines)):
        ranked.setdefault(squeeze(row["name"]), (row["field"], rank))
    return ranked


def field_of(column: str) -> str | None:
    """The field that a column of this name holds, `None` for any other column."""
    return known_names().get(squeeze(column), (None, 0))[0]


@lru_cache(maxsize=256)
def candidates(columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each of FIELDS the columns that may hold it, the likeliest first."""
    ranked = sorted((known_names()[squeeze(name)][1], name) for name in columns if field_of(name))
    return {field: tuple(name for _, name in ranked if field_of(name) == field) for field in FIELDS}
