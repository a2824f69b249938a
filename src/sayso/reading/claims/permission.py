"""Permissions: an authority grants, refuses, asks for or takes back leave for a force."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon, limits, syntax
from sayso.reading.claims.forces import Force
from sayso.reading.claims.locations import Location
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.voices import Voice
from sayso.records import Permission, PermissionStatus

_FRAMES = {"grant", "refuse", "give", "deny", "revoke", "request"}
_UNLAWFUL = {
    "illegal",
    "unlawful",
    "unauthorised",
    "unauthorized",
    "unwelcome",
    "illegally",
    "unlawfully",
    "uninvited",
}
_NEGATED: dict[PermissionStatus, PermissionStatus] = {"granted": "refused", "refused": "granted"}
_CONSENTING = {"agree", "consent", "assent"}
_ACTS = {
    "refuse",
    "agree",
    "consent",
    "vote",
    "approve",
    "decide",
    "authorise",
    "authorize",
    "accept",
    "decline",
    "rule",
}
_LAPSE = {"expire", "lapse", "end"}
_DEFENCE = {
    "defence",
    "defense",
    "military",
    "security",
    "base",
    "bases",
    "basing",
    "troop",
    "troops",
    "forces",
    "status",
}


def read_permissions(reader: Reader) -> Iterator[Permission]:
    """Permissions in text order; the verbs of what is permitted count as read."""
    for token in reader.scene.doc:
        if token.i not in reader.used:
            yield from _read(reader, token)


def _read(reader: Reader, token: Token) -> Iterator[Permission]:
    if token.lemma_ in ("have", "enjoy", "lack", "need") and token.pos_ in ("VERB", "AUX"):
        yield from _holding(reader, token)
        return
    if token.lower_ == "invitation" and token.dep_ == "pobj" and token.head.lower_ in ("at", "on", "upon", "by"):
        yield from _invited(reader, token)
        return
    if token.lower_ == "without":
        yield from _without(reader, token)
        return
    if token.lower_ in _UNLAWFUL or (token.lower_ == "welcome" and token.pos_ == "ADJ"):
        yield from _unlawful(reader, token)
        return
    if token.lemma_ in ("stay", "remain", "operate", "return", "enter", "deploy", "be"):
        yield from _under_accord(reader, token)
        return
    for trigger in lexicon.triggers_at(token):
        if trigger.frame not in _FRAMES:
            continue
        found: list[Permission] = []
        if trigger.frame in ("grant", "refuse"):
            found = list(_act(reader, token, "granted" if trigger.frame == "grant" else "refused"))
        if not found and trigger.frame != "grant":
            found = list(_leave(reader, token, trigger.frame))
        if found:
            reader.used.add(token.i)
            yield from found
            return


def _act(reader: Reader, token: Token, status: PermissionStatus) -> Iterator[Permission]:
    """ "X allowed the force to do something", "the force was barred from …", "X approved the force's stay"."""
    if not syntax.tells_apart(token):
        return
    force, complement = _permitted(reader, token)
    if force is None:
        return
    authority = _authority(reader, token, force)
    yield from _permission(reader, token, force, status, authority, complement)


def _permitted(reader: Reader, token: Token) -> tuple[Force | None, Token | None]:
    """The force that is permitted something, and the verb or noun of what it is permitted."""
    complement = syntax.child(token, "xcomp", "ccomp")
    candidates = list(syntax.objects(token))
    if token.lemma_ in _CONSENTING:
        candidates += [noun for name, noun in syntax.prepositional(token) if name == "to" and noun.head.head == token]
    if complement is not None:
        candidates += [c for c in complement.children if c.dep_ in syntax.SUBJECT]
    doer = reader.code_of(syntax.subject(token))
    for noun in candidates:
        force = reader.forces.at(noun)
        if force is not None:
            return force, complement
    for noun in candidates:
        if _tells_movement(noun) or noun.lemma_.lower() in (
            "presence",
            "stay",
            "basing",
            "stationing",
            "mission",
        ):
            for child in noun.subtree:
                force = reader.forces.owned(child, doer) if child != noun else None
                if force is not None:
                    return force, noun
    if candidates and complement is not None:
        state = reader.forces.of_state(candidates[0])
        sends = syntax.direct_object(complement)
        if state is not None and (_tells_movement(complement) or (sends is not None and lexicon.is_force_noun(sends))):
            inner = next((reader.forces.at(t) for t in complement.subtree if reader.forces.at(t)), None)
            return inner or state, complement
    return None, None


def _tells_movement(token: Token) -> bool:
    return any(t.frame in ("movement", "presence") for t in lexicon.triggers_at(token) if t.lemma not in ("be", "have"))


def _leave(reader: Reader, token: Token, frame: str) -> Iterator[Permission]:
    """ "X gave the force leave to …", "denied it permission", "ended the accord that allowed it"."""
    permit = next((n for n in syntax.objects(token) if lexicon.permit_kind(n)), None)
    if permit is None and frame == "request":
        pairs = syntax.prepositional(token)
        permit = next((n for name, n in pairs if name == "for" and lexicon.permit_kind(n) == "leave"), None)
    if permit is None and frame == "revoke" and token.lemma_ in _LAPSE:
        subject = syntax.subject(token)
        permit = subject if subject is not None and lexicon.permit_kind(subject) else None
    if permit is None:
        return
    if lexicon.permit_kind(permit) == "accord" and not _concerns_forces(reader, permit):
        return
    force = _recipient(reader, token, permit)
    if force is None and frame == "request":
        force = reader.forces.of_state(syntax.subject(token))
    if force is None:
        return
    status: PermissionStatus = {
        "give": "granted",
        "deny": "refused",
        "refuse": "refused",
        "revoke": "revoked",
    }.get(frame, "requested")  # type: ignore[assignment]
    if any(c.lower_ == "no" for c in permit.children):
        status = _NEGATED.get(status, status)
    authority = _authority(reader, token, force) if frame != "request" else _other(reader, token, force)
    complement = next((c for c in permit.children if c.dep_ in ("acl", "relcl")), None)
    yield from _permission(reader, token, force, status, authority, complement or permit)


def _concerns_forces(reader: Reader, permit: Token) -> bool:
    words = {t.lower_ for t in permit.subtree}
    return bool(words & _DEFENCE) or any(reader.forces.at(t) for t in permit.subtree if t != permit)


def _recipient(reader: Reader, token: Token, permit: Token) -> Force | None:
    """The force that is given leave: told as the one given to, or inside the permit's own phrase."""
    dative = syntax.child(token, "dative")
    nouns = [dative] if dative is not None else []
    nouns += [noun for noun in syntax.objects(token) if noun != permit]
    for noun in [*nouns, *(noun for name, noun in syntax.prepositional(token) if name in ("to", "for"))]:
        force = reader.forces.at(noun) or reader.forces.of_state(noun)
        if force is not None:
            return force
    for noun in permit.subtree:
        force = reader.forces.at(noun) if noun != permit else None
        if force is not None:
            return force
    for name, noun in syntax.prepositional(permit):
        if name in ("with", "between"):
            force = reader.forces.of_state(noun)
            if force is not None:
                return force
    return None


