"""Texts of any length: a long one is parsed in pieces that together are the text, so memory stays bounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from sayso.reading.components import PARSES

_T = TypeVar("_T")
PIECE = 20_000
"""Most characters that are parsed at once; a piece ends at a paragraph, else at a line, else at a space."""
LONGEST_WORD = 500
"""A run of more characters without white space is cut: the tokenizer's time grows with the square of it."""

# The memory of spaCy's parser grows with the pieces that it is given at once; sayso's bounds it itself.
_AT_ONCE = 2

_LONG_RUN = re.compile(rf"\S{{{LONGEST_WORD}}}")


def cut(text: str, longest: int = PIECE) -> list[str]:
    """Cut a text into pieces of at most `longest` characters whose concatenation is the text."""
    pieces = []
    start = 0
    while len(text) - start > longest:
        end = start + longest
        for mark in ("\n\n", "\n", ". ", " "):
            at = text.rfind(mark, start + longest // 2, end)
            if at >= 0:
                end = at + len(mark)
                break
        pieces.append(text[start:end])
        start = end
    if start < len(text) or not pieces:
        pieces.append(text[start:])
    return pieces


def _without_long_words(text: str) -> Iterator[str]:
    """The text in stretches, none of which holds a longer run without a space."""
    start = 0
    for run in _LONG_RUN.finditer(text):
        yield text[start : run.end()]
        start = run.end()
    if start < len(text) or start == 0:
        yield text[start:]


def tokenize(nlp: Language, text: str) -> list[Doc]:
    """The text's pieces as Docs with tokens only."""
    return [nlp.make_doc(part) for piece in cut(text) for part in _without_long_words(piece)]


def parse(nlp: Language, items: Iterable[tuple[_T, list[Doc]]], batch_size: int) -> Iterator[tuple[_T, Doc]]:
    """Run the pipeline over the pieces of each item and give each item one Doc of its whole text."""
    source = iter(items)
    while batch := list(islice(source, batch_size)):
        ahead = {PARSES: {"batch_size": batch_size}}
        docs = nlp.pipe((doc for _, pieces in batch for doc in pieces), batch_size=_AT_ONCE, component_cfg=ahead)
        for item, pieces in batch:
            yield item, _join(list(islice(docs, len(pieces))))


def _join(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None
    return joined
