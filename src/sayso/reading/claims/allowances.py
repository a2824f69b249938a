"""Allowances: limits told by what may be and not by a word for a limit ("no more than 300 may be there")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.counts import is_upper_bound, strength_at
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import syntax
from sayso.reading.propositions.auxiliaries import is_negated
from sayso.records import Limit, LimitRelation


def read_allowance(context: Context, verb: Token) -> Iterator[Limit]:
    """The limits that a verb tells without a word for one; none where it tells none."""
    if verb.dep_ == "relcl" and lexicon.is_trigger(verb, "grant"):
        yield from _counted(context, verb)
        return
    found = _not_exceeded(context, verb) or _allowed(context, verb)
    if found is None:
        return
    force, value = found
    places = [context.ends(head, force) for head in (verb, *(c for c in verb.children if c.dep_ in ("xcomp", "ccomp")))]
    place = next((at for ends in places if (at := ends.at or ends.destination)), None) or context.where(force)
    place = place or context.locations.usual(verb, force.codes)
    if place is None:
        return
    context.used.update(t.i for t in verb.subtree if t == verb or lexicon.tells_whereabouts(t))
    common = context.common_fields(verb)
    for code in force.codes:
        yield Limit(**common, force=code, place=place.code, place_name=place.name, value=value)


def _counted(context: Context, verb: Token) -> Iterator[Limit]:
    """ "Well below the 475 that the accord allows in the country"."""
    number = verb.head
    value = strength_at(context.scene, (number, *number.children))
    permit = syntax.subject(verb)
    if value is None or number.dep_ not in ("pobj", "dobj") or permit is None or not _is_allowing(context, permit):
        return
    above = next((t for t in number.ancestors if syntax.is_verb(t)), None)
    force = context.forces.at(number) or (context.forces.at(syntax.subject(above)) if above is not None else None)
    if force is None:
        return
    place = context.ends(verb, force).at or context.where(force)
    place = place or (context.ends(above, force).at if above is not None else None)
    if place is None or place.code in force.codes:
        return
    context.used.add(verb.i)
    relation = relation_of({t.lower_ for t in (number.head, *(a for a in number.head.children if a.i < number.i))})
    for code in force.codes:
        yield Limit(
            **context.common_fields(verb, clause=number),
            force=code,
            place=place.code,
            place_name=place.name,
            value=value[1] if value[1] is not None else value[0],
            relation=relation,
        )


def relation_of(told: set[str]) -> LimitRelation:
    """How a strength stands to its limit, by the words that stand between them, in lower case."""
    over, at, under = (not told.isdisjoint(words(name)) for name in ("over", "reached", "under"))
    if over and at:
        return "at-or-over"
    if over:
        return "over"
    if under:
        return "under"
    return "at" if at else "unknown"


def _is_allowing(context: Context, permit: Token) -> bool:
    """Does an accord, or who decides, allow the number?"""
    return lexicon.permit_kind(permit) is not None or context.code_of(permit) is not None


def _not_exceeded(context: Context, verb: Token) -> tuple[Force, int] | None:
    """ "The number of French soldiers in Gabon may not exceed 400"."""
    numbers = verb.lemma_ in words("numbering")
    bound = syntax.has_auxiliary(verb, "may", "can", "must", "shall", "should") and is_negated(verb)
    if not bound or not (numbers or verb.lemma_ == "exceed"):
        return None
    force = context.forces.at(syntax.subject(verb))
    number = syntax.child(verb, "dobj", "attr", "npadvmod", "nummod")
    bounds = strength_at(context.scene, (number, *number.subtree)) if number is not None else None
    if force is None or bounds is None:
        return None
    # "Must not number more than 400": what is counted from is one above the limit.
    return force, bounds[0] - 1 if bounds[1] is None else bounds[1]


def _allowed(context: Context, verb: Token) -> tuple[Force, int] | None:
    """ "No more than 300 soldiers may be in the Sinai", "the accord lets France keep at most 400 there"."""
    grants = lexicon.is_trigger(verb, "grant")
    if not grants and not syntax.has_auxiliary(verb, "may", "can"):
        return None
    nouns = [*syntax.objects(verb), syntax.subject(verb)]
    sender = context.code_of(syntax.subject(verb))
    for inner in (c for c in verb.children if grants and c.dep_ in ("xcomp", "ccomp")):
        nouns += [syntax.subject(inner), *syntax.objects(inner)]
        sender = context.code_of(syntax.subject(inner)) or sender
    for noun in nouns:
        force = context.forces.owned(noun, sender)
        if force is not None and force.strength and force.strength[1] and _is_most(context, verb, force):
            return force, force.strength[1]
    return None


def _is_most(context: Context, verb: Token, force: Force) -> bool:
    """Is it the most of a force: "no more than 300", or "up to 300" of what it "may have"?"""
    if is_upper_bound(context.scene, force.noun):
        return True
    has = verb.lemma_ in words("owning") and syntax.has_auxiliary(verb, "may") and not syntax.is_passive(verb)
    return has and force.strength is not None and force.strength[0] == 0
