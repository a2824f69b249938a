"""Limits: how many of a force there may be somewhere, and how its present strength stands to that."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import lexicon, syntax
from sayso.reading.claims.forces import Force
from sayso.reading.claims.locations import Location
from sayso.reading.claims.reader import Reader
from sayso.records import Limit, LimitRelation

_OVER = {
    "over",
    "above",
    "beyond",
    "exceed",
    "exceeds",
    "exceeding",
    "exceeded",
    "breach",
    "breaches",
    "breached",
    "past",
}
_AT = {"at", "reached", "reach", "hit"}
_BOUNDS = ("no more than", "not more than", "at most", "a maximum of", "a limit of")
_UNDER = {"under", "below", "within", "beneath"}


def read_limits(reader: Reader) -> Iterator[Limit]:
    """Limits in text order."""
    for token in reader.scene.doc:
        if any(t.frame == "limit" for t in lexicon.triggers_at(token)):
            yield from _read(reader, token)
        elif any(c.dep_ == "aux" and c.lower_ in ("may", "can") for c in token.children):
            yield from _read_allowance(reader, token)


def _read(reader: Reader, token: Token) -> Iterator[Limit]:
    told = reader.told(token)
    if told.mood != "told" or told.negated:
        return
    force = _force(reader, token)
    value = _value(reader, token)
    if force is None:
        return
    place = _place(reader, token, force)
    relation = _relation(token) if token.pos_ == "NOUN" else "unknown"
    if place is None or (value is None and relation == "unknown"):
        return
    voice = reader.voice(_standing(token) or token)
    reader.used.update((token.i, _clause(token).i) if token.pos_ == "NOUN" else (token.i,))
    for code in force.codes:
        yield Limit(
            id="",
            by=voice.by,
            statement=voice.id,
            when=reader.scene.when(syntax.own_tokens(token)),
            evidence=reader.evidence(token if token.pos_ == "VERB" else _clause(token)),
            force=code,
            place=place.code,
            place_name=place.name,
            value=value,
            relation=relation,
        )


def is_upper_bound(reader: Reader, force: Force) -> bool:
    """Is the force counted as "no more than", "at most" or "a maximum of" so many?"""
    for token in syntax.noun_phrase(force.noun):
        quantity = reader.scene.quantities.get(token.i)
        if quantity is not None:
            return quantity.text.lower().startswith(_BOUNDS)
    return False


def _read_allowance(reader: Reader, token: Token) -> Iterator[Limit]:
    """ "No more than 300 soldiers may be in the Sinai"."""
    force = reader.forces.at(syntax.subject(token))
    if force is None or force.strength is None or not is_upper_bound(reader, force):
        return
    place = reader.ends(token, force).at or reader.where(force)
    if place is None:
        return
    voice = reader.voice(token)
    reader.used.add(token.i)
    for code in force.codes:
        yield Limit(
            id="",
            by=voice.by,
            statement=voice.id,
            when=reader.scene.when(syntax.own_tokens(token)),
            evidence=reader.evidence(token),
            force=code,
            place=place.code,
            place_name=place.name,
            value=force.strength[1],
        )


def _clause(token: Token) -> Token:
    return next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), token)


def _force(reader: Reader, token: Token) -> Force | None:
    if token.pos_ == "VERB":
        nouns = list(syntax.objects(token))
        for noun in nouns:
            for inner in [noun, *noun.subtree]:
                force = reader.forces.at(inner)
                if force is not None:
                    return force
        return None
    military = any(lexicon.is_force_noun(t) or t.lemma_ in ("strength", "number", "deployment") for t in token.subtree)
    for inner in token.subtree:
        force = reader.forces.at(inner) if inner != token else None
        if force is not None and force.named:
            return force
    subject = syntax.subject(_clause(token))
    force = reader.forces.at(subject) or (reader.forces.of_state(subject) if military else None)
    if force is not None:
        return force
    counted = subject is not None and subject.lemma_.lower() in (
        "number",
        "strength",
        "presence",
        "deployment",
        "level",
    )
    code = reader.code_of(subject) if counted else None
    if code is not None:
        return Force(token, (code,), None, True)
    if military:
        for inner in reversed(token.doc[token.sent.start : token.i]):
            state = reader.forces.of_state(inner) if inner.dep_ == "nsubj" else None
            if state is not None:
                return state
    codes = reader.forces.last(token, within=2) if military else ()
    return Force(token, codes, None, False) if codes else None


def _value(reader: Reader, token: Token) -> int | None:
    pairs = syntax.prepositional(token)
    if token.pos_ == "NOUN" and token.head.pos_ in ("VERB", "AUX"):
        pairs += syntax.prepositional(token.head)
    for name, noun in pairs:
        if name in ("at", "to", "of"):
            bounds = reader.scene.strength(t for t in [noun, *noun.children] if t.pos_ in ("NUM", "NOUN"))
            if bounds is not None:
                return bounds[1] if bounds[1] is not None else bounds[0]
    if token.pos_ == "NOUN":
        bounds = reader.scene.strength(c for c in token.subtree if c.pos_ == "NUM" and c.i < token.i)
        if bounds is not None:
            return bounds[1] if bounds[1] is not None else bounds[0]
    return None


def _standing(token: Token) -> Token | None:
    """The word that says how the force stands to its limit ("at, or over, the cap")."""
    before = token.doc[max(token.sent.start, token.i - 8) : token.i]
    return next((t for t in before if t.lower_ in _OVER | _AT | _UNDER), None) if token.pos_ == "NOUN" else None


def _relation(token: Token) -> LimitRelation:
    words = {t.lower_ for t in token.sent if t.i < token.i and token.i - t.i <= 12}
    over, at, under = bool(words & _OVER), bool(words & _AT), bool(words & _UNDER)
    if over and at:
        return "at-or-over"
    if over:
        return "over"
    if under:
        return "under"
    return "at" if at else "unknown"


def _place(reader: Reader, token: Token, force: Force) -> Location | None:
    own = reader.where(force)
    if own is not None:
        return own
    for name, noun in syntax.prepositional(token):
        if name in ("in", "on", "at", "for", "inside"):
            place = reader.locations.at(noun, force=force.codes)
            if place is not None and place.code not in force.codes:
                return place
    for inner in token.subtree:
        code = reader.scene.codes.get(inner.i)
        if code is not None and code.kind == "state" and code.code not in force.codes:
            return Location(code.code, code.name, inner)
    return reader.locations.usual(token, force.codes)
