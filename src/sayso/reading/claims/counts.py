"""Counts: how many a noun phrase tells of."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from sayso.reading.claims import lexicon
from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import phrases
from sayso.reading.propositions.scene import Scene
from sayso.records import Strength


def strength_at(scene: Scene, tokens: Iterable[Token]) -> Strength | None:
    """Bounds of the first count among these tokens."""
    for token in tokens:
        quantity = scene.quantities.get(token.i)
        if quantity is not None and quantity.low is not None:
            high = quantity.high
            return int(quantity.low), None if high is None else int(high)
    return None


def strength_of(scene: Scene, noun: Token) -> Strength | None:
    """How many the noun phrase counts ("some 300 soldiers"); "two battalions" and "not one soldier" count none."""
    first = phrases.noun_phrase(noun)[0]
    if first.lower_ == "not" or (first.lower_ in ("one", "a") and first.i > 0 and first.nbor(-1).lower_ == "not"):
        return None
    strong = next((c for c in noun.children if c.dep_ == "amod" and c.lower_ == "strong"), None)
    if strong is not None:
        return strength_at(scene, strong.children)
    if noun.lemma_.lower() in words("units") and any(c.dep_ == "nummod" for c in noun.children):
        return None
    return strength_at(
        scene,
        (
            t
            for t in phrases.noun_phrase(noun)
            if t == noun or t.like_num or t.pos_ == "NUM" or t.dep_ in ("nummod", "quantmod", "amod")
        ),
    )


def is_upper_bound(scene: Scene, noun: Token) -> bool:
    """Is the noun counted as "no more than", "at most" or "a maximum of" so many?"""
    counts = (scene.quantities.get(t.i) for t in phrases.noun_phrase(noun))
    first = next((count for count in counts if count is not None), None)
    return first is not None and first.text.lower().startswith(tuple(words("upper_bounds")))


def is_of_people(noun: Token) -> bool:
    """Is it a bare number or one of people, and not "grown to 65 countries"?"""
    if noun.pos_ == "NUM" or noun.tag_ == "CD":
        return True
    return lexicon.may_be_force(noun) or noun.lemma_.lower() in words("men") | words("people")
