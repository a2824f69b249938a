"""What a verb's own auxiliaries, tense and negation say of how it is told."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.propositions import syntax
from sayso.reading.propositions.lexicon import words
from sayso.reading.propositions.modality import Modality, Mood


def own_modality(verb: Token, *, to_come: bool = False) -> Modality:
    """How the verb is told by itself; with `to_come` its present tense tells what is planned ("leaves on Friday")."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    negated = is_negated(verb)
    unreal = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if auxiliaries & words("will"):
        return Modality("planned", negated, "unasserted" if unreal and "would" in auxiliaries else "told")
    if auxiliaries & words("may"):
        mood: Mood = "unasserted" if unreal and "could" in auxiliaries else "told"
        return Modality("planned" if negated and auxiliaries & words("can") else "possible", negated, mood)
    if auxiliaries & words("must"):
        return Modality("planned", negated, "unasserted" if unreal else "demand")
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children):
        return Modality(None, negated)
    if verb.tag_ in ("VBD", "VBP", "VBZ") or auxiliaries:
        return Modality("planned" if to_come and _is_present(verb, auxiliaries) else "actual", negated)
    return Modality(None, negated)


def is_negated(token: Token) -> bool:
    """Does "not", "no", "never" or "without" stand with the word, or is its subject nobody ("no government has …")?"""
    return negation(token) is not None


def negation(token: Token) -> Token | None:
    """The word that negates another, `None` where none does; see `is_negated`."""
    for c in token.children:
        if c.dep_ in syntax.SUBJECT:
            nobody = c if c.lower_ in words("nobody") else c.left_edge
            if nobody.lower_ in words("nobody") or (nobody.lower_ == "no" and nobody.head == c):
                return nobody
        if c.dep_ == "neg" or c.lower_ in words("negators") or _is_no_longer(c):
            return c
    return token.head if token.dep_ == "pobj" and token.head.lower_ == "without" else None


def _is_no_longer(adverb: Token) -> bool:
    return adverb.lower_ == "longer" and adverb.i > 0 and adverb.nbor(-1).lower_ == "no"


def put_off_to(verb: Token) -> Token | None:
    """The noun that tells how long something is put off ("will not leave until December"), which is then to come."""
    if not is_negated(verb):
        return None
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in words("till") | {"before"})
    return next((noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"), None)


def is_past(verb: Token) -> bool:
    """Is the verb, or an auxiliary of it, in the past tense?"""
    return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in verb.children)


def _is_present(verb: Token, auxiliaries: set[str]) -> bool:
    return verb.tag_ in ("VBP", "VBZ") or (verb.tag_ == "VBG" and bool(auxiliaries & words("being")))
