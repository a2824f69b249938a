"""Coding: the code, PLOVER sector and words of whoever a noun phrase stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from sayso.reading.codes.lookup import role_of
from sayso.reading.events import lexicon
from sayso.reading.events.lexicon import words
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.owners import Owners
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voices
from sayso.records import Span

_NAMED = ("PERSON", "NORP", "ORG", "GPE")
_OWNED_BY = ("of", "from", "in", "for", "throughout", "across")
_SPANNED = ("of", "from", "in")
_DEEPEST = 3
"""How many phrases deep a name may stand that tells whose somebody is ("a group of diplomats from Chad")."""
_SELF = frozenset({"it", "they"})
_THIRD = frozenset({"it", "they", "them", "he", "she", "him", "her"})
_AHEAD = frozenset({"front"})
"""Nouns of place that stand for what is behind their "of" ("in front of the embassy")."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon: the noun with its code and sector, `None` where they are not told."""

    noun: Token
    code: str | None
    sector: str | None

    @property
    def is_known(self) -> bool:
        """Does anything tell that it is somebody, and not something?"""
        return bool(self.code or self.sector or self.noun.ent_type_ in _NAMED or self.is_person)

    @property
    def is_person(self) -> bool:
        """Is it somebody by name or pronoun?"""
        return self.noun.ent_type_ == "PERSON" or self.noun.lower_ in _THIRD - {"it"}

    @property
    def is_domestic(self) -> bool:
        """Is it somebody whose state goes without saying, and is not said?"""
        return self.code is None and (self.sector or "").lower() in words("domestic")


