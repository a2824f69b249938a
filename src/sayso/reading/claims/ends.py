"""Ends: where a clause says that something is, comes from and goes to, by its prepositions."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.locations import Location, Locations
from sayso.reading.propositions import phrases

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a clause says that something is, comes from and goes to."""

    at: Location | None = None
    origin: Location | None = None
    destination: Location | None = None


def find_ends(
    locations: Locations, head: Token, force: Force, *, stop: Container[str] = _NOTHING, direct: bool = False
) -> Ends:
    """The places that the head's own clause tells.

    Args:
        locations: Finds the place of a noun.
        head: The verb or noun whose clause it is.
        force: The force that it is told of; places within the force's own phrase are left aside.
        stop: Relations that are no part of the clause, as in `phrases.own_tokens`.
        direct: Take only places said of the head itself, and not of a noun within its phrases ("was behind a
            series of attacks in the north").

    Returns:
        The first place of each kind, `None` where none is told.
    """
    at = origin = destination = None
    adverbs = words("place_adverbs")
    pairs = phrases.prepositional(head, stop=stop)
    pairs += [(t.lower_, t) for t in phrases.own_tokens(head) if t.lower_ in adverbs and t.pos_ == "ADV"]
    for name, noun in pairs:
        if _is_within(force, noun, head) or _is_circumstance(noun, head) or (direct and not _is_direct(noun, head)):
            continue
        place = locations.at(noun, force=force.codes)
        if place is None:
            continue
        leads = name == "for" and head.lemma_ in words("heading")
        if name in words("from"):
            origin = origin or place
        elif name in words("to") or name == "home" or leads:
            destination = destination or place
        elif name in words("at") or name in adverbs:
            at = at or place
    return Ends(at, origin, destination)


def find_whereabouts(locations: Locations, force: Force) -> Location | None:
    """The place that the force's own noun phrase names ("the troops in Syria", "the soldiers there")."""
    for name, noun in phrases.prepositional(force.noun, stop=("conj", "appos")):
        if name in words("at"):
            place = locations.at(noun, force=force.codes)
            if place is not None:
                return place
    there = next((c for c in force.noun.children if c.lower_ == "there"), None)
    return locations.at(there, force=force.codes) or _place_of_clause(locations, force)


def _place_of_clause(locations: Locations, force: Force) -> Location | None:
    """The place of "the soldiers based in Gabon", "the soldiers who may be there"."""
    for clause in force.noun.children:
        if clause.dep_ in ("acl", "relcl") and lexicon.is_trigger(clause, "presence"):
            place = find_ends(locations, clause, force).at
            if place is not None:
                return place
    return None


def _is_within(force: Force, noun: Token, head: Token) -> bool:
    """Does the place belong to the force's own phrase and not to what it does?"""
    if force.noun == head or force.noun.is_ancestor(head):
        return False
    return force.noun in noun.ancestors and force.noun.i < noun.i and head.i > force.noun.i


def _is_circumstance(noun: Token, head: Token) -> bool:
    """Is the place that of something else, amid, after or because of which it happens ("amid calls from Gabon")?"""
    above = (t for t in noun.head.ancestors if head.is_ancestor(t))
    return any(t.dep_ in ("prep", "acomp", "amod", "mark") and t.lower_ in words("circumstances") for t in above)


def _is_direct(noun: Token, head: Token) -> bool:
    phrase = noun.head
    return head in (phrase, phrase.head) or (phrase.head.dep_ == "prep" and phrase.head.head == head)


def find_others_listed(locations: Locations, place: Location, force: Force) -> list[Location]:
    """The places joined with this one ("in Gabon, Chad and Djibouti"), each with another code."""
    found = {place.code: place}
    for noun in place.noun.conjuncts:
        other = locations.at(noun, force=force.codes) if noun.i > place.noun.i else None
        if other is not None:
            found.setdefault(other.code, other)
    return list(found.values())[1:]
