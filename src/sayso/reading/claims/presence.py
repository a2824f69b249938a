"""Presences: a force is, was, stays or will be somewhere; and demands that it stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.demand import is_command, read_demands
from sayso.reading.claims.forces import Force
from sayso.reading.claims.levels import read_level, voice_of_subject
from sayso.reading.claims.lexicon import Trigger, words
from sayso.reading.claims.locations import Location
from sayso.reading.claims.stays import presences
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.lexicon import governor_at
from sayso.reading.propositions.modality import Modality
from sayso.records import Demand, Presence


def read_presences(context: Context) -> Iterator[Presence | Demand]:
    """Presences, and demands that a force stay, in text order."""
    for token in context.scene.doc:
        if token.i in context.used:
            continue
        for trigger in _triggers(token):
            read = _FRAMES[trigger.frame]
            found = list(read(context, token, trigger))
            if found:
                context.used.add(token.i)
                yield from found
                break


def _triggers(token: Token) -> Iterator[Trigger]:
    if token.lower_ == "of" and token.dep_ == "prep" and token.i < token.head.i:
        yield Trigger("whole", "of", "ADP", "", "", "none")
    yield from (trigger for trigger in lexicon.triggers_at(token) if trigger.frame in ("presence", "level"))
    if token.lower_ == "strong":
        yield Trigger("level", "strong", "ADJ", "", "", "none")
    if token.lemma_ in words("presence_nouns") and token.pos_ == "NOUN":
        yield Trigger("stay", token.lemma_, "NOUN", "", "", "force")
    if token.lemma_ in words("deployed") and syntax.is_passive(token) and _is_stative(token):
        yield Trigger("presence", token.lemma_, "VERB", "", "", "force!")


def _is_stative(token: Token) -> bool:
    """Is "are deployed in" a state, with no "to" and no "being"?"""
    if any(c.lower_ in words("not_stative") for c in token.children):
        return False
    return any(c.dep_ == "auxpass" and c.lower_ in words("stative_auxiliaries") for c in token.children)


def _read(context: Context, token: Token, trigger: Trigger) -> Iterator[Presence | Demand]:
    # "Keeping the troops there was the priority" tells of a wish and not of a presence.
    if token.dep_ in ("aux", "auxpass", "csubj", "csubjpass") or not syntax.tells_apart(token):
        return
    if token.lemma_ == "leave" and any(c.lower_ in words("passed_over") for c in token.children):
        return
    # "Killed while patrolling in the north" only says which.
    if token.dep_ == "advcl" and token.tag_ == "VBG" and syntax.child(token, "nsubj") is None:
        return
    force = _force(context, token, trigger)
    if force is None or context.forces.may_be_civil(force):
        return
    if token.lemma_ in words("counting") and force.strength is None:
        return
    told = context.told(token, force)
    if told.mood == "unasserted":
        return
    place = _place(context, token, trigger, force)
    if told.is_demanded or is_command(context, token, force):
        if token.lemma_ in words("stays") or told.negated:
            yield from read_demands(context, token, force, "stay", place, negated=told.negated)
        return
    if place is None or (told.negated and _is_scanty(force)):
        return
    voice = voice_of_subject(context, token, context.voice(token)) if token.lemma_ in words("counting") else None
    others = context.listed(place, force)
    for each in context.forces.joined(force):
        strength = each.strength if not others else None
        for where in (place, *others):
            yield from presences(context, token, each, where, strength, told, voice=voice)
    for part in context.forces.counted_elsewhere(force):
        elsewhere = context.where(part)
        if elsewhere is not None:
            yield from presences(context, token, part, elsewhere, part.strength, told, voice=voice)


def _read_noun(context: Context, token: Token, _: Trigger) -> Iterator[Presence]:
    """ "Ruled out any American presence in Panama": what is to be, may be or is not; that it is so is only implied."""
    if token.dep_ not in ("dobj", "nsubjpass") or governor_at(token.head) is None:
        return
    force = context.forces.first((token, *phrases.nouns_after(("of", "by"), token)))
    told = context.told(token, force)
    if (
        force is None
        or told.mood not in ("told", "wish")
        or not (told.negated or told.status in ("planned", "possible"))
    ):
        return
    place = context.where(force) or context.ends(token, force).at
    if place is not None:
        yield from presences(context, token, force, place, force.strength, told)


def _read_whole(context: Context, token: Token, _: Trigger) -> Iterator[Presence]:
    """The presence of the whole in "of the 900 soldiers in Gabon 300 will stay"."""
    force = context.forces.at(syntax.child(token, "pobj"))
    place = context.where(force) if force is not None and force.strength is not None else None
    if force is not None and place is not None:
        clause = syntax.child(force.noun, "relcl", "acl") or force.noun
        yield from presences(context, clause, force, place, force.strength, Modality("actual"))


def _is_scanty(force: Force) -> bool:
    """ "There are not many soldiers there" does not say that there are none."""
    return any(c.lower_ in words("scanty") for c in force.noun.children)


def _force(context: Context, token: Token, trigger: Trigger) -> Force | None:
    """The force that is somewhere: the verb's object, what "there is", else its subject."""
    if trigger.object == "force!":
        owners = _owners(context, token)
        nouns = syntax.objects(token)
        if token.lemma_ in words("counting"):
            nouns += [noun for noun in phrases.nouns_after(("of",), token) if noun.head.head == token]
        forces = (context.forces.owned(noun, next(iter(owners), None)) for noun in nouns)
        force = next((force for force in forces if force), None)
        shared = force is not None and len(owners) > 1 and force.codes == owners[:1]
        return replace(force, codes=owners, strength=None) if force is not None and shared else force
    home = _home_to(token)
    if home is not None:
        return context.forces.first(phrases.nouns_after(("to",), home))
    if token.lemma_ == "be" and syntax.is_existential(token):
        noun = syntax.child(token, "attr", "nsubj")
        told_of = syntax.child(noun, "acl") if noun is not None else None
        if told_of is not None and told_of.tag_ == "VBN" and not _tells_presence(told_of):
            return None
        return context.forces.at(noun)
    return context.forces.at(syntax.subject(token))


