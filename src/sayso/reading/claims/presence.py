"""Presences: a force is, was, stays or will be somewhere; "cut to N" is a presence of N."""

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
from sayso.records import Demand, Presence, Strength

_STAYS = {"stay", "remain", "linger", "keep", "maintain", "retain"}
_OWNERS = {"have", "keep", "maintain", "retain", "hold", "station", "base", "leave"}
_ESTIMATES = {"put", "estimate"}
_DEPLOYED = {"deploy", "redeploy", "send"}


def read_presences(reader: Reader) -> Iterator[Presence | Demand]:
    """Presences, and demands that a force stay, in text order."""
    for token in reader.scene.doc:
        if token.i in reader.used:
            continue
        for trigger in _triggers(token):
            found = list(_read_level(reader, token) if trigger.frame == "level" else _read(reader, token, trigger))
            if found:
                reader.used.add(token.i)
                yield from found
                break


def _triggers(token: Token) -> Iterator[Trigger]:
    for trigger in lexicon.triggers_at(token):
        if trigger.frame in ("presence", "level"):
            yield trigger
    if token.lemma_ in _DEPLOYED and syntax.is_passive(token) and _is_stative(token):
        yield Trigger("presence", token.lemma_, "VERB", "", "", "force!")


def _is_stative(token: Token) -> bool:
    """Is "are deployed in" a state, with no "to" and no "being"?"""
    if any(c.lower_ in ("to", "into", "from", "being") for c in token.children):
        return False
    return any(
        c.dep_ == "auxpass" and c.lower_ in ("is", "are", "was", "were", "remain", "been") for c in token.children
    )


def _read(reader: Reader, token: Token, trigger: Trigger) -> Iterator[Presence | Demand]:
    if token.dep_ in ("aux", "auxpass") or not syntax.tells_apart(token):
        return
    force = _force(reader, token, trigger)
    if force is None:
        return
    told = reader.told(token, force)
    if told.mood == "unasserted":
        return
    place = _place(reader, token, trigger, force)
    if told.mood in ("demand", "ask"):
        if token.lemma_ in _STAYS or told.negated:
            yield from demand(reader, token, force, "stay", place, negated=told.negated)
        return
    if place is None or place.code in force.codes or (told.negated and _is_scanty(force)):
        return
    yield from _presence(reader, token, force, place, force.strength, told.settled, told.negated)


def _is_scanty(force: Force) -> bool:
    """ "There are not many soldiers there" does not say that there are none."""
    return any(c.lower_ in ("many", "enough", "much", "sufficient") for c in force.noun.children)


def _presence(
    reader: Reader,
    token: Token,
    force: Force,
    place: Location,
    strength: Strength | None,
    status: str,
    negated: bool,
) -> Iterator[Presence]:
    voice = reader.voice(token)
    for code in force.codes:
        yield Presence(
            id="",
            by=voice.by,
            statement=voice.id,
            status=status,  # type: ignore[arg-type]
            negated=negated,
            strength=strength,
            when=reader.scene.when(syntax.own_tokens(token)),
            purpose=purpose_of(token),
            evidence=reader.evidence(token),
            force=code,
            place=place.code,
            place_name=place.name,
        )


def _force(reader: Reader, token: Token, trigger: Trigger) -> Force | None:
    if trigger.object == "force!":
        for noun in syntax.objects(token):
            owner = _owner(reader, token)
            force = reader.forces.owned(noun, owner)
            if force is not None:
                return force
        return None
    if token.lemma_ == "be" and any(c.dep_ == "expl" for c in token.children):
        noun = syntax.child(token, "attr", "nsubj")
        told_of = syntax.child(noun, "acl") if noun is not None else None
        if told_of is not None and told_of.tag_ == "VBN" and not _triggers_presence(told_of):
            return None
        return reader.forces.at(noun)
    return reader.forces.at(syntax.subject(token))


def _triggers_presence(verb: Token) -> bool:
    """Is it "soldiers stationed there", and not "soldiers killed there"?"""
    return verb.lemma_ in _DEPLOYED or any(t.frame == "presence" for t in lexicon.triggers_at(verb))


def _owner(reader: Reader, token: Token) -> str | None:
    """Who "has" or "keeps" troops somewhere owns them; a host does not."""
    if token.lemma_ not in _OWNERS or syntax.is_passive(token):
        return None
    return reader.code_of(syntax.subject(token))


def _place(reader: Reader, token: Token, trigger: Trigger, force: Force) -> Location | None:
    if trigger.object == "place":
        return reader.locations.at(syntax.direct_object(token), force=force.codes)
    if token.lemma_ == "host":
        return reader.locations.at(syntax.subject(token), force=force.codes)
    if (
        token.lemma_ == "be"
        and syntax.child(token, "attr") is not None
        and not any(c.dep_ == "expl" for c in token.children)
    ):
        return None
    stop = ("nsubj", "nsubjpass") if not any(c.dep_ == "expl" for c in token.children) else ()
    found = reader.ends(token, force, stop=stop, direct=token.lemma_ == "be" and stop != ()).at
    if found is None and trigger.object == "force!":
        found = reader.where(force)
    if found is None and token.lemma_ in ("stay", "remain", "linger"):
        found = reader.where(force)
    existential = any(c.dep_ == "expl" for c in token.children)
    if found is None and existential and force.strength is not None:
        found = reader.locations.usual(token, force.codes)
    return found


def _read_level(reader: Reader, token: Token) -> Iterator[Presence]:
    """A strength that is cut, rises or stands: the number that it comes to is a presence."""
    if not syntax.tells_apart(token):
        return
    force = None
    for noun in [*syntax.objects(token), syntax.subject(token)]:
        force = reader.forces.at(noun)
        if force is not None:
            break
    if force is None:
        return
    strength = _level(reader, token)
    if strength is None:
        return
    told = reader.told(token)
    if told.mood not in ("told", "wish"):
        return
    place = reader.where(force) or _deep_place(reader, force) or reader.ends(token, force, stop=syntax.SUBJECT).at
    place = place or reader.locations.usual(token.sent[0], force.codes)
    if place is not None and place.code not in force.codes:
        anchor = force.noun if token.lemma_ in _ESTIMATES else token
        for claim in _presence(reader, anchor, force, place, strength, told.settled, told.negated):
            yield claim if claim.by or token.lemma_ not in _ESTIMATES else _estimated(reader, token, claim)


def _estimated(reader: Reader, token: Token, claim: Presence) -> Presence:
    """Who "puts" a force at a number vouches for it, also where no statement was found."""
    cued = reader.voices.cued_by([token])
    if cued is not None:
        return claim.model_copy(update={"by": reader.voices.of(cued).by, "statement": cued.id})
    subject = syntax.subject(token)
    return claim.model_copy(update={"by": syntax.plain_words(subject)}) if subject is not None else claim


def _deep_place(reader: Reader, force: Force) -> Location | None:
    """The place of the whole in "the number of American troops in Afghanistan"."""
    for noun in force.noun.subtree:
        if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "on", "inside"):
            place = reader.locations.at(noun, force=force.codes)
            if place is not None:
                return place
    return None


def _level(reader: Reader, token: Token) -> Strength | None:
    for name, noun in syntax.prepositional(token):
        if name in ("to", "at") and (noun.pos_ == "NUM" or noun.i in reader.scene.quantities):
            return reader.scene.strength([noun, *noun.children])
    if token.lemma_ in ("number", "total"):
        number = syntax.child(token, "dobj", "attr", "npadvmod", "nummod")
        return reader.scene.strength([number, *number.children]) if number is not None else None
    return None
