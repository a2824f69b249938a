"""Movements: a force goes from one place to another; and demands that one do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.counts import strength_at
from sayso.reading.claims.demand import is_command, read_demands
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import Trigger, words
from sayso.reading.claims.locations import Location, land_of
from sayso.reading.claims.movers import find_mover
from sayso.reading.claims.purpose import purpose_of
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.lexicon import governor_at
from sayso.reading.propositions.modality import Modality
from sayso.records import Demand, Movement, Strength

_TELLING_MORE = frozenset({"acomp", "attr", "oprd", "dobj", "prt", "xcomp", "ccomp"})
"""What turns "gone" into something else ("gone missing", "gone on to win")."""


def read_movements(context: Context) -> Iterator[Movement | Demand]:
    """Movements and demands for them, in text order."""
    for token in context.scene.doc:
        if token.i in context.used:
            continue
        for trigger in lexicon.triggers_at(token):
            if trigger.frame != "movement" or _is_presupposed(token):
                continue
            found = list(_read(context, token, trigger))
            if found:
                context.used.add(token.i)
                yield from found
                break


def _is_presupposed(token: Token) -> bool:
    """Does the trigger only pick out a force ("troops leaving Syria") or another's act, without telling it?"""
    if syntax.follows_dateline(token):
        return False
    if token.dep_ == "acl":
        bare = token.tag_ in ("VBG", "VBN") or token.head.pos_ == "PRON"
        return bare or governor_at(token.head) is None
    if token.dep_ == "relcl":
        return not syntax.tells_apart(token)
    if token.pos_ == "VERB" and token.dep_ in ("csubj", "csubjpass"):
        return True
    if token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in words("lasting"):
        return True
    return token.dep_ in ("amod", "compound") or _is_matter(token)


def _is_matter(token: Token) -> bool:
    """Is it only what something else is about ("opposition to the deployment", "a step in bringing them home")?"""
    while token.dep_ == "conj" and token.head.tag_ == token.tag_:
        token = token.head
    prep, noun = token.head.lower_, token.head.head
    if token.lemma_ in words("ways"):
        return False
    if token.dep_ not in ("pobj", "pcomp") or prep in words("telling"):
        return False
    if token.pos_ == "NOUN" and prep in words("topics"):
        return True
    if noun.pos_ != "NOUN":
        return False
    told = governor_at(noun) is not None or noun.lemma_.lower() in words("phases") or lexicon.triggers_at(noun)
    return not told


def _read(context: Context, token: Token, trigger: Trigger) -> Iterator[Movement | Demand]:
    force = find_mover(context, token, trigger)
    if (
        force is None
        or context.forces.may_be_civil(force)
        or (token.lemma_ in words("awaiting") and syntax.child(token, "xcomp") is not None)
    ):
        return
    told = context.told(token, force)
    if told.mood == "unasserted":
        return
    origin, destination = _ends(context, token, trigger, force)
    if told.is_demanded or is_command(context, token, force, is_done=told.status == "actual"):
        if trigger.direction == "out" or _goes_away(context, token):
            yield from read_demands(context, token, force, "leave", origin, negated=told.negated)
        else:
            yield from read_demands(context, token, force, "come", destination, negated=told.negated)
        return
    if (origin is None and destination is None) or _is_at_home(token, trigger, force, (origin, destination)):
        return
    further = context.listed(destination, force) if destination is not None else []
    for each in context.forces.joined(force):
        for end in (destination, *further):
            to_come = token.lemma_ in words("awaiting") or trigger.particle == "anywhere"
            told_as = replace(told, status="planned") if to_come else told
            strength = (each.strength or _counted(context, token)) if not further and not _is_shared(origin) else None
            yield from _movements(context, token, each, (origin, end), strength, told_as)


def _is_shared(place: Location | None) -> bool:
    """Is it one of several that are told together, so that the count is not its own ("out of Gabon and Asia")?"""
    return place is not None and any(t.pos_ == "PROPN" and t.i > place.noun.i for t in place.noun.conjuncts)


def _is_at_home(token: Token, trigger: Trigger, force: Force, ends: tuple[Location | None, Location | None]) -> bool:
    """Does the force only move about in its own land, and not come home?"""
    origin, destination = ends
    if destination is None or (destination.code,) != force.codes:
        return False
    if origin is not None or trigger.direction == "out":
        return origin is not None and origin.code == destination.code
    homeward = token.lemma_ in words("homeward") or any(c.lower_ in ("home", "back") for c in token.children)
    return not homeward and destination.name.lower() not in ("home", "homeland")


def _movements(
    context: Context,
    token: Token,
    force: Force,
    ends: tuple[Location | None, Location | None],
    strength: Strength | None,
    told: Modality,
) -> Iterator[Movement]:
    """The movements from one place to another that a word tells, one for each code of the force."""
    origin, destination = ends
    common = context.common_fields(token)
    for code in force.codes:
        yield Movement(
            **common,
            status=told.settled,
            negated=told.negated,
            strength=strength,
            purpose=purpose_of(token),
            force=code,
            origin=origin.code if origin else None,
            origin_name=origin.name if origin else None,
            destination=destination.code if destination else None,
            destination_name=destination.name if destination else None,
        )


