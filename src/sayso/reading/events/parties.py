"""Parties: who does what an event tells, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Token

from sayso.reading.events import nearby
from sayso.reading.events.coding import Coding, Party
from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.scene import Scene
from sayso.records import PloverType

_MUTUAL: frozenset[PloverType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "RETREAT"})
"""Types that two parties may do together: of "X and Y met" the second is the recipient."""
_MEETS: frozenset[PloverType] = frozenset({"CONSULT", "COOPERATE"})
"""Types whose recipient is never merely the place named beside."""
_AGAINST_OFFICES: frozenset[PloverType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
"""Types whose recipient may be an office named anywhere in what is demanded, told against somebody or refused."""
_OFFICES = frozenset({"GOV", "LEG", "MIL", "COP", "JUD"})
_POSSESSING = ("poss", "compound", "amod", "nmod")
_MOST = 60
"""How many words of a complement are looked through for a party."""


class Parties:
    """Finds actor and recipient of a signal."""

    def __init__(self, scene: Scene, coding: Coding) -> None:
        self._scene = scene
        self._coding = coding

    def actor(self, signal: Signal) -> Party | None:
        """Who does it."""
        if signal.is_nominal:
            own = self._of_noun(signal.token)
            if own is not None:
                return own
            if signal.head == signal.token or signal.head.lemma_ in words("suffering"):
                return None
            if any(signal.token in (noun, *noun.conjuncts) for noun in syntax.doers(signal.head)):
                return None
        owner = self._of_noun(signal.head.head) if _is_purpose_of_noun(signal.head) else None
        if owner is not None:
            return owner
        doers = syntax.doers(signal.head)
        if not doers and syntax.is_passive(signal.head):
            # "Accused of spying by Chad": the parser may hang "by" on the crime. "Was reached between Chad and Libya".
            heads = (signal.head, *syntax.objects(signal.head))
            nouns = phrases.nouns_after(("by", "between"), *heads)
            doers = [noun for noun in nouns if not self._coding.is_time(noun)]
        found = [self._coding.party(noun) for noun in doers]
        if not found and signal.head.dep_ == "acl" and not any(c.lower_ == "by" for c in signal.head.children):
            found = [self._coding.party(signal.head.head)]
        known = next((party for party in found if party.is_known), None) or self._citing(signal.head)
        return known or next((party for party in found if party.noun.lower_ not in words("nobody")), None)

    def recipient(self, signal: Signal, actor: Party | None) -> Party | None:
        """To whom it is done: where the row says, of what two do together the second, else who is named beside."""
        code = actor.code if actor is not None else None
        found = [
            party
            for way in signal.row.recipient
            for party in self._at(way, signal, code)
            if (actor is None or party.noun != actor.noun) and not self._coding.is_time(party.noun)
        ]
        coded = next((party for party in found if party.code is not None and party.code != code), None)
        if coded is None and actor is not None and signal.row.type in _MUTUAL:
            coded = self._second(actor)
        if coded is not None:
            return coded
        known = next((party for party in found if party.sector is not None or party.is_person), None)
        known = known or next((party for party in found if party.is_known), None)
        settled = known is not None and (known.code is not None or known.is_domestic or known.is_person)
        if known is not None and settled and not _is_own(known):
            return known
        return self._beside(signal, actor) or known

    def _citing(self, verb: Token) -> Party | None:
        """The source of the statement whose cue the verb is."""
        statement = self._scene.cue_at.get(verb.i)
        if statement is None or statement.source is None:
            return None
        noun = self._coding.speaker_noun(statement.source)
        return self._coding.party(noun) if noun is not None else None

    def _at(self, way: str, signal: Signal, actor: str | None) -> Iterator[Party]:
        """The parties that stand where a row says that the recipient stands."""
        head = signal.head
        nouns: Iterable[Token]
        match way:
            case "whose":
                roots = [signal.token] if signal.is_nominal else syntax.objects(head)
                named = [(self._coding.named_by(t), t) for noun in roots for t in nearby.inside(noun, _MOST)]
                # The object itself is no owner: what is moved or given is the actor's.
                yield from (p for p, t in named if p and p.code != actor and (p.code or t not in roots))
                return
            case "obj":
                nouns = syntax.objects(head)
            case "iobj":
                nouns = nearby.indirect_objects(head)
            case "clause":
                nouns = nearby.clause_subjects(head)
            case _:
                heads = (signal.token, head) if signal.token != head else (head,)
                nouns = phrases.nouns_after((way,), *heads)
        yield from (self._coding.party(noun) for noun in nouns)

    def _second(self, actor: Party) -> Party | None:
        """The other of two who do it together."""
        others = [self._coding.party(noun) for noun in actor.noun.conjuncts]
        # "U.S. and Russian negotiators": one noun for the parties of both.
        joined = (t for word in phrases.noun_phrase(actor.noun) for t in word.conjuncts)
        others += [party for t in joined if (party := self._coding.named_by(t)) is not None]
        return next((party for party in others if party.code is not None and party.code != actor.code), None)

    def _beside(self, signal: Signal, actor: Party | None) -> Party | None:
        """The first other party named in the clause and its complement, or as a place; else an office."""
        office = None
        code = actor.code if actor is not None else None
        skipped = set(islice(actor.noun.subtree, _MOST)) if actor is not None else set()
        for token in nearby.complement(signal.head, _MOST):
            if token in skipped or self._coding.is_time(token) or nearby.is_in_scene(token, signal.head):
                continue
            if signal.row.type in _MEETS and nearby.is_place(token):
                continue
            party = self._coding.named_by(token)
            if party is None or party.code == code or party.noun in skipped:
                continue
            if party.code is not None:
                return party
            if office is None and signal.row.type in _AGAINST_OFFICES and party.sector in _OFFICES:
                office = party
        return office

    def _of_noun(self, noun: Token) -> Party | None:
        """Who an event noun says that it is by: "by" and "between" phrases, possessors and adjectives."""
        nouns = phrases.nouns_after(("by", "between"), noun)
        parties = [self._coding.party(t) for t in nouns]
        named = (self._coding.named_by(c) for c in noun.children if c.dep_ in _POSSESSING)
        return next((party for party in (*parties, *named) if party is not None and party.code is not None), None)


def _is_purpose_of_noun(verb: Token) -> bool:
    """Is it "Chad's decision to attack", whose doer the noun tells?"""
    return verb.dep_ == "acl" and syntax.has_to(verb) and verb.head.pos_ in ("NOUN", "PROPN")


def _is_own(party: Party) -> bool:
    """Is it the actor's own ("along its border", "for its forces"), so that another is more likely meant?"""
    return any(c.tag_ == "PRP$" for c in party.noun.children) and party.sector != "CVL"
