"""Demands: somebody demands that a force leave, stay, come or stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.locations import Location, land_of
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.lexicon import governor_at
from sayso.reading.propositions.voices import Voice
from sayso.records import Act, Demand

_OPPOSITE: dict[Act, Act] = {"leave": "stay", "stay": "leave", "come": "stop", "stop": "come"}


def read_demands(
    context: Context, token: Token, force: Force, act: Act, place: Location | None, *, negated: bool
) -> Iterator[Demand]:
    """The demands that the proposition at `token` makes, one a force; none where nobody makes them.

    Args:
        context: The report.
        token: The verb or noun that tells what is demanded.
        force: Of whom it is demanded.
        act: What the proposition says that the force would do.
        place: Where, if it is told.
        negated: Is it demanded that the force do not?
    """
    voice, is_own = _demander(context, token)
    if voice.by is None and voice.code is None:
        return
    place = place or context.where(force) or _own_land(token, force, act, voice.code)
    if place is not None and is_own and act == "leave" and lexicon.place_kind(place.noun) == "site":
        # A base that a state wants vacated is in its own land, whatever else bears its name.
        place = land_of(voice.code, place.noun, but=force.codes) or place
    if place is None and act == "leave":
        place = context.locations.usual(token, force.codes)
    if place is None and act == "come":
        return
    for code in force.codes:
        if code == voice.code and act in ("leave", "come") and (place is None or not _is_demand(token)):
            # What a state wants of its own forces is its plan, unless somebody of it demands it of the state.
            continue
        yield Demand(
            **context.common_fields(token, voice=voice),
            strength=force.strength,
            by_code=voice.code or (place.code if place and is_own and (act != "come" or negated) else None),
            force=code,
            act=_OPPOSITE[act] if negated else act,
            place=place.code if place else None,
            place_name=place.name if place else None,
        )


def is_command(context: Context, token: Token, force: Force, *, is_done: bool = False) -> bool:
    """Is it told, ordered or wished by somebody else than the force's own state that the force do it?

    With `is_done` it is told to have happened, whoever wished for it.
    """
    commander, wisher = _commander(token), _wisher(token) if not is_done else None
    head = commander or wisher
    if head is None:
        return False
    who = syntax.subject(head)
    code = context.code_of(who)
    if code is None and head.lemma_ == "want" and who is not None and who.pos_ != "PRON":
        # Who wants them "gone" or "out" is none of theirs; who wants them home may be.
        return token.lower_ == "gone" or any(c.lower_ == "out" for c in token.children)
    code = code or context.voice(token).code
    return code not in force.codes and (code is not None or commander is None)


def _wisher(token: Token) -> Token | None:
    """The verb that wishes for what the token tells ("seeks the withdrawal of the troops")."""
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    if above.lemma_ in words("stopping") and syntax.has_to(above):
        # "Seeks to stop the deployment" wishes against it.
        above = above.head
    return above if above.lemma_ in words("wishing") else None


def _commander(token: Token) -> Token | None:
    """The verb that commands what the token tells ("told them to leave", "gave them a week to leave")."""
    if token.lemma_ in words("commanding"):
        return token
    head = token.head.head if syntax.is_given_time(token) else token.head
    infinitive = syntax.has_to(token) and token.dep_ in ("xcomp", "acl", "relcl", "ccomp")
    done = token.dep_ == "ccomp" and token.tag_ == "VBN" and head.lemma_ == "want"
    return head if (infinitive or done) and head.lemma_ in words("commanding") else None


def _demander(context: Context, token: Token) -> tuple[Voice, bool]:
    """Who demands: the voice whose words they are, else the subject of the verb that demands.

    Returns:
        The voice, with the code of whoever demands; and whether that is the voice itself. It is not where an
        envoy tells of a resolution that calls for something.
    """
    voice = context.voice(token)
    demands = (a for a in token.ancestors if (g := governor_at(a)) and g.effect in ("demand", "ask"))
    head = _commander(token) or next(demands, None) or _wisher(token)
    if head is None:
        return voice, True
    subject = _subject(head)
    cued = context.voices.cued_by(head)
    if cued is not None:
        is_paper = subject is not None and subject.lemma_.lower() in words("papers")
        return replace(cued, code=cued.code or context.code_of(subject)), not is_paper
    if subject is None:
        return voice, True
    told_by_other = voice.by is not None
    return replace(voice, by=voice.by or _name(context, subject), code=context.code_of(subject)), not told_by_other


def _is_demand(token: Token) -> bool:
    return any((g := governor_at(a)) is not None and g.effect == "demand" for a in token.ancestors)


def _name(context: Context, noun: Token) -> str | None:
    """What somebody is called: the actor's name, else the noun's own words; a pronoun alone names nobody."""
    actor = context.scene.actor_at.get(noun.i)
    if actor is not None:
        return actor.name
    return None if noun.pos_ == "PRON" else phrases.plain_words(noun)


def _subject(head: Token) -> Token | None:
    """Who demands by a verb, or by a noun ("calls from lawmakers", "the ministry's demand")."""
    if syntax.is_verb(head):
        return syntax.subject(head)
    nouns = [noun for noun in phrases.nouns_after(words("demanders"), head) if noun.head.head == head]
    return nouns[0] if nouns else syntax.child(head, "poss")


def _own_land(token: Token, force: Force, act: Act, host: str | None) -> Location | None:
    """The land of the state that demands that a force there leave or stay, or come there."""
    if act in ("leave", "stay") and not force.named:
        return None
    if act in ("come", "stop") and any(name in words("to") for name, _ in phrases.prepositional(token)):
        return None
    return land_of(host, token, but=force.codes)
