"""The phrases of a clause: its own words, its prepositions with their nouns, and noun phrases."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

_CLAUSE = frozenset({"relcl", "ccomp", "advcl", "csubj", "csubjpass", "parataxis"})
_MODIFIER = frozenset(
    {"det", "neg", "amod", "compound", "nummod", "poss", "case", "quantmod", "nmod", "advmod", "predet"}
)
_NOTHING: frozenset[str] = frozenset()


def own_tokens(head: Token, *, stop: Container[str] = _NOTHING) -> Iterator[Token]:
    """The tokens of the head's own clause: its subtree without other clauses and without the `stop` relations."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token
        for c in token.children:
            if c.dep_ in _CLAUSE or c.dep_ in stop:
                continue
            if c.dep_ == "conj" and token == head and c.pos_ in ("VERB", "AUX"):
                continue
            if c.dep_ in ("acl", "xcomp") and c.pos_ == "VERB":
                continue
            stack.append(c)


def prepositional(head: Token, *, stop: Container[str] = _NOTHING) -> list[tuple[str, Token]]:
    """All (preposition, noun) pairs of the head's own clause, in text order; "out of" is one preposition."""
    pairs = [
        pair
        for token in own_tokens(head, stop=stop)
        if token.pos_ in ("ADP", "SCONJ", "PART", "ADV") or token.dep_ == "prep"
        for pair in _objects(token)
    ]
    return sorted(pairs, key=lambda pair: pair[1].i)


def nouns_after(prepositions: Container[str], *heads: Token) -> list[Token]:
    """The nouns that stand after one of these prepositions in the clause of each head in turn."""
    return [noun for head in heads for name, noun in prepositional(head) if name in prepositions]


def noun_phrase(noun: Token) -> list[Token]:
    """The noun with its own modifiers, without prepositional phrases and clauses, in text order."""
    found = [noun]
    # The list grows while it is read, until no modifier has a modifier of its own.
    for token in found:
        found += [c for c in token.children if c.dep_ in _MODIFIER]
    return sorted(found, key=lambda t: t.i)


def plain_words(noun: Token) -> str:
    """The noun phrase's own words, with "the" or "a" at its start left out."""
    tokens = noun_phrase(noun)
    while len(tokens) > 1 and tokens[0].dep_ == "det":
        tokens = tokens[1:]
    return text_of(tokens)


def words_under(head: Token) -> list[Token]:
    """The head and all that hangs on it, without white space, in text order."""
    return sorted((t for t in head.subtree if not t.is_space), key=lambda t: t.i)


def text_of(tokens: list[Token]) -> str:
    """The text from the first of these tokens to the last; of none it is empty."""
    return tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text if tokens else ""


def _objects(prep: Token) -> Iterator[tuple[str, Token]]:
    for c in prep.children:
        if c.dep_ in ("pobj", "pcomp") and c.pos_ not in ("VERB", "AUX"):
            yield (name := _name(prep)), c
            yield from ((name, also) for also in c.conjuncts if also.i > c.i)


def _name(prep: Token) -> str:
    before = prep.nbor(-1).lower_ if prep.i > 0 else ""
    if prep.lower_ == "of" and before in ("out", "inside", "outside"):
        return f"{before} of"
    if prep.lower_ in ("from", "to") and before == "away":
        return "from"
    return prep.lower_
