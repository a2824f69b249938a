"""Telling: whether an event is told as so, planned or possible, denied, or not told at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from sayso.reading.events.absorbing import governing
from sayso.reading.events.coding import Party
from sayso.reading.events.signals import Signal
from sayso.reading.propositions import syntax
from sayso.reading.propositions.auxiliaries import is_past, own_modality
from sayso.reading.propositions.factuality import Factuality
from sayso.reading.propositions.modality import Modality


def told_of(
    signal: Signal, actor: Party | None, signals: Mapping[int, Signal], factuality: Factuality
) -> Modality | None:
    """How the event is told; `None` where it is only demanded, asked for, supposed or asked.

    As any proposition's (`Factuality`), but what is agreed to is planned, what is threatened is possible, and what
    somebody announces that he did, he did.
    """
    told = factuality.of(signal.token if signal.is_nominal else signal.head, actor.noun if actor else None)
    if told.mood not in ("told", "wish"):
        return None
    if not signal.is_nominal and _has_no_object(signal.head):
        told = told.denied()
    if told.status == "planned" and _is_done(signal.head):
        return replace(told, status="actual")
    above = next((other.row.type for other, _ in governing(signal, signals)), None)
    if above == "AGREE" and told.status != "possible":
        return replace(told, status="planned")
    return replace(told, status="possible") if above == "THREATEN" else told


def _is_done(verb: Token) -> bool:
    """Is it told in the past, or as what came of something past ("…, killing ten")?"""
    marked = any(c.dep_ in ("mark", "aux") for c in verb.children)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and not marked:
        return own_modality(verb.head).status in (None, "actual")
    return is_past(verb) and own_modality(verb).status == "actual"


def _has_no_object(verb: Token) -> bool:
    """Is it "made no concession", "reached no agreement"?"""
    found = syntax.direct_object(verb)
    return found is not None and any(c.dep_ == "det" and c.lower_ == "no" for c in found.children)