def _ends(context: Context, token: Token, trigger: Trigger, force: Force) -> tuple[Location | None, Location | None]:
    """Where the movement starts and where it ends, as far as it is told."""
    if token.lemma_ in words("joining"):
        return None, _place_of_joined(context, token, force)
    ends = context.ends(token, force, stop=("nsubj", "nsubjpass"))
    if token.dep_ == "dobj" and token.pos_ == "NOUN" and not (ends.origin or ends.destination):
        # "Ruled out any return of its troops to Libya": the parser may hang "to" on the verb.
        above = context.ends(token.head, force, stop=syntax.SUBJECT)
        ends = replace(ends, origin=above.origin, destination=above.destination)
    bare = _bare_place(context, token, trigger, force)
    own = context.where(force)
    left = _left(context, force)
    if trigger.direction == "out" or _goes_away(context, token):
        # A team withdraws "from" no land but "in" one ("withdrew from the cup in India").
        at = None if force.is_state else ends.at
        origin, destination = ends.origin or bare or left or own or at, ends.destination
        if origin is None and token.lemma_ in words("expelling"):
            origin = _land_of_doer(context, token, force)
        away = _leaves_usual_place(token, trigger) or trigger.particle == "anywhere" or _goes_away(context, token)
        if origin is None and destination is None and away:
            usual = context.locations.usual(token, force.codes)
            origin = usual if usual is not None and not _is_ahead(usual.noun) else None
    else:
        reached = ends.at if token.lemma_ in words("arrivals") else None
        origin, destination = ends.origin, ends.destination or bare or reached
        if destination is None and trigger.direction == "in" and force.noun.i > token.i:
            destination, own = own, None
        origin = origin or left or own
        if destination is None and any(c.dep_ == "prt" and c.lower_ == "in" for c in token.children):
            destination = context.locations.usual(token, force.codes)
        if destination is None and origin is None and _comes_there(token, force):
            destination = context.locations.usual(token, force.codes)
    if origin and destination and origin.code == destination.code and origin != ends.origin:
        origin = None
    return origin, destination


def _comes_there(token: Token, force: Force) -> bool:
    """Is it "another 500 have arrived", which come where the report told of last?"""
    if token.lemma_ not in words("coming_there") or token.dep_ == "advcl":
        return False
    if force.named and (force.strength is None or token.lemma_ not in words("arrivals")):
        return False
    return token.lemma_ != "send" or force.noun.pos_ == "NUM"


def _goes_away(context: Context, token: Token) -> bool:
    """Is it "they have gone", "they must go", which leave since nothing tells where to?"""
    leaves = token.lower_ == "gone" or (token.lower_ == "go" and syntax.has_auxiliary(token, "must", "should"))
    if token.lemma_ != "go" or not leaves or any(c.dep_ in _TELLING_MORE for c in token.children):
        return False
    told = phrases.prepositional(token, stop=syntax.SUBJECT)
    return all(name in words("from") or noun.i in context.scene.times for name, noun in told)


def _bare_place(context: Context, token: Token, trigger: Trigger, force: Force) -> Location | None:
    """The place that is the verb's object ("left Syria", "entered the country")."""
    if trigger.object != "place" or token.pos_ == "NOUN":
        return None
    noun = syntax.direct_object(token)
    if noun is None or noun.lemma_.lower() in words("lines"):
        return None
    return context.locations.at(noun, force=force.codes)


def _place_of_joined(context: Context, token: Token, force: Force) -> Location | None:
    """Where the force is that another will join or relieve ("will join the 60,000 troops in Bosnia")."""
    joined = context.forces.at(syntax.direct_object(token))
    if joined is None or joined.codes == force.codes or context.forces.is_group(joined):
        return None
    return context.where(joined) or context.locations.usual(token.sent[0], joined.codes)


def _land_of_doer(context: Context, token: Token, force: Force) -> Location | None:
    """The land of whoever expels a force."""
    doer = next(iter(syntax.doers(token)), None)
    return land_of(context.code_of(doer), token, but=force.codes)


def _leaves_usual_place(token: Token, trigger: Trigger) -> bool:
    """Is it "will leave by May", which leaves the place that the report tells of, and not "left for Chad"?"""
    told = syntax.direct_object(token) is not None and trigger.object == "place"
    told = told or any(name in ("from", "to", "out of") for name, _ in phrases.prepositional(token))
    leaves = token.lemma_ in words("departures") or (token.lemma_ == "pull" and trigger.particle == "out")
    return leaves and not told


def _is_ahead(place: Token) -> bool:
    """Is it a place where somebody is only to go ("will travel to Tirana"), which nobody leaves?"""
    return place.dep_ == "pobj" and place.head.lower_ in words("to")


def _left(context: Context, force: Force) -> Location | None:
    """Where a force is leaving by its own description ("the troops leaving Syria")."""
    for child in force.noun.children:
        if child.dep_ in ("acl", "relcl"):
            for trigger in lexicon.triggers_at(child):
                if trigger.frame == "movement" and trigger.direction == "out":
                    return _bare_place(context, child, trigger, force) or context.ends(child, force).origin
    return None


def _counted(context: Context, token: Token) -> Strength | None:
    """The count of "a drawdown of 2,200" where the counted noun is not told."""
    if token.pos_ != "NOUN":
        return None
    number = next((noun for noun in phrases.nouns_after(("of",), token) if noun.pos_ == "NUM"), None)
    return strength_at(context.scene, (number, *number.children)) if number is not None else None
