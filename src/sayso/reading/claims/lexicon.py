"""The words that claims are read from, as the tables beside this file give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from sayso.reading.wordlists import table_rows, word_lists


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
class _Noun:
    """A noun that tells something only beside some modifiers, or not beside others (see forces.csv)."""

    kind: str
    needs: frozenset[str]
    always_needs: bool
    not_with: frozenset[str]

    def has_needed(self, token: Token) -> bool:
        return not self.needs or any(c.lower_ in self.needs for c in token.children)


def words(name: str) -> frozenset[str]:
    """A list of words.toml, in lower case."""
    return word_lists(__package__)[name]


def _alternatives(cell: str) -> frozenset[str]:
    return frozenset(word for word in cell.split(";") if word)


@cache
def _triggers() -> Mapping[str, Mapping[str, tuple[Trigger, ...]]]:
    """The triggers by part of speech, then by lemma: most words are of no part that any trigger is of."""
    table: dict[str, dict[str, tuple[Trigger, ...]]] = {}
    for trigger in sorted((Trigger(**row) for row in table_rows(__package__, "triggers.csv")), key=_stands_alone):
        of_part = table.setdefault(trigger.pos, {})
        of_part[trigger.lemma] = (*of_part.get(trigger.lemma, ()), trigger)
    return table


def _stands_alone(trigger: Trigger) -> bool:
    return not trigger.particle


@cache
def _nouns(name: str, kind: str) -> Mapping[str, _Noun]:
    """The nouns of a table, with the column that tells their kind."""
    return {
        row["noun"]: _Noun(
            kind=row[kind],
            needs=_alternatives(row.get("needs", "").removeprefix("!")),
            always_needs=row.get("needs", "").startswith("!"),
            not_with=_alternatives(row.get("not_with", "")),
        )
        for row in table_rows(__package__, name)
    }


@cache
def _plain_modifiers() -> frozenset[str]:
    return frozenset(row["modifier"] for row in table_rows(__package__, "plain_modifiers.csv"))


def triggers_at(token: Token) -> tuple[Trigger, ...]:
    """Every trigger that the token may be, those whose particle stands beside it first."""
    of_part = _triggers().get(token.pos_)
    found = of_part.get(token.lemma_.lower()) if of_part is not None else None
    if found is None:
        return ()
    beside = {c.lower_ for c in token.children if c.dep_ in ("prt", "advmod", "prep", "pobj", "dobj")}
    return tuple(t for t in found if not t.particle or t.particle in beside)


def is_trigger(token: Token, *frames: str) -> bool:
    """May the token tell a claim of one of these frames?"""
    return any(t.frame in frames for t in triggers_at(token))


def tells_whereabouts(token: Token) -> bool:
    """Does the word tell of itself that something goes or stays somewhere, as "be" and "have" do not?"""
    return any(t.frame in ("movement", "presence") and t.lemma not in ("be", "have") for t in triggers_at(token))


def is_force_noun(token: Token) -> bool:
    """Does the word stand for a force or a part of one, also where nobody's name stands with it?"""
    return _kind(token, "forces.csv", "anaphor") is not None


def may_be_force(token: Token) -> bool:
    """Does the word stand for a force where a state's or body's name stands with it ("Kenyan officers")?"""
    noun = _noun(token, "forces.csv", "anaphor")
    return noun is not None and (not noun.always_needs or noun.has_needed(token))


def takes_up_force(token: Token) -> bool:
    """Can "the <word>" alone take up a force that was named before?"""
    return _kind(token, "forces.csv", "anaphor") == "yes"


def may_take_up_force(token: Token) -> bool:
    """Can "the <word>" take up a force named just before, though the word alone might mean none ("the ships")?"""
    noun = _noun(token, "forces.csv", "anaphor")
    return noun is not None and noun.kind == "yes" and not noun.always_needs


def is_plain_modifier(token: Token) -> bool:
    """Does the modifier leave open which force is meant, so that one named before may be?"""
    return token.like_num or token.lower_ in _plain_modifiers() or is_force_noun(token)


def permit_kind(token: Token) -> str | None:
    """Is the noun leave itself ("leave") or what gives it ("accord")? See permits.csv."""
    return _kind(token, "permits.csv", "kind")


def place_kind(token: Token) -> str | None:
    """How a common noun for a place is resolved: "state", "area", "own" or "site" (see places.csv)."""
    return _kind(token, "places.csv", "resolve")


def _noun(token: Token, name: str, column: str) -> _Noun | None:
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    table = _nouns(name, column)
    word = token.lower_
    # The lemmatizer leaves some plurals as they are, mostly those it takes for names ("Peacekeepers").
    forms = (token.lemma_.lower(), word, word.removesuffix("s"), word.removesuffix("men") + "man")
    noun = next((table[form] for form in forms if form in table), None)
    if noun is None or (noun.not_with and any(c.lower_ in noun.not_with for c in token.children)):
        return None
    return noun


def _kind(token: Token, name: str, column: str) -> str | None:
    noun = _noun(token, name, column)
    return noun.kind if noun is not None and noun.has_needed(token) else None
