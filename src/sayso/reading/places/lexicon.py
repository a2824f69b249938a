"""The words around place names, read once from the tables beside this module."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that tell what a name near them is.

    `kinds` gives the kinds of entries that a word like "province" fits; `adjectives` the gazetteer name that
    a regional adjective stands for; `abbreviations` the country and region of "Calif."; the rest are word
    lists, as words.toml explains them.
    """

    kinds: dict[str, tuple[str, ...]]
    directions: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    local_bodies: frozenset[str]
    not_places: frozenset[str]
    titles: frozenset[str]
    outlet_words: frozenset[str]
    routes: frozenset[str]
    travels: frozenset[str]
    takes: frozenset[str]
    adjectives: dict[str, str]
    abbreviations: dict[str, tuple[str, str]]


@cache
def lexicon() -> Lexicon:
    """The word lists that come with the package."""
    tables = files(__package__)
    words = tomllib.loads(tables.joinpath("words.toml").read_text("utf-8"))
    lines = tables.joinpath("abbreviations.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    lists = {name: frozenset(items) for name, items in words["lists"].items()}
    return Lexicon(
        kinds={word: tuple(kinds) for word, kinds in words["kinds"].items()},
        adjectives=words["adjectives"],
        abbreviations={row["short"]: (row["country"], row["name"]) for row in rows},
        **lists,
    )
