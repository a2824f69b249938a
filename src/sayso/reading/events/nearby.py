"""Nearby: the words around a verb or noun among which a party may be named."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims import phrases, syntax
from sayso.reading.events.lexicon import words


def indirect_objects(verb: Token) -> Iterator[Token]:
    """To whom something is given: "gave them", "gave to them"."""
    for c in verb.children:
        if c.dep_ == "dative":
            yield from (c,) if c.pos_ != "ADP" else (t for t in c.children if t.dep_ == "pobj")


def clause_subjects(verb: Token) -> Iterator[Token]:
    """Who is to do what the clause under a verb says ("demanded that X leave", "called for X to leave")."""
    for c in verb.children:
        clauses = [c] if c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "advcl" and _is_for_clause(c)) else []
        if c.dep_ == "prep":
            clauses = [inner for inner in c.children if inner.dep_ in ("pcomp", "pobj")]
        found = (syntax.child(clause, *syntax.SUBJECT) for clause in clauses)
        yield from (noun for noun in found if noun is not None)


def inside(noun: Token, most: int) -> Iterator[Token]:
    """The words of a noun phrase, its own modifiers before the phrases that hang on it, without clauses and places."""
    yield from phrases.noun_phrase(noun)
    places = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in words("places")]
    yield from _walk(noun, ("relcl", "acl"), most, places)


def complement(head: Token, most: int) -> Iterator[Token]:
    """The words under a verb in text order, but for its subject and clauses of time and reason; those of purpose stay."""
    stop = [
        c
        for c in head.children
        if c.dep_ in syntax.SUBJECT
        or c.dep_ in ("conj", "parataxis")
        or (c.dep_ == "advcl" and not syntax.has_to(c) and not c.tag_ == "VBG")
    ]
    found = list(_walk(head, ("relcl", "parataxis"), most, stop))
    yield from sorted(found, key=lambda t: t.i)


def is_place(token: Token) -> bool:
    """Does the word name where something is, and not with whom?"""
    return token.dep_ == "pobj" and token.head.lower_ in words("places")


def is_in_scene(token: Token, head: Token) -> bool:
    """Does the word stand in a phrase that only sets the scene ("after talks in Chad")?"""
    while token.head not in (token, head):
        token = token.head
    return token.dep_ == "prep" and token.lower_ in words("scene")


def _is_for_clause(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)


def _walk(head: Token, without: tuple[str, ...], most: int, stop: list[Token] | None = None) -> Iterator[Token]:
    """The words under a head, breadth first, at most so many; without some of its relations and words."""
    queue = [head]
    for token in queue:
        if len(queue) > most:
            break
        queue += [c for c in token.children if c.dep_ not in without and not (stop and c in stop)]
    yield from queue[:most]