def _holding(reader: Reader, token: Token) -> Iterator[Permission]:
    """ "The force has (no) permission to stay"."""
    permit = syntax.direct_object(token)
    if permit is None or lexicon.permit_kind(permit) != "leave":
        return
    force = reader.forces.at(syntax.subject(token)) or reader.forces.of_state(syntax.subject(token))
    if force is None:
        return
    denied = token.lemma_ == "lack" or any(c.lower_ == "no" for c in permit.children)
    complement = next((c for c in permit.children if c.dep_ == "acl"), None) or syntax.child(token, "xcomp")
    status: PermissionStatus = "refused" if denied else "granted"
    authority = _other(reader, permit, force)
    yield from _permission(reader, token, force, status, authority, complement)


def _invited(reader: Reader, token: Token) -> Iterator[Permission]:
    """ "They come at the invitation of the government"."""
    verb = token.head.head
    force = reader.forces.at(syntax.subject(verb)) if verb.pos_ in ("VERB", "AUX") else None
    if force is not None:
        yield from _permission(reader, token, force, "granted", _other(reader, token, force), verb, consume=False)


def _without(reader: Reader, token: Token) -> Iterator[Permission]:
    """ "The force is there without the government's consent"."""
    permit = syntax.child(token, "pobj")
    if permit is None or lexicon.permit_kind(permit) != "leave":
        return
    verb = token.head
    force = reader.forces.at(syntax.subject(verb)) if verb.pos_ in ("VERB", "AUX") else None
    force = force or next((f for f in map(reader.forces.at, syntax.objects(verb)) if f), None)
    if force is not None:
        yield from _permission(reader, token, force, "refused", _other(reader, permit, force), verb, consume=False)


def _unlawful(reader: Reader, token: Token) -> Iterator[Permission]:
    """ "Their presence is illegal", "the force is not welcome"."""
    head = token.head
    if token.lower_ == "welcome":
        if not (head.lemma_ == "be" and any(c.dep_ == "neg" for c in head.children)) and "longer" not in {
            c.lower_ for c in head.children
        }:
            return
    noun = head if head.pos_ in ("NOUN", "PROPN") else syntax.subject(head)
    force = reader.forces.at(noun)
    if force is None and noun is not None:
        force = next((f for f in (reader.forces.at(t) for t in noun.subtree if t != noun) if f), None)
    if force is None and noun is not None and noun.lemma_.lower() in ("presence", "occupation", "deployment"):
        codes = [reader.code_of(c) for c in noun.children if c.dep_ in ("poss", "amod", "compound")]
        force = next((Force(noun, (c,), None, True) for c in codes if c), None)
    if force is not None:
        reader.used.update((token.i, head.i))
        yield from _permission(reader, head, force, "refused", None, noun, keep=True)


