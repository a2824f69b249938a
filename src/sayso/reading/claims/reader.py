"""What every claim reader is given: the scene, and the finders that answer questions about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from sayso.reading.claims import syntax
from sayso.reading.claims.forces import Force, Forces
from sayso.reading.claims.locations import Location, Locations
from sayso.reading.claims.modality import Modalities, Modality
from sayso.reading.claims.owners import Owners, code_of_phrase
from sayso.reading.claims.scene import Scene
from sayso.reading.claims.voices import Voice, Voices
from sayso.records import Span

_AT = {"in", "at", "on", "inside", "within", "near", "across", "around", "along", "throughout", "outside"}
_OUT = {"from", "out of", "off"}
_IN = {"to", "into", "onto", "toward", "towards"}
_ADVERBS = {"there", "here", "home", "abroad"}


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a clause says that something is, comes from and goes to."""

    at: Location | None = None
    origin: Location | None = None
    destination: Location | None = None


@dataclass(slots=True)
class Reader:
    """The finders over one report, and the tokens that a claim has been read from already."""

    scene: Scene
    voices: Voices
    owners: Owners
    forces: Forces
    locations: Locations
    modalities: Modalities
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, scene: Scene) -> Reader:
        """Build the finders for a report."""
        voices = Voices(scene)
        owners = Owners(scene, voices)
        return cls(
            scene=scene,
            voices=voices,
            owners=owners,
            forces=Forces(scene, owners),
            locations=Locations(scene, voices, owners),
            modalities=Modalities(scene, voices),
        )

    def told(self, trigger: Token, force: Force | None = None) -> Modality:
        """How the trigger's proposition is told of the force."""
        return self.modalities.of(trigger, force.noun if force is not None else None)

    def voice(self, trigger: Token) -> Voice:
        """Whose word it is."""
        return self.voices.at(trigger)

    def ends(self, head: Token, force: Force, *, stop: Iterable[str] = (), direct: bool = False) -> Ends:
        """The places in the head's own clause, by preposition; `direct` takes only the head's own phrases."""
        at = origin = destination = None
        pairs = syntax.prepositional(head, stop=frozenset(stop))
        pairs += [(t.lower_, t) for t in syntax.own_tokens(head) if t.lower_ in _ADVERBS and t.pos_ == "ADV"]
        for name, noun in pairs:
            if self._inside_force(noun, force, head) or (direct and not _is_direct(noun, head)):
                continue
            place = self.locations.at(noun, force=force.codes)
            if place is None:
                continue
            if name in _OUT:
                origin = origin or place
            elif (
                name in _IN or name == "home" or (name == "for" and head.lemma_ in ("leave", "depart", "head", "bind"))
            ):
                destination = destination or place
            elif name in _AT or name in _ADVERBS:
                at = at or place
        return Ends(at, origin, destination)

    def where(self, force: Force) -> Location | None:
        """The place that the force's own noun phrase names ("the troops in Syria")."""
        for name, noun in syntax.prepositional(force.noun, stop=frozenset({"conj", "appos"})):
            if name in _AT:
                place = self.locations.at(noun, force=force.codes)
                if place is not None:
                    return place
        for token in force.noun.children:
            if token.lower_ == "there":
                return self.locations.at(token, force=force.codes)
        return None

    def _inside_force(self, noun: Token, force: Force, head: Token) -> bool:
        """Does the place belong to the force's own phrase and not to what it does?"""
        if force.noun == head:
            return False
        return force.noun in noun.ancestors and force.noun.i < noun.i and head.i > force.noun.i

    def code_of(self, noun: Token | None) -> str | None:
        """The code of whoever a noun phrase stands for: by its own words, else by the pronoun's or actor's."""
        if noun is None:
            return None
        code = code_of_phrase(self.scene, noun)
        if code is not None:
            return code.code
        actor = next(
            (a for a in self.scene.actors.values() if any(m.start <= noun.idx < m.end for m in a.mentions)),
            None,
        )
        if actor is not None and actor.code is not None:
            return actor.code
        if noun.pos_ == "PRON":
            return None if actor is not None else self.owners.of(noun)
        possessor = next((t for t in syntax.noun_phrase(noun) if t.tag_ in ("PRP$", "WP$")), None)
        if possessor is not None and possessor.tag_ == "WP$":
            clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
            return self.code_of(clause.head) if clause is not None else None
        return self.owners.of(possessor) if possessor is not None else None

    def evidence(self, head: Token) -> Span:
        """The words of the head's clause, without the statement's own frame around it."""
        tokens = [t for t in head.subtree if not t.is_space]
        holder = self.voices.at(head).statement
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        start, end = first.idx, last.idx + len(last)
        if holder is not None:
            piece = next((p for p in holder.content if p.start <= head.idx < p.end), None)
            if piece is not None:
                start, end = max(start, piece.start), min(end, piece.end)
        # Doc.text puts the whole report together anew at each call: only the words between are asked for.
        words = head.doc[first.i : last.i + 1].text
        return Span(start=start, end=end, text=words[start - first.idx : end - first.idx])


def _is_direct(noun: Token, head: Token) -> bool:
    """Is the place said of the head itself, and not of a noun within its phrases ("behind a series of attacks in X")?"""
    return (
        noun.head == head or noun.head.head == head or (noun.head.head.dep_ == "prep" and noun.head.head.head == head)
    )
