"""Finding: from signals to the events of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.reading.claims import phrases, syntax
from sayso.reading.claims.auxiliaries import is_past, own_modality
from sayso.reading.claims.factuality import Factuality
from sayso.reading.claims.modality import Modality
from sayso.reading.claims.owners import Owners
from sayso.reading.claims.scene import Scene
from sayso.reading.claims.voices import Voices
from sayso.reading.events.absorbing import governing, is_absorbed
from sayso.reading.events.acts import CONFLICTUAL, announced, required
from sayso.reading.events.coding import Coding, Party
from sayso.reading.events.drafts import Draft, in_order
from sayso.reading.events.homes import Homes
from sayso.reading.events.modes import mode_of
from sayso.reading.events.parties import Parties
from sayso.reading.events.settings import place_of
from sayso.reading.events.signals import Signal, find_signals
from sayso.reading.events.standing import has_standing, is_about_sport
from sayso.records import Event, PloverType, Span

_TOLD = Modality("actual")
_WITHHELD: frozenset[PloverType] = frozenset({"AGREE", "CONCEDE"})
_CROWDS = frozenset({"AGR", "EDU", "HLH", "LAB", "OPP"})
"""Sectors of people who hold up traffic to protest."""
_REACH = 30
"""How many words away what somebody promises may stand."""
_UNTOLD = frozenset({"unasserted", "demand", "ask"})


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
    if is_about_sport(doc):
        return []
    finders = _Finders.of(doc)
    signals = {signal.token.i: signal for signal in find_signals(doc, finders.scene.cue_at)}
    drafts = [*_told(finders, signals), *_required(finders)]
    return [_event(finders, draft, number) for number, draft in enumerate(in_order(drafts, finders.scene), 1)]


def _told(finders: _Finders, signals: Mapping[int, Signal]) -> Iterator[Draft]:
    """What the signals tell."""
    for signal in signals.values():
        if is_absorbed(signal, signals) or _is_carried_by(signal, signals):
            continue
        actor = finders.parties.actor(signal)
        told = finders.factuality.of(signal.token if signal.is_nominal else signal.head, actor.noun if actor else None)
        told = _held(told, signal, signals)
        if told.mood in _UNTOLD:
            continue
        recipient = finders.parties.recipient(signal, actor)
        place = place_of(finders.scene, signal.head)
        actor, recipient = finders.homes.settle(signal.row.type, signal.head, actor, recipient, place)
        if not has_standing(signal, actor, recipient):
            continue
        row = signal.row
        if signal.is_nominal is False and _has_no_object(signal.head):
            told = told.denied()
        if told.negated and row.type in _WITHHELD:
            # Who does not agree or allow refuses.
            yield Draft("REJECT", None, signal.token, signal.head, actor, recipient, replace(told, negated=False))
            continue
        act = announced(signal, told) if actor is not None and actor.is_known else None
        if act is not None:
            yield Draft(act, None, signal.token, signal.head, actor, recipient, _TOLD)
        type = _as_meant(signal, actor, signals)
        mode = mode_of(row, signal.head) if type == row.type else None
        yield Draft(type, mode, signal.token, signal.head, actor, recipient, told)


def _as_meant(signal: Signal, actor: Party | None, signals: Mapping[int, Signal]) -> PloverType:
    """The type by what is promised and by who does it: to promise conflict is a threat, to block a road a protest."""
    row = signal.row
    if row.type == "AGREE":
        near = range(signal.token.i - _REACH, signal.token.i + _REACH)
        below = (other for i in near if (other := signals.get(i)) is not None and not other.is_nominal)
        promised = {other.row.type for other in below if _is_first_above(signal, other, signals)}
        if promised and promised <= CONFLICTUAL - {"MOBILIZE"}:
            return "THREATEN"
    if row.type == "COERCE" and row.mode == "restrict" and actor is not None and actor.sector in _CROWDS:
        return "PROTEST"
    return row.type


def _is_first_above(signal: Signal, other: Signal, signals: Mapping[int, Signal]) -> bool:
    """Is the signal the nearest of whose complement the other is part?"""
    return next((above is signal for above, _ in governing(other, signals)), False)


def _held(told: Modality, signal: Signal, signals: Mapping[int, Signal]) -> Modality:
    """What is agreed to is planned, what is threatened possible; what somebody announces that he did, he did."""
    above = next((other.row.type for other, _ in governing(signal, signals)), None)
    if told.status == "planned" and _is_done(signal.head):
        return replace(told, status="actual")
    if above == "AGREE":
        return replace(told, status="planned") if told.status != "possible" else told
    return replace(told, status="possible") if above == "THREATEN" else told


def _is_done(verb: Token) -> bool:
    """Is it told in the past, or as what came of something past ("…, killing ten")?"""
    if (
        verb.dep_ == "advcl"
        and verb.tag_ in ("VBG", "VBN")
        and not any(c.dep_ in ("mark", "aux") for c in verb.children)
    ):
        return own_modality(verb.head).status in (None, "actual")
    return is_past(verb) and own_modality(verb).status == "actual"


def _has_no_object(verb: Token) -> bool:
    """Is it "made no concession", "reached no agreement"?"""
    found = syntax.direct_object(verb)
    return found is not None and any(c.dep_ == "det" and c.lower_ == "no" for c in found.children)


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
            yield Draft("REQUEST", None, verb, verb, by, asked, _TOLD, voice=finders.voices.around(voice))


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
        evidence=_evidence(finders, draft),
    )


def _evidence(finders: _Finders, draft: Draft) -> Span:
    """The words of the clause that tells it."""
    tokens = phrases.words_under(draft.head)
    first, last = tokens[0], tokens[-1]
    return Span(start=first.idx, end=last.idx + len(last), text=phrases.text_of(tokens))
