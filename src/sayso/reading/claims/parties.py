"""Parties: who takes part in talks, by name or by what the report tells of the force that they are about."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.lexicon import words
from sayso.reading.claims.locations import land_of
from sayso.reading.propositions import phrases, syntax


def host_of(context: Context, token: Token, force: Force) -> str | None:
    """The state in whose land the force is, as the report tells it up to the token."""
    place = context.where(force) or context.locations.usual(token, force.codes)
    place = place or context.locations.in_focus(token, force.codes)
    land = land_of(place.code, token, but=force.codes) if place is not None else None
    return land.code if land is not None else None


def are_two_sides(token: Token) -> bool:
    """Is the subject of talks "the two sides" or "both governments", named before or not at all?"""
    verb = token if token.pos_ == "VERB" else syntax.verb_above(token)
    subject = syntax.subject(verb) if verb is not None else None
    if subject is None or subject.lemma_.lower() not in words("sides"):
        return False
    return any(c.lower_ in ("both", "two") for c in subject.children)


def parties_of(context: Context, token: Token, host: str | None) -> Iterator[str]:
    """Codes of who takes part: subjects, those met with, and modifiers of the noun ("Sino-Indian talks").

    Args:
        context: The report.
        token: The word that tells of the talks.
        host: Whose "the prime minister" is where the words name no state.
    """
    verb = token if token.pos_ == "VERB" else syntax.verb_above(token)
    subject = syntax.subject(verb) if verb is not None else None
    nouns = [subject] if subject is not None else []
    heads = [token] if verb is None or verb == token else [token, verb]
    nouns += [n for n in phrases.nouns_after(words("parties"), *heads) if _takes_part(n, heads)]
    nouns = [each for noun in nouns for each in (noun, *noun.conjuncts)]
    if token.lemma_ == "meet":
        nouns += syntax.objects(token)
    nouns += [c for c in token.children if c.dep_ in ("amod", "compound", "poss")]
    for noun in nouns:
        found = _codes(context, noun)
        yield from found
        if not found and host is not None and _is_office_of_state(noun):
            yield host


def _takes_part(noun: Token, heads: list[Token]) -> bool:
    """Does the noun hang on the talks themselves, and not on what they are about?"""
    first = next((c for c in noun.conjuncts if c.i < noun.i), noun)
    return any(each.head.head in heads for each in (noun, first))


def _codes(context: Context, noun: Token) -> list[str]:
    """Every code in the noun's phrase, else that of whoever it stands for."""
    codes = context.scene.codes
    named = [codes[t.i].code for t in _with_modifiers(noun) if t.i in codes]
    if named:
        return named
    # "Officials of Tonga and New Zealand"
    of = [n for n in phrases.nouns_after(("from", "of"), noun) if n.head.head == noun]
    joined = [codes[t.i].code for n in of for t in (n, *n.conjuncts) if t.i in codes]
    if len(joined) > 1:
        return joined
    own = context.code_of(noun)
    return [own] if own else []


def _with_modifiers(noun: Token) -> Iterator[Token]:
    for token in phrases.noun_phrase(noun):
        yield token
        yield from (c for c in token.conjuncts if c.dep_ == "conj" and c.pos_ in ("ADJ", "PROPN"))


def _is_office_of_state(noun: Token) -> bool:
    """Is it "the prime minister" or "the government", with nothing that tells whose?"""
    modifiers = [c for c in noun.children if c.dep_ not in ("amod", "appos", "punct")]
    return noun.lemma_.lower() in words("offices_of_state") and [c.lower_ for c in modifiers] == ["the"]
