"""Grants: an act of leave as the readers of permissions find it, put together as permissions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.locations import Location, land_of
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.voices import Voice
from sayso.records import Permission, PermissionStatus

_NEGATED: dict[PermissionStatus, PermissionStatus] = {"granted": "refused", "refused": "granted"}


@dataclass(frozen=True, slots=True)
class Grant:
    """An act or state of leave, granted or not.

    Attributes:
        token: The word that tells it.
        force: Whose leave it is.
        status: What the word alone makes of it; negation turns it.
        authority: Code of whoever decides; `None` stands for the state whose land it is.
        permitted: The verb or noun of what is permitted.
        is_settled: Does the word tell the status for good, its negation included ("is not welcome")?
        is_allowance: Is it told by the auxiliary of leave itself ("may stay")?
        holds_permitted: Is what is permitted told only as permitted, and makes no claim of its own?
    """

    token: Token
    force: Force
    status: PermissionStatus
    authority: str | None
    permitted: Token | None
    is_settled: bool = False
    is_allowance: bool = False
    holds_permitted: bool = True


def negated(status: PermissionStatus) -> PermissionStatus:
    """What "no" makes of a status; a request or revocation that is denied stays one."""
    return _NEGATED.get(status, status)


def other_party(context: Context, permit: Token, force: Force) -> str | None:
    """The state or body named with a permit ("Iraq's consent", "an accord with Chad") that is not the force's own."""
    codes = (context.scene.codes.get(t.i) for t in permit.subtree)
    return next((code.code for code in codes if code is not None and code.code not in force.codes), None)


def permissions(context: Context, grant: Grant) -> Iterator[Permission]:
    """The permissions that a grant tells, one for each code of the force.

    None where nobody vouches for it, it is only possible, or no place is told that is not the force's own. The
    verbs of what is permitted count as read.
    """
    told = context.told(grant.token, grant.force)
    status = _status(grant, told)
    permitted = grant.permitted
    if permitted is not None and grant.holds_permitted:
        # What is permitted, or might be, is thereby not told as so.
        context.used.update(t.i for t in permitted.subtree if lexicon.tells_whereabouts(t))
    if status is None:
        return
    voice = _voice(context, grant.token)
    place = _place(context, grant) or _implied_place(context, grant, voice)
    if place is None or place.code in grant.force.codes:
        return
    common = context.common_fields(grant.token, voice=voice)
    for code in grant.force.codes:
        yield Permission(
            **common,
            status=status,
            strength=grant.force.strength,
            authority=grant.authority or place.code,
            force=code,
            act=permitted.lemma_.lower() if permitted is not None and permitted.pos_ in ("VERB", "NOUN") else None,
            place=place.code,
            place_name=place.name,
        )


def _status(grant: Grant, told: Modality) -> PermissionStatus | None:
    """What the words around the grant make of its status; `None` where they vouch for none."""
    if told.mood in ("unasserted", "demand") or any(t.lemma_ in words("awaited") for t in grant.token.ancestors):
        return None
    if told.status == "possible" and not told.negated and not grant.is_allowance:
        return None
    if told.negated and grant.status == "requested":
        return None
    if told.mood == "ask" or (told.mood == "wish" and grant.status == "granted"):
        return "requested"
    return negated(grant.status) if told.negated and not grant.is_settled else grant.status


def _voice(context: Context, token: Token) -> Voice:
    """Whose word it is. To refuse, agree or vote is the act itself and no statement: then the voice around it."""
    voice = context.voice(token)
    cue = voice.statement.cue if voice.statement is not None else None
    deciding = (t for t in (token, *token.ancestors) if t.lemma_ in words("deciding"))
    if cue is not None and any(cue.start <= t.idx < cue.end for t in deciding):
        return context.voices.around(voice)
    return voice


def _place(context: Context, grant: Grant) -> Location | None:
    """Where the force may be or go: by what is permitted, by the grant's own clause, else by the force's phrase."""
    force = grant.force
    if grant.permitted is not None:
        place = _permitted_place(context, grant.permitted, force)
        if place is not None:
            return place
    ends = context.ends(grant.token, force)
    return ends.destination or ends.at or context.where(force) or _land_of_purpose(context, grant)


def _permitted_place(context: Context, permitted: Token, force: Force) -> Location | None:
    """The place that "to enter Iraq" or "to stay in Iraq" tells."""
    if any(trigger.object == "place" for trigger in lexicon.triggers_at(permitted)):
        place = context.locations.at(syntax.direct_object(permitted), force=force.codes)
        if place is not None:
            return place
    for verb in (permitted, *(c for c in permitted.children if c.dep_ == "xcomp")):
        ends = context.ends(verb, force)
        place = ends.destination or ends.at
        if place is not None:
            return place
    return None


def _land_of_purpose(context: Context, grant: Grant) -> Location | None:
    """The land of "a standby force for Mozambique"."""
    nouns = phrases.nouns_after(("for",), grant.force.noun, grant.token)
    return context.locations.first(nouns, force=grant.force.codes)


def _implied_place(context: Context, grant: Grant, voice: Voice) -> Location | None:
    """Where no place is told: the one named last for a bare "in" or "back", else the land of who decides or speaks."""
    token, codes, authority = grant.token, grant.force.codes, grant.authority
    usual = None
    if grant.permitted is not None and grant.permitted.lower_ in ("in", "back"):
        usual = context.locations.last(token, (*codes, authority or ""))
    own = usual or land_of(authority, token, but=codes) or land_of(voice.code, token, but=codes)
    goes = grant.permitted is not None and lexicon.tells_whereabouts(grant.permitted)
    return own or (context.locations.last(token, codes) if goes else None)
