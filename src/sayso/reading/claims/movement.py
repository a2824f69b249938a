"""Movements: a force goes from one place to another; and demands that one do."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon, syntax
from sayso.reading.claims.demand import demand
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import Trigger
from sayso.reading.claims.locations import Location
from sayso.reading.claims.purpose import purpose_of
from sayso.reading.claims.reader import Reader
from sayso.records import Demand, Movement

_STATE_MOVES = {
    "cross",
    "enter",
    "withdraw",
    "pull",
    "invade",
    "retreat",
    "withdrawal",
    "pullout",
    "pull-out",
    "get",
    "move",
    "redeploy",
}
"""What a state itself may be said to do with its forces unnamed ("Ethiopia withdrew from Somalia")."""


_ARRIVES = {
    "arrive", "land", "deploy", "redeploy", "expect", "disembark", "arrival", "deployment", "redeployment", "surge",
    "rotate", "airlift", "commit",
}  # fmt: skip
"""Triggers whose "in" tells where the movement ends."""


def read_movements(reader: Reader) -> Iterator[Movement | Demand]:
    """Movements and demands for them, in text order."""
    for token in reader.scene.doc:
        if token.i in reader.used:
            continue
        for trigger in lexicon.triggers_at(token):
            if trigger.frame != "movement" or _is_presupposed(token):
                continue
            found = list(_read(reader, token, trigger))
            if found:
                reader.used.add(token.i)
                yield from found
                break


def _is_presupposed(token: Token) -> bool:
    """Does the trigger only pick out a force ("troops leaving Syria") or another's act, without telling it?"""
    if token.dep_ == "acl":
        bare = token.tag_ in ("VBG", "VBN") or token.head.pos_ == "PRON"
        return bare or lexicon.governor_at(token.head) is None
    if token.dep_ == "relcl":
        return not syntax.tells_apart(token)
    if token.pos_ == "VERB" and token.dep_ in ("csubj", "csubjpass"):
        return True
    return token.dep_ in ("amod", "compound")


def _read(reader: Reader, token: Token, trigger: Trigger) -> Iterator[Movement | Demand]:
    force, place_noun = _force(reader, token, trigger)
    if force is None:
        return
    told = reader.told(token, force)
    if told.mood == "unasserted":
        return
    origin, destination = _ends(reader, token, trigger, force, place_noun)
    act = "leave" if trigger.direction == "out" else "come"
    if told.mood in ("demand", "ask"):
        place = origin if act == "leave" else destination
        made = demand(reader, token, force, "leave" if act == "leave" else "come", place, negated=told.negated)
        yield from made
        return
    if origin is None and destination is None:
        return
    voice = reader.voice(token)
    for code in force.codes:
        yield Movement(
            id="",
            by=voice.by,
            statement=voice.id,
            status=told.settled,
            negated=told.negated,
            strength=force.strength or _counted(reader, token),
            when=reader.scene.when(syntax.own_tokens(token)),
            purpose=purpose_of(token),
            evidence=reader.evidence(token),
            force=code,
            origin=origin.code if origin else None,
            origin_name=origin.name if origin else None,
            destination=destination.code if destination else None,
            destination_name=destination.name if destination else None,
        )


def _force(reader: Reader, token: Token, trigger: Trigger) -> tuple[Force | None, Token | None]:
    """The force that moves, and the noun of the place that is the verb's object."""
    if token.pos_ == "NOUN":
        return _force_of_noun(reader, token), None
    forces = reader.forces
    if trigger.object in ("force", "force!"):
        sender = _sender(reader, token)
        for noun in syntax.objects(token):
            force = forces.owned(noun, sender)
            if force is not None:
                return force, None
        if trigger.object == "force!" or syntax.direct_object(token):
            return None, None
    if syntax.is_passive(token) and trigger.object != "force":
        return None, None
    subject = syntax.subject(token)
    force = forces.at(subject)
    if force is None and token.lemma_ in _STATE_MOVES and trigger.direction != "":
        force = forces.of_state(subject)
    if force is None and _is_elided(token, subject):
        force = _force_of_noun(reader, token.head) if _has_owner(token.head) else _last(reader, token)
    place = syntax.direct_object(token) if trigger.object == "place" else None
    if trigger.object == "none" and syntax.direct_object(token) is not None:
        return None, None
    return force, place


