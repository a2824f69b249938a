"""Nearby: the words around a verb or noun among which a party may be named."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from sayso.reading.events.lexicon import words
from sayso.reading.propositions import phrases, syntax


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
    yield from _walk(noun, ("relcl", "acl"), most, words("places"))


def complement(head: Token, most: int) -> Iterator[Token]:
    """The words under a verb in text order, without its subject and its clauses of time and reason."""
    roots = [
        c
        for c in head.children
        if c.dep_ not in syntax.SUBJECT
        and c.dep_ not in ("conj", "parataxis")
        and (c.dep_ != "advcl" or syntax.has_to(c) or c.tag_ == "VBG")
    ]
    found = [t for root in roots for t in _walk(root, ("relcl", "parataxis"), most)]
    yield from sorted(found[:most], key=lambda t: t.i)


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


def _walk(head: Token, without: Container[str], most: int, prepositions: Container[str] = ()) -> Iterator[Token]:
    """The words under a head, breadth first, at most so many; without some relations and prepositional phrases."""
    queue = [head]
    for token in queue:
        if len(queue) > most:
            break
        queue += [c for c in token.children if c.dep_ not in without and not _is_phrase(c, prepositions)]
    yield from queue[:most]


def _is_phrase(token: Token, prepositions: Container[str]) -> bool:
    return token.dep_ == "prep" and token.lower_ in prepositions
