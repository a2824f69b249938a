"""Movers: the force that a verb or noun of movement moves."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import Trigger, words
from sayso.reading.propositions import phrases, syntax

_REACH = 3
"""How many sentences back the force may have been named that "the withdrawal" or "a decision to leave" moves."""


def find_mover(context: Context, token: Token, trigger: Trigger) -> Force | None:
    """The force that moves by a trigger; `None` where it is no force that does."""
    if token.pos_ == "NOUN":
        return _of_noun(context, token)
    if trigger.object in ("force", "force!"):
        sent = _sent(context, token)
        if sent is not None:
            return sent
        if trigger.object == "force!" or syntax.direct_object(token) is not None:
            return None
    thing = syntax.direct_object(token)
    # "Set foot in": the verb's particle may itself be its object.
    if trigger.object == "none" and thing is not None and thing.lower_ != trigger.particle:
        return None
    if syntax.is_passive(token) and trigger.object != "force" and token.lower_ != "gone":
        return None
    return _going(context, token, trigger)


def _sent(context: Context, token: Token) -> Force | None:
    """The force that is sent; its sender's where it is new."""
    codes = (context.code_of(doer) for doer in syntax.doers(token))
    sender = next((code for code in codes if code), None)
    # The parser may hang the object of "want the troops out" on "out".
    particles = (c for c in token.children if c.dep_ == "prt")
    nouns = [*syntax.objects(token), *(c for prt in particles for c in prt.children if c.dep_ in syntax.SUBJECT)]
    forces = (context.forces.owned(noun, sender) for noun in nouns)
    force = next((force for force in forces if force), None)
    if force is not None and not force.named and sender is None and _is_bare(force.noun) and syntax.doers(token):
        # "African nations send in peacekeepers": new ones, and none of those told of before.
        return None
    return force


def _is_bare(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and not any(c.dep_ in ("det", "nummod", "poss", "amod") for c in noun.children)


def _going(context: Context, token: Token, trigger: Trigger) -> Force | None:
    """The force that goes by itself: the verb's subject, or left out as in "a decision to leave Iraq"."""
    subject = syntax.subject(token)
    force = context.forces.at(subject)
    if force is not None and token.lemma_ == "flee" and not force.named:
        return None
    if force is None and token.lemma_ in words("state_moves") and trigger.direction != "":
        force = context.forces.of_state(subject) if context.forces.are_told_of else None
    if force is None and _is_elided(token, subject):
        noun = token.head
        return _of_noun(context, noun) if _has_owner(noun) else context.forces.last(token, within=_REACH)
    return force


def _is_elided(token: Token, subject: Token | None) -> bool:
    infinitive = syntax.has_to(token) and token.dep_ == "acl"
    return infinitive and (subject is None or subject == token.head or subject.pos_ == "NOUN")


def _has_owner(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in ("of", "by")) for c in noun.children)


def _of_noun(context: Context, token: Token) -> Force | None:
    """The force of "the withdrawal of US troops", "Russia's pullout", "the troop withdrawal"."""
    if token.lemma_ in words("ways"):
        return _under_way(context, token)
    force = context.forces.first(phrases.nouns_after(("of", "by", "for"), token))
    if force is not None:
        return force
    modifiers = [
        c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod") and not _is_land_left(context, c)
    ]
    # "Their withdrawal" is that of a force named before, whoever demands it.
    forces = ((c, force) for c in modifiers if (force := context.forces.at(c)))
    force = next((force for c, force in forces if force.named or c.lower_ == "their"), None)
    if force is not None:
        return force
    told_of = _is_told_of_forces(context, token) or (token.lemma_ in words("state_moves") and _has_origin(token))
    if told_of or any(lexicon.is_force_noun(c) for c in modifiers):
        owners = (context.owners.of(c) if c.tag_ == "PRP$" else context.code_of(c) for c in modifiers)
        owner = next((code for code in owners if code), None)
        if owner is not None:
            return Force(token, (owner,))
    if any(lexicon.may_be_force(noun) for noun in phrases.nouns_after(("of",), token)):
        # "The deployment of four new battalions" is of no force named before.
        return None
    definite = any(c.lower_ in ("the", "this", "that", "any") for c in token.children)
    if definite and told_of and token.dep_ != "pobj":
        return context.forces.only(token, within=_REACH)
    return None


def _is_land_left(context: Context, modifier: Token) -> bool:
    """Is it the "Gaza" of "the Gaza withdrawal", and not the "US" of "the US withdrawal"?"""
    if (
        modifier.i + 1 != modifier.head.i
        or modifier.dep_ != "compound"
        or modifier.text.isupper()
        or modifier.i in context.scene.peoples
    ):
        return False
    place = context.scene.places.get(modifier.i)
    leaves = any(trigger.direction == "out" for trigger in lexicon.triggers_at(modifier.head))
    return leaves and place is not None and "." not in modifier.text


def _under_way(context: Context, token: Token) -> Force | None:
    """The force that is "on its way" or "en route" somewhere."""
    verb = syntax.verb_above(token)
    is_set_out = token.dep_ == "pobj" and token.head.lower_ in ("on", "en")
    return context.forces.at(syntax.subject(verb)) if is_set_out and verb is not None else None


def _has_origin(noun: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in words("from") for c in noun.children)


def _is_told_of_forces(context: Context, token: Token) -> bool:
    """Does the noun's sentence, or the one before, name a force? A bare "withdrawal" or "move" counts only there."""
    after = token.doc[min(token.sent.end, len(token.doc) - 1)]
    return context.forces.last(after, within=1) is not None
