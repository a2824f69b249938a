"""What every claim reader is given: the scene, and the finders that answer questions about it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import TypedDict

from spacy.tokens import Token

from sayso.reading.claims.ends import Ends, find_ends, find_others_listed, find_whereabouts
from sayso.reading.claims.forces import Force, Forces
from sayso.reading.claims.locations import Location, Locations
from sayso.reading.propositions.evidence import evidence_of
from sayso.reading.propositions.factuality import Factuality
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.owners import Owners
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voice, Voices
from sayso.records import Interval, Span

_NOTHING: frozenset[str] = frozenset()


class CommonFields(TypedDict):
    """The fields of every claim that depend only on who tells it, where and of when; ids are given last of all."""

    id: str
    by: str | None
    statement: str | None
    when: Interval | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Context:
    """The finders over one report, and the indices of the tokens that a claim has been read from already."""

    scene: Scene
    voices: Voices
    owners: Owners
    forces: Forces
    locations: Locations
    factuality: Factuality
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, scene: Scene) -> Context:
        """Build the finders for a report."""
        voices = Voices(scene)
        owners = Owners(scene, voices)
        return cls(
            scene=scene,
            voices=voices,
            owners=owners,
            forces=Forces(scene, owners),
            locations=Locations(scene, voices, owners),
            factuality=Factuality(scene, voices),
        )

    def told(self, trigger: Token, force: Force | None = None) -> Modality:
        """How the trigger's proposition is told of the force."""
        return self.factuality.of(trigger, force.noun if force is not None else None)

    def voice(self, token: Token) -> Voice:
        """Whose word it is."""
        return self.voices.at(token)

    def code_of(self, noun: Token | None) -> str | None:
        """The code of whoever a noun phrase stands for."""
        return self.owners.code_of(noun)

    def ends(self, head: Token, force: Force, *, stop: Container[str] = _NOTHING, direct: bool = False) -> Ends:
        """The places in the head's own clause; see `find_ends`."""
        return find_ends(self.locations, head, force, stop=stop, direct=direct)

    def where(self, force: Force) -> Location | None:
        """The place that the force's own noun phrase names, or that of the whole that it is a part of."""
        place = find_whereabouts(self.locations, force)
        whole = self.forces.whole_of(force) if place is None else None
        return find_whereabouts(self.locations, whole) if whole is not None else place

    def listed(self, place: Location, force: Force) -> list[Location]:
        """The places joined with this one; see `find_others_listed`."""
        return find_others_listed(self.locations, place, force)

    def common_fields(self, trigger: Token, *, voice: Voice | None = None, clause: Token | None = None) -> CommonFields:
        """What every claim tells of who says it, of what time and in which words.

        Args:
            trigger: The word that tells the claim.
            voice: Who vouches for it, where that is not the voice around the trigger.
            clause: The head of the words that are its evidence, where that is not the trigger.
        """
        voice = voice if voice is not None else self.voice(trigger)
        return CommonFields(
            id="",
            by=voice.by,
            statement=voice.id,
            when=self.scene.when(trigger),
            evidence=evidence_of(self.voices, clause if clause is not None else trigger),
        )
