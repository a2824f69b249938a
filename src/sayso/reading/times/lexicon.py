"""The words of time beside this file, read once."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_HERE = files(__package__)


@dataclass(frozen=True, slots=True)
class Holiday:
    """How a feast is dated: `day` is a day of the month, an ISO weekday or days from Easter, by `rule`."""

    rule: str
    month: int
    day: int
    nth: int


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((_HERE / "lexicon.toml").read_text(encoding="utf-8"))


@cache
def numbers(name: str) -> dict[str, int]:
    """A table of `lexicon.toml` with numbers for values."""
    return {word: int(value) for word, value in _tables()[name].items()}


@cache
def codes(name: str) -> dict[str, str]:
    """A table of `lexicon.toml` with TIMEX3 codes or names for values."""
    return {word: str(value) for word, value in _tables()[name].items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `lexicon.toml`."""
    return frozenset(str(word) for word in _tables()["lists"][name])


@cache
def phrases(name: str) -> dict[tuple[str, ...], str]:
    """A table of `lexicon.toml` by the words of its keys."""
    return {tuple(key.split()): str(value) for key, value in _tables()[name].items()}


@cache
def holidays() -> dict[tuple[str, ...], Holiday]:
    """Feasts by the words of their names, with any apostrophe as a word of its own."""
    lines = (_HERE / "holidays.csv").read_text(encoding="utf-8").splitlines()
    return {
        tuple(row["name"].replace("'", " ' ").replace(".", " .").split()): Holiday(
            row["rule"], int(row["month"] or 0), int(row["day"]), int(row["nth"] or 0)
        )
        for row in csv.DictReader(line for line in lines if not line.startswith("#"))
    }
