"""Parties: who does what an event tells, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Token

from sayso.reading.claims import phrases, syntax
from sayso.reading.events.coding import Coding, Party
from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal
from sayso.records import PloverType

MUTUAL: frozenset[PloverType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "RETREAT"})
"""Types that two parties may do together: of "X and Y met" the second is the recipient."""
_MEETS: frozenset[PloverType] = frozenset({"CONSULT", "COOPERATE"})
"""Types whose recipient is never merely the place named beside."""
_POSSESSING = ("poss", "compound", "amod", "nmod")
_MOST = 60
"""How many words of a complement are looked through for a party."""


class Parties:
    """Finds actor and recipient of a signal."""

    def __init__(self, coding: Coding) -> None:
        self._coding = coding

    def actor(self, signal: Signal) -> Party | None:
        """Who does it."""
        if signal.is_nominal:
            own = self._first_known(self._owners_of(signal.token))
            if own is not None:
                return own
            if signal.head == signal.token or signal.head.lemma_ in words("suffering"):
                return None
            if signal.token in _with_conjuncts(syntax.doers(signal.head)):
                return None
        return self._best(self._coding.party(noun) for noun in syntax.doers(signal.head))

    def recipient(self, signal: Signal, actor: Party | None) -> Party | None:
        """To whom it is done; of what two do together the second."""
        code = actor.code if actor is not None else None
        found = [
            self._coding.party(noun)
            for way in signal.row.recipient
            for noun in self._at(way, signal, code)
            if (actor is None or noun != actor.noun) and not self._coding.is_time(noun)
        ]
        coded = next((party for party in found if party.code is not None and party.code != code), None)
        if coded is None and actor is not None and signal.row.type in MUTUAL:
            coded = self._second(actor)
        if coded is None:
            known = next((party for party in found if party.is_known), None)
            if known is not None and known.code is not None:
                return known
            other = self._beside(signal, actor)
            if known is None or (known.code is None and other is not None and other.noun in known.noun.subtree):
                coded = other
            coded = coded or known
        return coded

    def _at(self, way: str, signal: Signal, actor: str | None) -> Iterator[Token]:
        """The nouns that stand where a row says that the recipient stands."""
        head = signal.head
        match way:
            case "obj":
                yield from syntax.objects(head)
            case "iobj":
                yield from _indirect(head)
            case "clause":
                yield from _clause_subjects(head)
            case "whose":
                yield from self._whose(signal, actor)
            case _:
                heads = (signal.token, head) if signal.token != head else (head,)
                yield from phrases.nouns_after((way,), *heads)

    def _whose(self, signal: Signal, actor: str | None) -> Iterator[Token]:
        """The parties named within the verb's object or complement, first those of its own phrase."""
        roots = [signal.token] if signal.is_nominal else [*syntax.objects(signal.head)]
        for noun in roots:
            yield from (t for t in _inside(noun) if (code := self._coding.named_in(t)) and code != actor)

    def _second(self, actor: Party) -> Party | None:
        """The other of two who do it together."""
        others = (self._coding.party(noun) for noun in actor.noun.conjuncts)
        found = next((party for party in others if party.code is not None and party.code != actor.code), None)
        if found is not None:
            return found
        # "U.S. and Russian negotiators": one noun for the parties of both.
        codes = [(t, self._coding.named_in(t)) for t in phrases.noun_phrase(actor.noun)]
        pairs = [(t, c) for t, code in codes if code for t in (t, *t.conjuncts) if (c := self._coding.named_in(t))]
        return next((Party(t, code, actor.sector) for t, code in pairs if code != actor.code), None)

    def _beside(self, signal: Signal, actor: Party | None) -> Party | None:
        """The first other party named in the clause and its complement, also as a place."""
        code = actor.code if actor is not None else None
        skipped = set(actor.noun.subtree) if actor is not None else set()
        for token in islice(_complement(signal.head), _MOST):
            if token in skipped or self._coding.is_time(token) or token.dep_ == "nsubj" and token.head == signal.head:
                continue
            found = self._coding.named_in(token)
            if found is None or found == code or (signal.row.type in _MEETS and _is_scene(token)):
                continue
            return Party(token, found, None)
        return None

    def _owners_of(self, noun: Token) -> Iterator[Token]:
        """Who an event noun says that it is by: "by" and "between" phrases, possessors, "of" where nothing else is."""
        yield from phrases.nouns_after(("by", "between"), noun)
        yield from (c for c in noun.children if c.dep_ in _POSSESSING)

    def _first_known(self, nouns: Iterable[Token]) -> Party | None:
        parties = (self._coding.party(noun) for noun in nouns)
        return next((party for party in parties if party.code is not None), None)

    def _best(self, parties: Iterable[Party]) -> Party | None:
        """The first party that is known to be somebody, else the first that any word stands for."""
        found = list(parties)
        known = next((party for party in found if party.is_known), None)
        return known or next((party for party in found if party.noun.lower_ not in words("nobody")), None)


def _with_conjuncts(nouns: Iterable[Token]) -> list[Token]:
    return [t for noun in nouns for t in (noun, *noun.conjuncts)]


def _indirect(verb: Token) -> Iterator[Token]:
    for c in verb.children:
        if c.dep_ == "dative":
            yield from (c,) if c.pos_ != "ADP" else (t for t in c.children if t.dep_ == "pobj")


def _clause_subjects(verb: Token) -> Iterator[Token]:
    """Who is to do what the clause under a verb says ("demanded that X leave", "called for X to leave")."""
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp"):
            own = syntax.child(c, *syntax.SUBJECT)
            if own is not None:
                yield own
        elif c.dep_ == "prep":
            for inner in c.children:
                if inner.dep_ in ("pcomp", "pobj"):
                    own = syntax.child(inner, *syntax.SUBJECT)
                    yield from (own,) if own is not None else ()


def _inside(noun: Token) -> Iterator[Token]:
    """The words of a noun phrase, its own modifiers before the phrases that hang on it."""
    yield from phrases.noun_phrase(noun)
    yield from (t for t in islice(noun.subtree, _MOST) if t.dep_ != "det")


def _complement(head: Token) -> Iterator[Token]:
    """The words under a verb without its other clauses of time and reason, in text order."""
    stopped = {t for c in head.children if c.dep_ in ("advcl", "relcl", "conj", "parataxis") for t in c.subtree}
    yield from (t for t in head.subtree if t not in stopped)


def _is_scene(token: Token) -> bool:
    """Does the token name where it is, and not with whom?"""
    return token.dep_ == "pobj" and token.head.lower_ in words("places")
