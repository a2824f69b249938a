"""Finding: from signals to the events of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sayso.reading.events.absorbing import is_absorbed
from sayso.reading.events.acts import announced, meant, required
from sayso.reading.events.coding import Coding, Party
from sayso.reading.events.drafts import Draft, in_order
from sayso.reading.events.homes import Homes
from sayso.reading.events.modes import mode_of
from sayso.reading.events.parties import Parties
from sayso.reading.events.settings import place_of
from sayso.reading.events.signals import Signal, find_signals
from sayso.reading.events.standing import has_standing, sport_sentences
from sayso.reading.events.telling import told_of
from sayso.reading.propositions.evidence import evidence_of
from sayso.reading.propositions.factuality import Factuality
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.owners import Owners
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voices
from sayso.records import Event

_SO = Modality("actual")


@dataclass(frozen=True, slots=True)
class _Finders:
    """What answers questions about one report."""

    scene: Scene
    voices: Voices
    factuality: Factuality
    coding: Coding
    parties: Parties
    homes: Homes

    @classmethod
    def of(cls, doc: Doc) -> _Finders:
        scene = Scene.of(doc)
        voices = Voices(scene)
        coding = Coding(scene, voices, Owners(scene, voices))
        return cls(scene, voices, Factuality(scene, voices), coding, Parties(scene, coding), Homes(scene, voices))


def find_events(doc: Doc) -> list[Event]:
    """Read the PLOVER events of a report.

    Types after the PLOVER codebook (Open Event Data Alliance). An event is told by a verb, or by a noun that a verb
    carries ("held talks") or that names both parties; what is only asked for, refused or supposed is none.

    Args:
        doc: A Doc with tags and syntax; uses the layers actors, statements, places and times where the steps that
            make them have run.

    Returns:
        Events by sentence in text order; of a sentence the one that it tells first of all comes first: what is
        so before what is planned, main clauses before others. Ids are e1, e2, …; none where the Doc has no syntax.
    """
    if not doc.has_annotation("DEP"):
        return []
    finders = _Finders.of(doc)
    signals = {signal.token.i: signal for signal in find_signals(doc, finders.scene.cue_at)}
    drafts = [*_told(finders, signals), *_required(finders)]
    return [_event(finders, draft, number) for number, draft in enumerate(in_order(drafts, finders.scene), 1)]


def _told(finders: _Finders, signals: Mapping[int, Signal]) -> Iterator[Draft]:
    """What the signals tell."""
    sport = sport_sentences(finders.scene)
    for signal in signals.values():
        if finders.scene.sentence[signal.token.i] in sport:
            continue
        if is_absorbed(signal, signals) or _is_carried_by(signal, signals):
            continue
        actor = finders.parties.actor(signal)
        told = told_of(signal, actor, signals, finders.factuality)
        if told is None:
            continue
        recipient = finders.parties.recipient(signal, actor)
        place = place_of(finders.scene, signal.head)
        actor, recipient = finders.homes.settle(signal.row.type, signal.head, actor, recipient, place)
        if has_standing(signal, actor, recipient):
            yield from _drafts(signal, told, actor, recipient, signals)


def _drafts(
    signal: Signal, told: Modality, actor: Party | None, recipient: Party | None, signals: Mapping[int, Signal]
) -> Iterator[Draft]:
    """The act of announcing it, where somebody does, and the event itself."""
    act = announced(signal, told) if actor is not None and actor.is_known else None
    if act is not None:
        yield Draft(act, None, signal.token, signal.head, actor, recipient, _SO)
    type = meant(signal, told, actor, signals)
    if type == signal.row.type:
        yield Draft(type, mode_of(signal.row, signal.head), signal.token, signal.head, actor, recipient, told)
    elif type != act:
        told = replace(told, negated=False) if type == "REJECT" else told
        yield Draft(type, None, signal.token, signal.head, actor, recipient, told)


def _is_carried_by(signal: Signal, signals: Mapping[int, Signal]) -> bool:
    """Does the verb that carries the noun tell the event already ("signed the agreement")?"""
    return signal.is_nominal and signal.head != signal.token and signal.head.i in signals


def _required(finders: _Finders) -> Iterator[Draft]:
    """What voices require of others."""
    for verb, subject, voice in required(finders.scene, finders.voices):
        asked = finders.coding.party(subject)
        said_by = voice.statement.source if voice.statement else None
        source = finders.coding.speaker_noun(said_by) if said_by is not None else None
        if source is None or not (asked.code or asked.sector):
            continue
        by = Party(source, voice.code or finders.coding.party(source).code, voice.sector)
        if by.code is None or by.code != asked.code or (asked.sector is not None and by.sector != asked.sector):
            yield Draft("REQUEST", None, verb, verb, by, asked, _SO, voice=finders.voices.around(voice))


def _event(finders: _Finders, draft: Draft, number: int) -> Event:
    actor, recipient = draft.actor, draft.recipient
    voice = draft.voice if draft.voice is not None else finders.voices.at(draft.token)
    place = place_of(finders.scene, draft.head)
    return Event(
        id=f"e{number}",
        type=draft.type,
        mode=draft.mode,
        actor=finders.coding.span(actor.noun) if actor else None,
        actor_code=actor.code if actor else None,
        actor_sector=actor.sector if actor else None,
        recipient=finders.coding.span(recipient.noun) if recipient else None,
        recipient_code=recipient.code if recipient else None,
        recipient_sector=recipient.sector if recipient else None,
        place=place.text if place else None,
        place_code=place.country if place else None,
        when=finders.scene.when(draft.head),
        status=draft.told.settled,
        negated=draft.told.negated,
        statement=voice.id,
        evidence=evidence_of(finders.voices, draft.head),
    )
