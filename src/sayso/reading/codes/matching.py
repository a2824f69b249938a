"""Codes in running text: the longest spellings of the tables over the tokens of a Doc."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, Token

from sayso.reading.codes.ambiguity import Ambiguity
from sayso.reading.codes.keys import words_of
from sayso.reading.codes.tables import Code, Meaning, Term, lengths_by_first_word, terms

_JOINERS = "-‐‑–/.'’"
_NO_WORD = "\0"


class Match(NamedTuple):
    """A spelling found over tokens `start` to `end` (half-open, indices into the Doc)."""

    start: int
    end: int
    code: Code
    meaning: Meaning


_LOOKED_AT: list[int | str] = ["TAG", "ENT_IOB", "ENT_TYPE"]
"""What a match depends on besides a Doc's words."""
_found: WeakKeyDictionary[Doc, tuple[bytes, list[Match]]] = WeakKeyDictionary()
"""What was found in each Doc, and how it was annotated then: five steps look for it."""


def find_codes(text: Doc | Span) -> list[tuple[int, int, Code]]:
    """Everybody whom the tables know, in text order: (first token, token after the last, code).

    Token indices are the Doc's, also for a Span. The longest spelling wins; a surname or first name that is
    spelt like a state ("Alan Jordan") and phrases that hide a state's name ("New Mexico") are passed over.
    """
    return [(match.start, match.end, match.code) for match in find_matches(text)]


def find_matches(text: Doc | Span) -> list[Match]:
    """As `find_codes`, with how each spelling means its code."""
    if not isinstance(text, Doc):
        return _find_matches(text)
    annotated = text.to_array(_LOOKED_AT).tobytes()
    known = _found.get(text)
    if known is None or known[0] != annotated:
        known = _found[text] = annotated, _find_matches(text)
    return list(known[1])


def _find_matches(text: Doc | Span) -> list[Match]:
    found: list[Match] = []
    ambiguity = Ambiguity(text.doc)
    for start, end, term in _longest(text):
        before = found[-1].code if found and _adjoins(text.doc, found[-1].end, start) else None
        code = ambiguity.meant(start, end, term, before)
        if code:
            found.append(Match(start, end, code, term.meaning))
    return found


def _adjoins(doc: Doc, end: int, start: int) -> bool:
    return end == start or (end + 1 == start and doc[end].tag_ == "POS")


def _longest(text: Doc | Span) -> Iterator[tuple[int, int, Term]]:
    words = [(word, token.i) for token in text for word in _words(token)]
    lengths, index = lengths_by_first_word(), terms()
    at = 0
    while at < len(words):
        step = 1
        for length in lengths.get(words[at][0], ()):
            piece = words[at : at + length]
            term = index.get(tuple(word for word, _ in piece))
            if term:
                yield piece[0][1], piece[-1][1] + 1, term
                step = length
                break
        at += step


def _words(token: Token) -> tuple[str, ...]:
    """The token's words; a hyphen or line break has none, other signs a word that no spelling has."""
    text = token.text
    if text.isascii() and text.isalpha():
        return (text,)
    if text.isspace() or text in _JOINERS:
        return ()
    return (words_of(text) if len(text) < 60 else ()) or (_NO_WORD,)