def _home_to(token: Token) -> Token | None:
    """The "home" of "Gabon is home to 300 French soldiers"."""
    home = syntax.child(token, "advmod", "attr", "acomp") if token.lemma_ == "be" else None
    return home if home is not None and home.lower_ == "home" and phrases.nouns_after(("to",), home) else None


def _tells_presence(verb: Token) -> bool:
    """Is it "soldiers stationed there", and not "soldiers killed there"?"""
    return verb.lemma_ in words("deployed") or lexicon.is_trigger(verb, "presence")


def _owners(context: Context, token: Token) -> tuple[str, ...]:
    """Who "has" or "keeps" troops somewhere owns them, several together too; a host does not."""
    if token.lemma_ not in words("owning") or syntax.is_passive(token):
        return ()
    subject = syntax.subject(token)
    if subject is not None and subject.lower_ in ("that", "this"):
        return ()
    nouns = [subject, *(noun for noun in subject.conjuncts if noun.i > subject.i)] if subject is not None else []
    return tuple(dict.fromkeys(code for noun in nouns if (code := context.code_of(noun))))


def _place(context: Context, token: Token, trigger: Trigger, force: Force) -> Location | None:
    """Where the force is: the verb's object or host, its clause's place, the force's own, or the one named last."""
    if trigger.object == "place":
        return context.locations.at(syntax.direct_object(token), force=force.codes)
    if token.lemma_ in words("hosting") or _home_to(token) is not None:
        return context.locations.at(syntax.subject(token), force=force.codes)
    if token.dep_ == "relcl" and any(c.lower_ == "where" for c in token.children):
        return context.locations.at(token.head, force=force.codes)
    existential = syntax.is_existential(token)
    if existential:
        found = context.ends(token, force).at
    elif token.lemma_ == "be":
        if syntax.child(token, "attr") is not None:
            return None
        told_of = syntax.child(token, "acomp")
        head = told_of if told_of is not None and told_of.lemma_ in words("present") else token
        found = context.ends(head, force, stop=("nsubj", "nsubjpass"), direct=True).at
    else:
        found = context.ends(token, force, stop=("nsubj", "nsubjpass")).at
    if found is None and (trigger.object == "force!" or token.lemma_ in words("bare_stays")):
        found = context.where(force)
    if found is None and token.lemma_ == "have":
        found = _place_of_owner(context, token, force)
    counted_there = existential and force.strength is not None
    counted = token.lemma_ in words("counting") and not force.named
    if found is None and (counted or counted_there or _is_left(token) or _stays_on(context, token)):
        found = context.locations.usual(token, force.codes)
    return found


def _is_left(token: Token) -> bool:
    """Is it "600 soldiers are left", "that leaves 600", which are so where the report told of last?"""
    subject = syntax.child(token, "nsubj")
    rest = subject is not None and subject.lower_ in ("that", "this") and token.lemma_ == "leave"
    more = any(c.dep_ in ("prt", "prep", "oprd", "acomp", "xcomp") for c in token.children)
    return rest or (token.lower_ == "left" and syntax.child(token, "nsubjpass") is not None and not more)


def _stays_on(context: Context, token: Token) -> bool:
    """Is it "will stay until May", without a place or a state to remain in?"""
    if token.lemma_ not in words("bare_stays") or any(
        c.dep_ in ("acomp", "attr", "oprd", "dobj") for c in token.children
    ):
        return False
    told = phrases.prepositional(token, stop=syntax.SUBJECT)
    return all(name in words("as_long_as") or noun.i in context.scene.times for name, noun in told)


def _place_of_owner(context: Context, token: Token, force: Force) -> Location | None:
    """The place in "the UN mission in Congo has 12,000 peacekeepers"."""
    owner = context.forces.at(syntax.subject(token))
    return context.where(owner) if owner is not None and owner.codes == force.codes else None


def _read_level(context: Context, token: Token, _: Trigger) -> Iterator[Presence]:
    return read_level(context, token)


_FRAMES = {"presence": _read, "level": _read_level, "stay": _read_noun, "whole": _read_whole}
