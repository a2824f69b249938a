"""Leave told as a state of things: had or lacked, by invitation, under an accord, or a force there without it."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.counts import is_upper_bound
from sayso.reading.claims.forces import Force
from sayso.reading.claims.grants import Grant, other_party
from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import phrases, syntax

_DECIDING = ("GOV", "MIL", "LEG")
"""PLOVER sectors of those whose "may" is leave and no guess."""


def find_leave(context: Context, token: Token) -> Grant | None:
    """The leave that the word tells of, had or not had; verbs of giving and refusing are left to `permission`."""
    if token.lemma_ in words("holding") and syntax.is_verb(token):
        return _had(context, token)
    if token.lower_ in words("invitations"):
        return _invited(context, token)
    if token.lower_ == "without":
        return _without(context, token)
    if token.lower_ in words("unlawful"):
        return _unlawful(context, token)
    if token.lower_ in words("void") and token.dep_ in ("acomp", "attr"):
        return _void(context, token)
    if token.lower_ == "welcome" and token.pos_ == "ADJ":
        return _unlawful(context, token) if _is_unwelcome(token.head) else None
    if token.lemma_ in words("allowances"):
        return _under_accord(context, token) or _by_host(context, token)
    return None


def _had(context: Context, token: Token) -> Grant | None:
    """ "The force has (no) permission to stay"."""
    permit = syntax.direct_object(token)
    if permit is None or lexicon.permit_kind(permit) != "leave":
        return None
    force = context.forces.at_or_of_state(syntax.subject(token))
    if force is None:
        return None
    # "Had no access to the Internet": what may be used is leave only for what forces do.
    goes = any(lexicon.tells_whereabouts(c) or c.lemma_ in words("allowances") for c in permit.children)
    if permit.lemma_.lower() in words("weak_permits") and not goes:
        return None
    denied = token.lemma_ == "lack" or any(c.lower_ == "no" for c in permit.children)
    permitted = syntax.child(permit, "acl") or syntax.child(token, "xcomp")
    return Grant(token, force, "refused" if denied else "granted", other_party(context, permit, force), permitted)


def _invited(context: Context, token: Token) -> Grant | None:
    """ "They come at the invitation of the government"."""
    prep, verb = token.head, token.head.head
    if token.dep_ != "pobj" or prep.lower_ not in ("at", "on", "upon", "by") or not syntax.is_verb(verb):
        return None
    force = context.forces.at(syntax.subject(verb))
    if force is None:
        return None
    host = other_party(context, token, force)
    ends = context.ends(verb, force)
    place = ends.destination or ends.at
    # What a third state asks for is no leave to be in another.
    if token.lower_ != "invitation" and (place is None or place.code != host):
        return None
    return Grant(token, force, "granted", host, verb, holds_permitted=False)


def _without(context: Context, token: Token) -> Grant | None:
    """ "The force is there without the government's consent"."""
    permit, verb = syntax.child(token, "pobj"), token.head
    if permit is None or lexicon.permit_kind(permit) != "leave":
        return None
    subjects = [syntax.subject(verb)] if syntax.is_verb(verb) else []
    force = context.forces.first((*subjects, *syntax.objects(verb)))
    if force is None:
        return None
    return Grant(token, force, "refused", other_party(context, permit, force), verb, holds_permitted=False)


def _is_unwelcome(verb: Token) -> bool:
    """Is it "not welcome" or "no longer welcome"?"""
    if any(c.lower_ == "longer" for c in verb.children):
        return True
    return verb.lemma_ == "be" and syntax.child(verb, "neg") is not None


def _unlawful(context: Context, token: Token) -> Grant | None:
    """ "Their presence is illegal", "the force is not welcome"."""
    head = token.head
    noun = head if head.pos_ in ("NOUN", "PROPN") else syntax.direct_object(head) or syntax.subject(head)
    force = _present(context, noun) if noun is not None else None
    if force is None:
        return None
    if token.pos_ == "ADJ":
        context.used.update((token.i, head.i))
    return Grant(head, force, "refused", None, noun, is_settled=token.lower_ == "welcome")


def _present(context: Context, noun: Token) -> Force | None:
    """The force that the noun stands for or tells of ("the presence of the troops", "the Russian occupation")."""
    force = context.forces.at(noun) or context.forces.within(noun)
    if force is not None or noun.lemma_.lower() not in words("unlawful_nouns"):
        return force
    codes = (context.code_of(c) for c in noun.children if c.dep_ in ("poss", "amod", "compound"))
    owner = next((code for code in codes if code), None)
    return Force(noun, (owner,)) if owner is not None else None


def _under_accord(context: Context, token: Token) -> Grant | None:
    """ "Under the agreement the troops may stay until 2026"."""
    if not syntax.has_auxiliary(token, "may", "can"):
        return None
    nouns = phrases.nouns_after(("under",), token)
    accord = next((noun for noun in nouns if lexicon.permit_kind(noun) == "accord"), None)
    force = context.forces.at(syntax.subject(token)) if accord is not None else None
    if accord is None or force is None or is_upper_bound(context.scene, force.noun):
        return None
    context.used.add(token.i)
    return Grant(token, force, "granted", other_party(context, accord, force), token, is_allowance=True)


def _by_host(context: Context, token: Token) -> Grant | None:
    """ "The troops may stay", said by the government whose land they are in."""
    voice = context.voice(token)
    force = context.forces.at(syntax.subject(token)) if syntax.has_auxiliary(token, "may", "can") else None
    if force is None or voice.code is None or voice.code in force.codes or voice.sector not in _DECIDING:
        return None
    if is_upper_bound(context.scene, force.noun):
        return None
    ends = context.ends(token, force)
    place = ends.destination or ends.at or context.where(force)
    if place is not None and place.code != voice.code:
        return None
    context.used.add(token.i)
    return Grant(token, force, "granted", voice.code, token, is_allowance=True)


def _void(context: Context, token: Token) -> Grant | None:
    """ "The accord under which the troops came is void"."""
    accord = syntax.subject(token.head)
    if accord is None or lexicon.permit_kind(accord) is None:
        return None
    force = context.forces.within(accord)
    if force is None:
        return None
    authority = other_party(context, accord, force) or context.voice(token).code
    return Grant(token.head, force, "revoked", authority, accord)
