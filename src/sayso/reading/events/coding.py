"""Coding: the code, PLOVER sector and words of whoever a noun phrase stands for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims import phrases
from sayso.reading.claims.owners import Owners
from sayso.reading.claims.scene import Scene
from sayso.reading.codes.lookup import role_of
from sayso.reading.events import lexicon
from sayso.reading.events.lexicon import words
from sayso.records import Span

_PEOPLE = ("PERSON", "NORP", "ORG", "GPE")
_INSIDE = frozenset({"of", "from", "in"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon: the noun with its code and sector, `None` where they are not told."""

    noun: Token
    code: str | None
    sector: str | None

    @property
    def is_known(self) -> bool:
        """Does anything tell that it is somebody, and not something?"""
        return bool(self.code or self.sector or self.noun.ent_type_ in _PEOPLE)


class Coding:
    """Tells whom a noun stands for."""

    def __init__(self, scene: Scene, owners: Owners) -> None:
        self._scene = scene
        self._owners = owners

    def party(self, noun: Token) -> Party:
        """Whoever the noun phrase stands for."""
        if noun.lower_ in words("nobody") and noun.i not in self._scene.actor_at:
            return Party(noun, None, None)
        return Party(noun, self._owners.code_of(noun), self._sector(noun))

    def named_in(self, noun: Token) -> str | None:
        """The code that stands on this very token, if any."""
        code = self._scene.codes.get(noun.i)
        if code is not None:
            return code.code
        place = self._scene.places.get(noun.i)
        return place.country if place is not None else None

    def is_time(self, noun: Token) -> bool:
        """Is the noun part of a time ("Monday")?"""
        return noun.i in self._scene.times

    def span(self, noun: Token) -> Span:
        """The words of the party: its noun phrase with what its "of", "from" and "in" add, without clauses."""
        tokens = phrases.noun_phrase(noun)
        end = noun.i
        for c in noun.children:
            if c.dep_ == "prep" and c.lower_ in _INSIDE and c.i == end + 1:
                inner = next((t for t in c.children if t.dep_ == "pobj"), None)
                if inner is not None and not self.is_time(inner):
                    tokens += [c, *phrases.noun_phrase(inner)]
                    end = tokens[-1].i
        tokens = sorted((t for t in tokens if not t.is_space), key=lambda t: t.i)
        first, last = tokens[0], tokens[-1]
        return Span(start=first.idx, end=last.idx + len(last), text=phrases.text_of(tokens))

    def _sector(self, noun: Token) -> str | None:
        code = self._scene.codes.get(noun.i)
        if code is not None and code.sector is not None:
            return code.sector
        own = [t for t in phrases.noun_phrase(noun) if t.i <= noun.i]
        role = role_of(phrases.text_of(own))
        if role is not None:
            return role.sector
        named = next((form for form in lexicon.forms(noun) if form in lexicon.sectors()), None)
        if named is not None:
            return lexicon.sectors()[named]
        actor = self._scene.actor_at.get(noun.i)
        return actor.sector if actor is not None else None
