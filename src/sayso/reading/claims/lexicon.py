"""The words that claims are read from, as the tables beside this file give them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells a claim, with what it expects of its arguments (see triggers.csv)."""

    frame: str
    lemma: str
    pos: str
    particle: str
    direction: str
    object: str


@dataclass(frozen=True, slots=True)
class Governor:
    """What a word does to the proposition under it, as it stands and when it is negated."""

    effect: str
    under_negation: str


@dataclass(frozen=True, slots=True)
class _Noun:
    kind: str
    needs: str
    not_with: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


@cache
def _triggers() -> dict[tuple[str, str], tuple[Trigger, ...]]:
    table: dict[tuple[str, str], list[Trigger]] = {}
    for row in _rows("triggers.csv"):
        trigger = Trigger(**row)
        table.setdefault((trigger.lemma, trigger.pos), []).append(trigger)
    return {key: tuple(sorted(found, key=lambda t: not t.particle)) for key, found in table.items()}


@cache
def governors() -> dict[str, Governor]:
    """Governors by lemma."""
    return {row["lemma"]: Governor(row["effect"], row["under_negation"]) for row in _rows("governors.csv")}


@cache
def _nouns(name: str, kind: str) -> dict[str, _Noun]:
    return {row["noun"]: _Noun(row[kind], row.get("needs", ""), row.get("not_with", "")) for row in _rows(name)}


def governor_at(token: Token) -> Governor | None:
    """What the word does to the proposition that it governs; "rule out" and its like are one word."""
    table = governors()
    lemma = token.lemma_.lower()
    for c in token.children:
        if c.dep_ in ("prt", "prep", "advmod") and f"{lemma} {c.lower_}" in table:
            return table[f"{lemma} {c.lower_}"]
    return table.get(lemma)


def triggers_at(token: Token) -> tuple[Trigger, ...]:
    """Every trigger that the token may be, those whose particle stands beside it first."""
    found = _triggers().get((token.lemma_.lower(), token.pos_), ())
    if not found:
        return ()
    beside = {c.lower_ for c in token.children if c.dep_ in ("prt", "advmod", "prep", "pobj")}
    return tuple(t for t in found if not t.particle or t.particle in beside)


def _noun(token: Token, name: str, column: str) -> _Noun | None:
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    table = _nouns(name, column)
    word = token.lower_
    forms = (token.lemma_.lower(), word, word.removesuffix("s"), word.removesuffix("men") + "man")
    noun = next((table[form] for form in forms if form in table), None)
    if noun is None or (noun.not_with and any(c.lower_ in noun.not_with.split(";") for c in token.children)):
        return None
    return noun


def _has_needed(token: Token, noun: _Noun) -> bool:
    needs = noun.needs.removeprefix("!")
    return not needs or any(c.lower_ in needs.split(";") for c in token.children)


def _kind(token: Token, name: str, column: str) -> str | None:
    noun = _noun(token, name, column)
    return noun.kind if noun is not None and _has_needed(token, noun) else None


def is_force_noun(token: Token) -> bool:
    """Does the word stand for a force or a part of one, also where nobody's name stands with it?"""
    return _kind(token, "forces.csv", "anaphor") is not None


def may_be_force(token: Token) -> bool:
    """Does the word stand for a force where a state's or body's name stands with it ("Kenyan officers")?"""
    noun = _noun(token, "forces.csv", "anaphor")
    return noun is not None and (not noun.needs.startswith("!") or _has_needed(token, noun))


def takes_up_force(token: Token) -> bool:
    """Can "the <word>" alone take up a force that was named before?"""
    return _kind(token, "forces.csv", "anaphor") == "yes"


@cache
def _plain_modifiers() -> frozenset[str]:
    return frozenset(row["modifier"] for row in _rows("plain_modifiers.csv"))


def is_plain_modifier(token: Token) -> bool:
    """Does the modifier leave open which force is meant, so that one named before may be?"""
    return token.like_num or token.lower_ in _plain_modifiers() or is_force_noun(token)


def permit_kind(token: Token) -> str | None:
    """Is the noun leave itself ("leave") or what gives it ("accord")?"""
    return _kind(token, "permits.csv", "kind")


def place_kind(token: Token) -> str | None:
    """How a common noun for a place is resolved: "state", "area", "own" or "site" (see places.csv)."""
    return _kind(token, "places.csv", "resolve")