def _under_accord(reader: Reader, token: Token) -> Iterator[Permission]:
    """ "Under the agreement the troops may stay until 2026"."""
    if not any(c.dep_ == "aux" and c.lower_ in ("may", "can") for c in token.children):
        return
    accord = next(
        (n for name, n in syntax.prepositional(token) if name == "under" and lexicon.permit_kind(n) == "accord"),
        None,
    )
    force = reader.forces.at(syntax.subject(token)) if accord is not None else None
    if accord is None or force is None or limits.is_upper_bound(reader, force):
        return
    reader.used.add(token.i)
    yield from _permission(reader, token, force, "granted", _other(reader, accord, force), token, possible=True)


def _authority(reader: Reader, token: Token, force: Force) -> str | None:
    """Who decides: the verb's subject or agent; of an accord the party that is not the force's own."""
    doers = syntax.agents(token) if syntax.is_passive(token) else [syntax.subject(token)]
    for noun in doers:
        if noun is None:
            continue
        if lexicon.permit_kind(noun) == "accord":
            return _other(reader, noun, force)
        code = reader.code_of(noun)
        if code is not None:
            return code
    return None


def _other(reader: Reader, permit: Token, force: Force) -> str | None:
    """The state or body named with the permit that is not the force's own."""
    for token in permit.subtree:
        code = reader.scene.codes.get(token.i)
        if code is not None and code.code not in force.codes:
            return code.code
    return None


def _permission(
    reader: Reader,
    token: Token,
    force: Force,
    status: PermissionStatus,
    authority: str | None,
    complement: Token | None,
    *,
    keep: bool = False,
    consume: bool = True,
    possible: bool = False,
) -> Iterator[Permission]:
    told = reader.told(token, force)
    if told.mood in ("unasserted", "demand"):
        return
    if told.status == "possible" and not told.negated and not possible:
        return
    if told.mood == "ask" or (told.mood == "wish" and status == "granted"):
        status = "requested"
    elif told.negated and not keep:
        status = _NEGATED.get(status, status)
    voice = _voice(reader, token)
    place = _place(reader, token, force, complement)
    if place is None and complement is not None and complement.lower_ in ("in", "back"):
        place = reader.locations.usual(token, (*force.codes, authority or ""))
    if place is None and authority is not None and len(authority) == 3 and authority not in force.codes:
        place = Location(authority, authority, token)
    if place is None and voice.code and len(voice.code) == 3 and voice.code not in force.codes:
        place = Location(voice.code, voice.code, token)
    if place is None or place.code in force.codes:
        return
    if complement is not None and consume:
        reader.used.update(t.i for t in complement.subtree if _tells_movement(t))
    for code in force.codes:
        yield Permission(
            id="",
            by=voice.by,
            statement=voice.id,
            status=status,
            strength=force.strength,
            when=reader.scene.when(syntax.own_tokens(token)),
            evidence=reader.evidence(token),
            authority=authority or place.code,
            force=code,
            act=complement.lemma_.lower() if complement is not None and complement.pos_ in ("VERB", "NOUN") else None,
            place=place.code,
            place_name=place.name,
        )


def _voice(reader: Reader, token: Token) -> Voice:
    """Whose word it is. To refuse, agree or vote is the act itself and no statement: then the voice around it."""
    voice = reader.voice(token)
    cue = voice.statement.cue if voice.statement is not None else None
    acts = cue is not None and any(
        t.lemma_ in _ACTS and cue.start <= t.idx < cue.end for t in (token, *token.ancestors)
    )
    return reader.voices.around(voice) if acts else voice


def _place(reader: Reader, token: Token, force: Force, complement: Token | None) -> Location | None:
    if complement is not None:
        for trigger in lexicon.triggers_at(complement):
            if trigger.object == "place":
                place = reader.locations.at(syntax.direct_object(complement), force=force.codes)
                if place is not None:
                    return place
        for inner in (complement, *(c for c in complement.children if c.dep_ == "xcomp")):
            ends = reader.ends(inner, force)
            place = ends.destination or ends.at
            if place is not None:
                return place
    ends = reader.ends(token, force)
    own = reader.where(force)
    return ends.destination or ends.at or own or _for(reader, token, force)


def _for(reader: Reader, token: Token, force: Force) -> Location | None:
    """The land of "a standby force for Mozambique"."""
    for name, noun in [*syntax.prepositional(force.noun), *syntax.prepositional(token)]:
        if name == "for":
            place = reader.locations.at(noun, force=force.codes)
            if place is not None:
                return place
    return None
