"""Permissions: an authority grants, refuses, asks for or takes back leave for a force."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.authorities import applicant, asked_of, authority
from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.grants import Grant, negated, permissions
from sayso.reading.claims.leave import find_leave
from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import phrases, syntax
from sayso.reading.propositions.auxiliaries import is_negated
from sayso.records import Permission, PermissionStatus

_ACTS: dict[str, PermissionStatus] = {"grant": "granted", "refuse": "refused"}
"""Frames whose object is the force or what it may do ("allowed the troops to stay")."""
_GATES: dict[str, PermissionStatus] = {"open": "granted", "close": "refused"}
"""Frames whose object is a place and whose "to" tells for whom ("opened its ports to the warships")."""
_GIFTS: dict[str, PermissionStatus] = {
    "give": "granted", "deny": "refused", "refuse": "refused", "revoke": "revoked", "request": "requested",
}  # fmt: skip
"""Frames whose object is the permit ("gave the troops leave to stay")."""


_REACH = 2
"""How many sentences back the force may have been named that "no such leave" was given to."""


def read_permissions(context: Context) -> Iterator[Permission]:
    """Permissions in text order; the verbs of what is permitted count as read."""
    for token in context.scene.doc:
        if token.i in context.used:
            continue
        grant = find_leave(context, token)
        yield from permissions(context, grant) if grant is not None else _read_verb(context, token)


def _read_verb(context: Context, token: Token) -> Iterator[Permission]:
    """The permissions of the first frame of the verb that tells any."""
    for trigger in lexicon.triggers_at(token):
        for find, table in ((_find_act, _ACTS), (_find_gift, _GIFTS), (_find_gate, _GATES)):
            status = table.get(trigger.frame)
            grant = find(context, token, status) if status is not None else None
            if grant is None:
                continue
            found = list(permissions(context, grant))
            if found:
                context.used.add(token.i)
                yield from found
                return


def _find_act(context: Context, token: Token, status: PermissionStatus) -> Grant | None:
    """ "X allowed the force to do something", "the force was barred from …", "X approved the force's stay"."""
    permitted = _complement(token)
    if permitted is not None and permitted.lemma_ == "know":
        # "Let it be known that they would stay"
        return None
    if permitted is not None and token.lemma_ in words("permitting"):
        context.used.update(t.i for t in permitted.subtree if lexicon.is_trigger(t, "movement", "presence"))
    if not syntax.tells_apart(token) or syntax.is_imperative(token):
        return None
    force, permitted = _permitted(context, token)
    if force is None:
        return None
    return Grant(token, force, status, authority(context, token, force), permitted)


def _permitted(context: Context, token: Token) -> tuple[Force | None, Token | None]:
    """The force that is permitted something, and the verb or noun of what it is permitted."""
    complement = _complement(token)
    nouns = syntax.objects(token)
    if token.lemma_ in words("consenting"):
        nouns += [noun for noun in phrases.nouns_after(("to",), token) if noun.head.head == token]
    if complement is not None:
        # The parser takes the force of "let the troops into Chad" for a clause.
        inner = [complement] if complement.pos_ == "NOUN" else complement.children
        nouns += [c for c in inner if c == complement or c.dep_ in syntax.SUBJECT]
    # "Agreed to their coming": whose coming it is, is not who agreed.
    owners = (c for noun in nouns for c in noun.children if c.dep_ == "poss" and c.lower_ == "their")
    whose = context.forces.first(owners) if token.lemma_ in words("consenting") else None
    if whose is not None:
        return whose, nouns[0]
    force = context.forces.first(nouns) if token.lemma_ not in words("blocking") | words("renewing") else None
    if force is not None:
        bare_group = complement is None and context.forces.is_group(force)
        return (force, complement) if _is_of_forces(force, complement) and not bare_group else (None, None)
    owner = context.code_of(syntax.subject(token))
    for noun in nouns:
        if any(c.lower_ in ("a", "an") for c in noun.children) and (own := context.forces.owned(noun, owner)):
            return own, complement
        if lexicon.tells_whereabouts(noun) or noun.lemma_.lower() in words("permitted_nouns"):
            force = _force_of_mission(context, noun, owner)
            if force is not None:
                return force, noun
    if nouns and complement is not None and _goes_or_sends(complement):
        return _sent(context, nouns[0], complement, owner), complement
    return None, None


def _complement(token: Token) -> Token | None:
    """The verb of what is permitted ("allowed to stay") or refused ("barred from staying")."""
    complement = syntax.child(token, "xcomp", "ccomp")
    if complement is not None and complement.i > token.i:
        return complement
    return next((v for c in token.children if c.lower_ == "from" for v in c.children if v.dep_ == "pcomp"), None)


def _force_of_mission(context: Context, noun: Token, owner: str | None) -> Force | None:
    """The force told of within "the deployment of 300 soldiers"; its owner's, where nobody else's name stands there."""
    heads = (t for t in noun.subtree if t != noun and t.dep_ not in ("compound", "amod", "nummod"))
    forces = (context.forces.owned(t, owner) for t in heads)
    return next((force for force in forces if force), None) or context.forces.within(noun)


def _sent(context: Context, sender: Token, verb: Token, owner: str | None) -> Force | None:
    """The force that a state is permitted to send or move, or that its "government" is."""
    state = context.forces.of_state(sender)
    own = state.codes[0] if state is not None else context.code_of(sender) or owner
    sent = (context.forces.owned(noun, own) for noun in syntax.objects(verb))
    force = next((force for force in sent if force), None)
    if force is None and verb.lemma_ not in words("state_moves") and syntax.direct_object(verb) is None:
        return None
    return force or state


def _is_of_forces(force: Force, permitted: Token | None) -> bool:
    """Is it leave for a force as one? A group or people may be allowed to win or to speak."""
    if permitted is None or permitted.pos_ != "VERB" or (force.noun.pos_ == "PRON" and not force.named):
        return True
    if lexicon.may_be_force(force.noun) and not words("policing").issuperset((force.noun.lemma_.lower(),)):
        return True
    return _goes_or_sends(permitted) or permitted.lemma_ in words("allowances")


def _goes_or_sends(verb: Token) -> bool:
    """Is it what a state may be permitted for its forces ("to withdraw", "to send troops")?"""
    sends = syntax.direct_object(verb)
    if sends is not None and lexicon.is_force_noun(sends):
        return True
    # "To maintain its capabilities" is nothing that forces are permitted as such.
    keeps = sends is not None and all(trigger.object == "force!" for trigger in lexicon.triggers_at(verb))
    return lexicon.tells_whereabouts(verb) and not (keeps and not _is_armed(sends))


def _is_armed(noun: Token | None) -> bool:
    """Is it something that forces are made of or do ("men", "a presence", "a base")?"""
    if noun is None or lexicon.may_be_force(noun) or lexicon.tells_whereabouts(noun):
        return noun is not None
    lemma = noun.lemma_.lower()
    return noun.pos_ in ("PRON", "PROPN") or lemma in words("men") | words("measures") | words(
        "permitted_nouns"
    ) | words("matters")


def _find_gift(context: Context, token: Token, status: PermissionStatus) -> Grant | None:
    """ "X gave the force leave to …", "denied it permission", "ended the accord that allowed it"."""
    permit = _permit(token, status)
    if permit is None or (lexicon.permit_kind(permit) == "accord" and not _concerns_forces(context, permit)):
        return None
    force = applicant(context, token, permit) if status == "requested" else _recipient(context, token, permit)
    # Peace made with an armed group is no leave for it.
    if force is None or (lexicon.permit_kind(permit) == "accord" and context.forces.is_group(force)):
        return None
    ends = token.lemma_ in words("renewing") and is_negated(token)
    if ends:
        # Leave that is not renewed ends.
        status = "revoked"
    elif any(c.lower_ == "no" for c in permit.children):
        status = negated(status)
    permitted = _purpose(token, permit)
    is_visit = status == "requested" or permit.lemma_ == "invitation"
    if permitted is None and force.is_state and is_visit and lexicon.permit_kind(permit) == "leave":
        # "Asked for an invitation" tells of no force.
        return None
    if permitted is not None and force.is_state:
        force = _sent(context, force.noun, permitted, force.codes[0]) or force
    if not _is_of_forces(force, permitted or permit):
        return None
    decider = asked_of(context, token, permit, force) if status == "requested" else authority(context, token, force)
    return Grant(token, force, status, decider, permitted or permit, is_settled=ends)


def _find_gate(context: Context, token: Token, status: PermissionStatus) -> Grant | None:
    """ "X opened its ports to the warships", "the strait was closed to them"."""
    gates = syntax.objects(token)
    force = context.forces.first(phrases.nouns_after(("to",), token, *gates)) if gates else None
    if force is None:
        return None
    return Grant(token, force, status, authority(context, token, force), None)


def _purpose(token: Token, permit: Token) -> Token | None:
    """The verb of what leave is given for ("leave to stay", "permission for them to stay")."""
    own = syntax.child(permit, "acl", "relcl")
    if own is not None:
        return own
    clause = syntax.child(token, "advcl", "xcomp")
    return clause if clause is not None and clause.i > permit.i and syntax.has_to(clause) else None


def _permit(token: Token, status: PermissionStatus) -> Token | None:
    """The leave or accord that is given, denied, asked for or taken back."""
    permit = next((n for n in syntax.objects(token) if lexicon.permit_kind(n)), None)
    if permit is not None:
        return permit
    if status == "requested":
        asked_for = phrases.nouns_after(("for",), token)
        return next((n for n in asked_for if lexicon.permit_kind(n) == "leave"), None)
    if status == "revoked" and token.lemma_ in words("lapsing"):
        subject = syntax.subject(token)
        return subject if subject is not None and lexicon.permit_kind(subject) else None
    return None


def _concerns_forces(context: Context, permit: Token) -> bool:
    """Is the accord one about forces?"""
    if any(t.lower_ in words("defence") for t in permit.subtree):
        return True
    return context.forces.within(permit) is not None


def _recipient(context: Context, token: Token, permit: Token) -> Force | None:
    """The force that is given leave: told as the one given to, or inside the permit's own phrase."""
    dative = syntax.child(token, "dative")
    nouns = [dative] if dative is not None else []
    nouns += [noun for noun in syntax.objects(token) if noun != permit]
    nouns += phrases.nouns_after(("to", "for"), token)
    # The parser may take who is given leave for the subject of "leave to pass".
    nouns += [c for c in permit.children if c.dep_ in syntax.SUBJECT]
    purpose = _purpose(token, permit)
    if purpose is not None:
        nouns += [c for c in purpose.children if c.dep_ in syntax.SUBJECT]
    given = (context.forces.at_or_of_state(noun) for noun in nouns)
    force = next((force for force in given if force), None) or context.forces.within(permit)
    if force is not None:
        return force
    if lexicon.permit_kind(permit) == "accord":
        return _party(context, permit)
    if any(c.lower_ == "such" for c in permit.children):
        return context.forces.last(token, within=_REACH)
    return _in_phrase(context, permit) or _force_within_mission(context, nouns)


