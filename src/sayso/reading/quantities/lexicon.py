"""The word lists beside this file, read once."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Kind = Literal["over", "from", "upto", "under", "about", "plain"]
_HERE = files(__package__)


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word: its place in the grammar of numerals and what it stands for."""

    kind: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Modifier:
    """What a modifier makes of a number, and the smallest number that it modifies."""

    kind: Kind
    least: int


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def number_words() -> dict[str, NumberWord]:
    """Number words by the word in lower case."""
    return {row["word"]: NumberWord(row["kind"], int(row["low"]), int(row["high"])) for row in _rows("numerals.csv")}


@cache
def modifiers(side: Literal["before", "after"]) -> dict[tuple[str, ...], Modifier]:
    """Modifiers on one side of the number, by their words in lower case."""
    return {
        tuple(row["phrase"].split()): Modifier(cast(Kind, row["kind"]), int(row["least"]))
        for row in _rows("modifiers.csv")
        if row["side"] == side
    }


@cache
def currencies() -> dict[str, str]:
    """ISO 4217 codes by the sign or word in lower case."""
    return {row["sign"]: row["code"] for row in _rows("currencies.csv")}


@cache
def losses() -> dict[str, str]:
    """What befell those whom a bare number counts, and the unit that it is."""
    return {row["word"]: row["unit"] for row in _rows("losses.csv")}


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    """The lists of `lexicon.toml` by name."""
    table = tomllib.loads((_HERE / "lexicon.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """One list of `lexicon.toml`."""
    return _word_lists()[name]
