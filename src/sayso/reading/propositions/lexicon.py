"""The words by which any proposition is read, as the tables beside this file give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from sayso.reading.wordlists import table_rows, word_lists


@dataclass(frozen=True, slots=True)
class Governor:
    """What a word does to the proposition under it, as it stands and when it is negated (see governors.csv)."""

    effect: str
    under_negation: str


def words(name: str) -> frozenset[str]:
    """A list of words.toml, in lower case."""
    return word_lists(__package__)[name]


@cache
def _governors() -> Mapping[str, Governor]:
    return {
        row["lemma"]: Governor(row["effect"], row["under_negation"]) for row in table_rows(__package__, "governors.csv")
    }


def governor_at(token: Token) -> Governor | None:
    """What the word does to the proposition that it governs; "rule out" and its like are one word."""
    table = _governors()
    lemma = token.lemma_.lower()
    for c in token.children:
        if c.dep_ in ("prt", "prep", "advmod") and f"{lemma} {c.lower_}" in table:
            return table[f"{lemma} {c.lower_}"]
    return table.get(lemma)