def _force_within_mission(context: Context, nouns: list[Token]) -> Force | None:
    """The force of "its consent to the deployment of French troops"."""
    missions = (noun for noun in nouns if lexicon.tells_whereabouts(noun))
    return next((force for noun in missions if (force := context.forces.within(noun))), None)


def _party(context: Context, accord: Token) -> Force | None:
    """The party of an accord whose forces it is about: the one whose forces the report names, else the last."""
    nouns = phrases.nouns_after(("with", "between"), accord)
    parties = [party for noun in nouns if (party := context.forces.of_state(noun))]
    told_of = (party for party in parties if context.forces.names_any_of(party.codes[0]))
    return next(told_of, parties[-1] if parties else None)


def _in_phrase(context: Context, permit: Token) -> Force | None:
    """Who is given, or asked for, the permit by its own phrase ("a British request"; the parser may take the one given
    to for a part of it, as in "gave the submarine permission")."""
    for c in permit.children:
        if c.dep_ in ("compound", "amod", "poss", "nmod") and c.tag_ != "PRP$":
            inner = next((t for t in permit.children if t.dep_ == "compound" and lexicon.may_be_force(t)), None)
            code = context.code_of(c)
            if code is not None:
                return Force(inner or c, (code,), is_state=inner is None)
    senders = (context.forces.of_state(noun) for noun in phrases.nouns_after(("from", "by", "of"), permit))
    return next((sender for sender in senders if sender), None)