class Coding:
    """Tells whom a noun stands for."""

    def __init__(self, scene: Scene, voices: Voices, owners: Owners) -> None:
        self._scene = scene
        self._voices = voices
        self._owners = owners

    def party(self, noun: Token) -> Party:
        """Whoever the noun phrase stands for; "it" in somebody's words is who says them."""
        if noun.lower_ in _AHEAD:
            noun = next((t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"), noun)
        if noun.lower_ in _THIRD and noun.i not in self._scene.actor_at:
            meant = (self._speaker(noun) if noun.lower_ in _SELF else None) or self._subject_above(noun)
            return meant if meant is not None else Party(noun, None, None)
        if noun.lower_ in words("nobody") and noun.i not in self._scene.actor_at:
            return Party(noun, None, None)
        return Party(noun, self._code(noun), self._sector(noun))

    def named_by(self, token: Token) -> Party | None:
        """The party that a name or adjective in some phrase tells of ("the Chadian" in "a Chadian request")."""
        code = self._named(token)
        if code is None:
            sector = self._sector(token) if token.pos_ in ("NOUN", "PROPN") else None
            return Party(token, None, sector) if sector is not None else None
        noun = token
        while noun.dep_ in ("compound", "amod", "nmod") and self._leads_to_party(noun, code):
            noun = noun.head
        return Party(noun, code, self._sector(noun))

    def is_time(self, noun: Token) -> bool:
        """Is the noun part of a time ("Monday")?"""
        return noun.i in self._scene.times

    def span(self, noun: Token) -> Span:
        """The words of the party: its noun phrase with what its "of", "from" and "in" add, without clauses."""
        tokens = phrases.noun_phrase(noun)
        end = noun.i
        for c in noun.children:
            if c.dep_ == "prep" and c.lower_ in _SPANNED and c.i == end + 1:
                inner = next((t for t in c.children if t.dep_ == "pobj"), None)
                if inner is not None and not self.is_time(inner):
                    tokens += [c, *phrases.noun_phrase(inner)]
                    end = tokens[-1].i
        tokens = sorted({t.i: t for t in tokens if not t.is_space}.values(), key=lambda t: t.i) or [noun]
        first, last = tokens[0], tokens[-1]
        return Span(start=first.idx, end=last.idx + len(last), text=phrases.text_of(tokens))

    def speaker_noun(self, source: Span) -> Token | None:
        """The noun that a statement's source is headed by."""
        found = self._scene.doc.char_span(source.start, source.end, alignment_mode="expand")
        if found is None or len(found) == 0:
            return None
        noun = next((t for t in (found.root, *found) if t.pos_ in ("NOUN", "PROPN", "PRON")), found.root)
        while noun.dep_ == "compound" and noun.i < noun.head.i:
            noun = noun.head
        return noun

    def _speaker(self, pronoun: Token) -> Party | None:
        """The speaker, where the pronoun stands in what somebody says and may mean him."""
        statement = self._voices.at(pronoun).statement
        if statement is None or statement.source is None or pronoun.dep_ not in ("nsubj", "nsubjpass"):
            return None
        noun = self.speaker_noun(statement.source)
        if noun is None or noun.ent_type_ == "PERSON" or noun.pos_ == "PRON":
            return None
        if (noun.tag_ in ("NNS", "NNPS")) != (pronoun.lower_ == "they"):
            return None
        voice = self._voices.of(statement)
        return Party(noun, voice.code or self._code(noun), voice.sector or self._sector(noun))

    def _subject_above(self, pronoun: Token) -> Party | None:
        """The subject of a clause around the pronoun's own, which it takes up ("Chad withdrew after it was asked")."""
        for verb in islice((a for a in pronoun.ancestors if syntax.is_verb(a)), _DEEPEST):
            subject = syntax.subject(verb)
            if subject is None or subject == pronoun or subject.i > pronoun.i or subject.pos_ == "PRON":
                continue
            if (subject.tag_ in ("NNS", "NNPS")) == (pronoun.lower_ in ("they", "them")) and pronoun.lower_ in _SELF:
                return Party(subject, self._code(subject), self._sector(subject))
        return None

    def _code(self, noun: Token) -> str | None:
        if noun.i in self._scene.peoples:
            # "The Albanians of Serbia" are Serbia's people.
            home = next((code for t in _behind(noun, 1) if (code := self._named(t))), None)
            if home is not None or any(c.lower_ == "ethnic" for c in noun.children):
                return home
        code = self._owners.code_of(noun)
        if code is not None or noun.pos_ == "PRON":
            return code
        return next((code for t in _behind(noun, _DEEPEST) if (code := self._named(t))), None)

    def _named(self, token: Token) -> str | None:
        code = self._scene.codes.get(token.i)
        if code is not None:
            return code.code
        place = self._scene.places.get(token.i)
        return place.country if place is not None else None

    def _leads_to_party(self, modifier: Token, code: str) -> bool:
        head = modifier.head
        return self._named(head) == code or self._sector(head) is not None

    def _sector(self, noun: Token) -> str | None:
        code = self._scene.codes.get(noun.i)
        if code is not None and code.sector is not None:
            return code.sector
        if noun.i in self._scene.places:
            return None
        own = [t for t in phrases.noun_phrase(noun) if t.i <= noun.i]
        if noun.lower_ in words("partitives"):
            whole = next((t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"), None)
            if whole is not None:
                return self._sector(whole)
        role = role_of(phrases.text_of(own))
        if role is None and noun.pos_ == "PROPN":
            # "President Mbuyi": the office stands before the name.
            role = role_of(phrases.text_of([t for t in own if t.i < noun.i and t.ent_type_ != "PERSON"]))
        if role is not None:
            return role.sector
        if noun.i in self._scene.peoples and any(c.lower_ == "ethnic" for c in noun.children):
            return "CVL"
        named = next((form for form in lexicon.forms(noun) if form in lexicon.sectors()), None)
        if named is not None:
            return lexicon.sectors()[named]
        actor = self._scene.actor_at.get(noun.i)
        return actor.sector if actor is not None else None


def _behind(noun: Token, depth: int) -> Iterator[Token]:
    """The words of the phrases behind a noun's prepositions, so many phrases deep."""
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ in _OWNED_BY:
            for inner in c.children:
                if inner.dep_ == "pobj":
                    yield from phrases.noun_phrase(inner)
                    if depth > 1:
                        yield from _behind(inner, depth - 1)