def _sender(reader: Reader, token: Token) -> str | None:
    """The state or body that sends; a plain infinitive shares its governor's subject."""
    doers = syntax.agents(token) if syntax.is_passive(token) else [syntax.subject(token)]
    return next((code for code in map(reader.code_of, doers) if code), None)


def _is_elided(token: Token, subject: Token | None) -> bool:
    """Is the one who moves left out, as in "a decision to leave Iraq"?"""
    infinitive = any(c.tag_ == "TO" for c in token.children) and token.dep_ == "acl"
    return infinitive and (subject is None or subject == token.head or subject.pos_ == "NOUN")


def _has_owner(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in ("of", "by")) for c in noun.children)


def _last(reader: Reader, token: Token) -> Force | None:
    codes = reader.forces.last(token, within=3)
    return Force(token, codes, None, False) if codes else None


def _force_of_noun(reader: Reader, token: Token) -> Force | None:
    """The force of "the withdrawal of US troops", "Russia's pullout", "the troop withdrawal"."""
    for name, noun in syntax.prepositional(token):
        if name in ("of", "by", "for"):
            force = reader.forces.at(noun)
            if force is not None:
                return force
    modifiers = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    for child in modifiers:
        force = reader.forces.at(child)
        if force is not None and force.named:
            return force
    of_forces = any(lexicon.is_force_noun(c) for c in modifiers)
    if of_forces or _speaks_of_forces(reader, token):
        codes = [reader.code_of(c) if c.tag_ != "PRP$" else reader.owners.of(c) for c in modifiers]
        owner = next((code for code in codes if code), None)
        if owner is not None:
            return Force(token, (owner,), None, True)
    if (
        token.dep_ != "pobj"
        and _speaks_of_forces(reader, token)
        and any(c.lower_ in ("the", "this", "that", "any") for c in token.children)
    ):
        codes = reader.forces.last(token, within=3)
        return Force(token, codes, None, False) if codes else None
    return None


def _speaks_of_forces(reader: Reader, token: Token) -> bool:
    """A bare "withdrawal" or "move" counts only where its sentence, or the one before, names a force."""
    return bool(reader.forces.last(token.doc[min(token.sent.end, len(token.doc) - 1)], within=1))


def _ends(
    reader: Reader, token: Token, trigger: Trigger, force: Force, place_noun: Token | None
) -> tuple[Location | None, Location | None]:
    ends = reader.ends(token, force, stop=("nsubj", "nsubjpass"))
    origin, destination = ends.origin, ends.destination
    told_place = reader.locations.at(place_noun, force=force.codes) if place_noun is not None else None
    own = reader.where(force)
    if trigger.direction == "out":
        origin = origin or told_place or _left(reader, force) or own or ends.at
        told = any(name in ("from", "to", "out of") for name, _ in syntax.prepositional(token))
        if (
            origin is None
            and destination is None
            and not told
            and token.lemma_ in ("leave", "withdraw", "depart", "withdrawal", "departure")
        ):
            origin = reader.locations.usual(token, force.codes) if place_noun is None else None
    else:
        reached = ends.at if token.lemma_ in _ARRIVES and ends.at is not own else None
        destination = destination or told_place or reached
        if destination is None and trigger.direction == "in" and force.noun.i > token.i:
            destination, own = own, None
        origin = origin or _left(reader, force) or own
    if (
        origin is not None
        and destination is not None
        and origin.code == destination.code
        and origin.name == destination.name
    ):
        origin = None
    return origin, destination


def _left(reader: Reader, force: Force) -> Location | None:
    """Where a force is leaving by its own description ("the troops leaving Syria")."""
    for child in force.noun.children:
        if child.dep_ in ("acl", "relcl"):
            for trigger in lexicon.triggers_at(child):
                if trigger.frame == "movement" and trigger.direction == "out":
                    noun = syntax.direct_object(child) if trigger.object == "place" else None
                    ends = reader.ends(child, force)
                    return reader.locations.at(noun, force=force.codes) or ends.origin
    return None


def _counted(reader: Reader, token: Token) -> tuple[int, int | None] | None:
    """The count of "a drawdown of 2,200" where the counted noun is not told."""
    if token.pos_ != "NOUN":
        return None
    for name, noun in syntax.prepositional(token):
        if name == "of" and noun.pos_ == "NUM":
            return reader.scene.strength([noun, *noun.children])
    return None
