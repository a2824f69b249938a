"""Levels: a strength that is cut, rises or stands; the number that it comes to is a presence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sayso.reading.claims.context import Context
from sayso.reading.claims.counts import is_of_people, strength_at
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.locations import Location
from sayso.reading.claims.stays import presences
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.voices import Voice
from sayso.records import Presence, Strength


def read_level(context: Context, token: Token) -> Iterator[Presence]:
    """The presences that a verb of number tells ("the force was cut to 400", "put the force at 400")."""
    if token.lower_ == "strong":
        yield from _read_strong(context, token)
        return
    if not syntax.tells_apart(token) or (token.lemma_ in words("numbering") and not syntax.child(token, "nsubj")):
        return
    force = _force(context, token)
    strength = _level(context, token)
    if force is None or strength is None:
        return
    told = context.told(token)
    place = _place(context, token, force)
    if told.mood not in ("told", "wish") or place is None:
        return
    if token.lemma_ in words("estimates"):
        # What an estimate tells is that the force is there; "put" itself is the cue.
        voice = voice_of_subject(context, token, context.voice(force.noun))
        yield from presences(context, force.noun, force, place, strength, told, voice=voice)
    else:
        yield from presences(context, token, force, place, strength, told)


def _force(context: Context, token: Token) -> Force | None:
    """Whose number it is: the object's or subject's; what a force "numbers" only measures it, if it names no other."""
    forces = context.forces
    if token.lemma_ not in words("numbering"):
        return forces.first((*syntax.objects(token), syntax.subject(token)))
    named = (force for noun in syntax.objects(token) if (force := forces.at(noun)) is not None and force.named)
    return next(named, None) or forces.at(syntax.subject(token))


def _read_strong(context: Context, token: Token) -> Iterator[Presence]:
    """The presence told of a force in passing: "the brigade, 1,200 strong, …"."""
    noun = token.head.head if token.head.pos_ == "NUM" else token.head
    force = context.forces.at(noun)
    if force is not None and token.i < noun.i:
        # "Its 10,000-strong force in the country"
        place = context.where(force)
        if place is not None and force.strength is not None:
            yield from presences(context, token, force, place, force.strength, Modality("actual"))
        return
    number = syntax.child(token, "npadvmod", "nummod", "nsubj") if noun == token.head else token.head
    strength = strength_at(context.scene, (number, *number.children)) if number is not None else None
    clause = syntax.verb_above(noun) or noun
    place = _place(context, clause, force) if force is not None else None
    if force is not None and strength is not None and place is not None:
        yield from presences(context, token, force, place, strength, Modality("actual"))


def _level(context: Context, token: Token) -> Strength | None:
    """The number that the force comes to: after "to" or "at", or what it "numbers", "comprises" or "is"."""
    if token.lemma_ == "be":
        return _measured(context, token)
    for noun in phrases.nouns_after(("to", "at"), token):
        if noun.i < token.i or noun.i in context.scene.times:
            continue
        if noun.pos_ == "NUM" or (noun.i in context.scene.quantities and is_of_people(noun)):
            return strength_at(context.scene, (noun, *noun.children))
    if token.lemma_ in words("estimates") and (misparsed := _last_at(token)) is not None:
        return strength_at(context.scene, (misparsed, *misparsed.children))
    if token.lemma_ in words("numbering"):
        numbers = [syntax.child(token, "dobj", "attr", "npadvmod", "nummod"), *phrases.nouns_after(("of",), token)]
        number = next((n for n in numbers if n is not None and is_of_people(n)), None)
        return strength_at(context.scene, (number, *number.children)) if number is not None else None
    return None


def _last_at(token: Token) -> Token | None:
    """The number of "put the number of those still living in camps at 200", whose "at" hangs on the clause within."""
    thing = syntax.direct_object(token)
    inside = (t for t in thing.subtree if t.dep_ == "pobj" and t.head.lower_ == "at") if thing is not None else ()
    return next((t for t in inside if t.pos_ == "NUM" or t.tag_ == "CD"), None)


def _measured(context: Context, token: Token) -> Strength | None:
    """The number of "the contingent is 350 strong", "the number of soldiers is 350"."""
    down = next((c for c in token.children if c.lower_ == "down"), None)
    if down is not None:
        left = phrases.nouns_after(("to",), down)
        return strength_at(context.scene, (left[0], *left[0].children)) if left else None
    strong = syntax.child(token, "acomp")
    if strong is not None and strong.lemma_ == "strong":
        number = syntax.child(strong, "npadvmod", "nummod")
        return strength_at(context.scene, (number, *number.children)) if number is not None else None
    subject, number = syntax.child(token, "nsubj"), syntax.child(token, "attr")
    if subject is None or number is None or number.pos_ != "NUM" or subject.lemma_.lower() not in words("measures"):
        return None
    return strength_at(context.scene, (number, *number.children))


def _place(context: Context, token: Token, force: Force) -> Location | None:
    """Where the force is: by its own phrase, by the clause, else where the report told of last."""
    return (
        context.where(force)
        or _place_of_whole(context, force)
        or _place_of_subject(context, token)
        or context.ends(token, force, stop=syntax.SUBJECT).at
        or context.locations.usual(token.sent[0], force.codes)
    )


def _place_of_subject(context: Context, token: Token) -> Location | None:
    """The place in "the force in Gabon comprises 350 soldiers"."""
    force = context.forces.at(syntax.subject(token))
    return context.where(force) if force is not None else None


def _place_of_whole(context: Context, force: Force) -> Location | None:
    """The place of the whole in "the number of American troops in Afghanistan"."""
    nouns = (t for t in force.noun.subtree if t.dep_ == "pobj" and t.head.lower_ in ("in", "at", "on", "inside"))
    return context.locations.first(nouns, force=force.codes)


def voice_of_subject(context: Context, token: Token, voice: Voice) -> Voice:
    """Who "puts" a force at a number or "counts" it vouches for it, also where no statement was found."""
    if voice.by:
        return voice
    cued = context.voices.cued_by(token)
    if cued is not None:
        return cued
    subject = syntax.subject(token)
    return replace(voice, by=phrases.plain_words(subject)) if subject is not None else voice
