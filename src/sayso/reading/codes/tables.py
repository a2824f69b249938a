"""The tables of states, bodies, groups, forces and roles, read once from the CSV files beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.reading.codes.keys import plural_of, words_of
from sayso.reading.wordlists import table_rows

Kind = Literal["state", "body", "group", "territory"]
Meaning = Literal["name", "adjective", "people", "capital", "body", "group", "unit", "blocked"]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Who some words stand for.

    `code` is ISO 3166-1 alpha-3 for a state or dependent territory, else the common short name in
    capitals; `sector` is PLOVER's where the words alone tell it ("Pentagon" is MIL); `home` is the state that
    a group comes from or fights in, where it is one.
    """

    code: str
    kind: Kind
    sector: str | None
    name: str
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What a spelling means, and how; no code for a phrase that only hides a state's name."""

    code: Code | None
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Role:
    """What a role word tells: a PLOVER sector, and whether it names a person, an organisation or a group."""

    sector: str
    kind: Literal["person", "organisation", "group"]


def _listed(cell: str) -> list[str]:
    return [item for item in cell.split(";") if item]


def _state_terms() -> Iterator[tuple[str, Term]]:
    for row in table_rows(__package__, "states.csv"):
        kind: Kind = "territory" if row["kind"] == "territory" else "state"
        code = Code(row["code"], kind, None, row["name"])
        for name in [row["name"], *_listed(row["names"])]:
            yield name, Term(code, "name")
        for capital in _listed(row["capitals"]):
            yield capital, Term(code, "capital")
        adjectives = _listed(row["adjectives"])
        for adjective in adjectives:
            yield adjective, Term(code, "adjective")
        for noun in _listed(row["people"]) or [a for a in adjectives if a.endswith(("an", "i", "t", "n", "k"))]:
            if noun not in adjectives:
                yield noun, Term(code, "people")
            plural = plural_of(noun)
            if plural:
                yield plural, Term(code, "people")


def _other_terms() -> Iterator[tuple[str, Term]]:
    states = {row["code"]: row for row in table_rows(__package__, "states.csv")}
    bodies = {row["code"] for row in table_rows(__package__, "bodies.csv")}
    for row in table_rows(__package__, "bodies.csv"):
        code = Code(row["code"], "body", row["sector"] or None, row["name"])
        for name in [row["name"], *_listed(row["names"])]:
            yield name, Term(code, "body")
    for row in table_rows(__package__, "groups.csv"):
        code = Code(row["code"], "group", row["sector"] or None, row["name"], row["home"] or None)
        for name in [row["name"], *_listed(row["names"])]:
            yield name, Term(code, "group")
    for row in table_rows(__package__, "units.csv"):
        kind: Kind = "body" if row["code"] in bodies and row["code"] not in states else "state"
        code = Code(row["code"], kind, row["sector"] or None, row["name"])
        for name in [row["name"], *_listed(row["names"])]:
            yield name, Term(code, "unit")


def _spellings(name: str) -> Iterator[Key]:
    key = words_of(name)
    yield key
    if key[0] in ("al", "anti") and len(key) > 1:
        yield (key[0].title(), *key[1:])
        yield ("el", *key[1:])
    if sum(map(len, key)) > 3:
        # Headlines are set in capitals; a short word in capitals is more often an acronym.
        yield tuple(word.upper() for word in key)


@cache
def terms() -> dict[Key, Term]:
    """Every spelling, split by `words_of`, to what it means. The first entry of a spelling stands."""
    index: dict[Key, Term] = {}
    for row in table_rows(__package__, "blocked.csv"):
        index.setdefault(words_of(row["phrase"]), Term(None, "blocked"))
    upper: dict[Key, Term] = {}
    for name, term in [*_state_terms(), *_other_terms()]:
        first, *others = _spellings(name)
        index.setdefault(first, term)
        for key in others:
            upper.setdefault(key, term)
    return {**upper, **index}


@cache
def holders() -> dict[str, Code]:
    """Who each code stands for: of a code with several rows the first."""
    index: dict[str, Code] = {}
    for _, term in [*_state_terms(), *_other_terms()]:
        if term.code is not None:
            index.setdefault(term.code.code, term.code)
    return index


@cache
def lengths_by_first_word() -> dict[str, tuple[int, ...]]:
    """For each first word, the lengths in words of the spellings that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for key in terms():
        lengths.setdefault(key[0], set()).add(len(key))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@cache
def namesakes() -> dict[str, frozenset[str]]:
    """Words that help to tell a state from its namesakes, by their kind."""
    return {row["kind"]: frozenset(_listed(row["words"])) for row in table_rows(__package__, "namesakes.csv")}


@cache
def roles() -> dict[Key, Role]:
    """Role words in lower case, split by `words_of`, to what they tell. The first entry of a word stands."""
    index: dict[Key, Role] = {}
    for row in table_rows(__package__, "roles.csv"):
        for phrase in _listed(row["words"]):
            role = Role(row["sector"], row["kind"])  # type: ignore[arg-type]
            index.setdefault(words_of(phrase), role)
    return index
