"""Limits: how many of a force there may be somewhere, and how its present strength stands to that."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.allowances import read_allowance, relation_of
from sayso.reading.claims.context import Context
from sayso.reading.claims.counts import is_of_people, strength_at
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.locations import Location
from sayso.reading.propositions import phrases, syntax
from sayso.records import Limit, LimitRelation

_STANDING_REACH = 8
_RELATION_REACH = 12
"""How many tokens before "the cap" it is told how the force stands to it."""
_NEXT = 8
"""The same for "at", which may else say when or where."""


def read_limits(context: Context) -> Iterator[Limit]:
    """Limits in text order."""
    for token in context.scene.doc:
        if lexicon.is_trigger(token, "limit"):
            yield from _read(context, token)
        elif syntax.is_verb(token):
            yield from read_allowance(context, token)


def _read(context: Context, token: Token) -> Iterator[Limit]:
    """ "The cap of 400 soldiers", "the accord limits the force to 400"."""
    told = context.told(token)
    if told.mood != "told" or told.negated:
        return
    force = _force_of_noun(context, token) if token.pos_ == "NOUN" else _force_of_verb(context, token)
    if force is None:
        return
    value = _value(context, token)
    relation = _relation(token)
    place = _place(context, token, force)
    if place is None or (value is None and relation == "unknown"):
        return
    clause = _clause(token) if token.pos_ == "NOUN" else token
    context.used.update((token.i, clause.i))
    common = context.common_fields(token, voice=context.voice(_standing(token) or token), clause=clause)
    for code in force.codes:
        yield Limit(**common, force=code, place=place.code, place_name=place.name, value=value, relation=relation)


def _clause(noun: Token) -> Token:
    return syntax.verb_above(noun) or noun


def _force_of_verb(context: Context, token: Token) -> Force | None:
    """The force within what the verb limits ("limited the number of French soldiers to 400")."""
    heads = [*syntax.objects(token), *phrases.nouns_after(("to",), token)]
    return context.forces.first(t for noun in heads for t in (noun, *noun.subtree) if t.pos_ != "NUM" or t.n_rights)


def _force_of_noun(context: Context, token: Token) -> Force | None:
    """The force whose limit it is: what it is set on, named in its phrase, its clause's subject, or told of before."""
    forces = context.forces
    limited = forces.first(phrases.nouns_after(("on", "for"), token, *_holder(token)))
    if limited is not None and limited.named:
        return limited
    military = any(lexicon.is_force_noun(t) or t.lemma_ in words("counted") for t in token.subtree)
    inside = (force for t in token.subtree if t != token and (force := forces.at(t)))
    named = next((force for force in inside if force.named), limited)
    if named is not None:
        return named
    subject = syntax.subject(_clause(token))
    if subject is not None and subject.tag_ == "WDT" and _clause(token).dep_ == "relcl":
        subject = _clause(token).head
    force = forces.at_or_of_state(subject) if military else forces.at(subject)
    if force is not None:
        return force
    if subject is not None and subject.lemma_.lower() in words("standing"):
        code = context.code_of(subject)
        if code is not None:
            return Force(token, (code,))
    return _told_before(context, token) if military else None


def _holder(noun: Token) -> list[Token]:
    """The verb whose object or subject the limit is ("set a limit on the troops", "a ceiling holds for them")."""
    held = noun.dep_ in ("dobj", "nsubj", "nsubjpass") and syntax.is_verb(noun.head)
    return [noun.head] if held else []


def _told_before(context: Context, token: Token) -> Force | None:
    """The force of a state that does something before in the sentence, else the force named last."""
    before = reversed(token.doc[token.sent.start : token.i])
    states = (context.forces.of_state(t) for t in before if t.dep_ == "nsubj")
    return next((state for state in states if state), None) or context.forces.last(token, within=2)


def _value(context: Context, token: Token) -> int | None:
    """The limit itself: after "at", "to" or "of", what it "is", else before the noun ("the 400-soldier cap")."""
    pairs = phrases.prepositional(token)
    if token.pos_ == "NOUN" and syntax.is_verb(token.head):
        pairs += phrases.prepositional(token.head)
    for name, noun in pairs:
        if name in ("at", "to", "of"):
            counted = (noun, *noun.children) if is_of_people(noun) else ()
            value = _most(context, (t for t in counted if t.pos_ in ("NUM", "NOUN")))
            if value is not None:
                return value
    if token.pos_ != "NOUN":
        return None
    number = syntax.child(token.head, "attr") if token.dep_ == "nsubj" and token.head.lemma_ == "be" else None
    value = _most(context, (number, *number.children)) if number is not None else None
    return value or _most(context, (t for t in token.subtree if t.pos_ == "NUM" and t.i < token.i))


def _most(context: Context, tokens: Iterator[Token] | tuple[Token, ...]) -> int | None:
    """The highest number that the first count among the tokens allows."""
    bounds = strength_at(context.scene, tokens)
    if bounds is None:
        return None
    return bounds[1] if bounds[1] is not None else bounds[0]


def _standing(token: Token) -> Token | None:
    """The word that says how the force stands to its limit ("at, or over, the cap")."""
    if token.pos_ != "NOUN":
        return None
    before = token.doc[max(token.sent.start, token.i - _STANDING_REACH) : token.i]
    return next((t for t in before if t.lower_ in words("over") | words("reached") | words("under")), None)


def _relation(token: Token) -> LimitRelation:
    """How the present strength stands to a limit that is named; a limit that is being set says nothing of it."""
    if token.pos_ != "NOUN":
        return "unknown"
    clause = _clause(token)
    start = max(clause.left_edge.i if clause.dep_ == "conj" else token.sent.start, token.i - _RELATION_REACH)
    before = {t.lower_ for t in token.doc[start : token.i] if t.lower_ != "at" or token.i - t.i < _NEXT}
    if token.dep_ == "nsubjpass":
        # "The limit was reached": the verb comes after.
        before.add(token.head.lower_)
    return relation_of(before)


def _place(context: Context, token: Token, force: Force) -> Location | None:
    """Where the limit holds: by the force's phrase, the limit's own, or the place named last."""
    own = context.where(force)
    if own is not None:
        return own
    for noun in phrases.nouns_after(words("limit_places"), token, *_holder(token)):
        place = context.locations.at(noun, force=force.codes)
        if place is not None and place.code not in force.codes:
            return place
    for inner in token.subtree:
        code = context.scene.codes.get(inner.i)
        if code is not None and code.kind == "state" and code.code not in force.codes:
            return Location(code.code, code.name, inner)
    usual = context.locations.usual(token, force.codes)
    above = syntax.verb_above(_clause(token).head) if usual is None and _clause(token).dep_ == "relcl" else None
    return context.ends(above, force).at if above is not None else usual
