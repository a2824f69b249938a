"""Parses as spaCy's dependency parser makes them, step by step over several texts at a time.

Within spaCy's own loop the interpreter's lock is given up, and taken anew in every state for a check; that costs more
than the parsing. Here the loop is Python's, which holds the lock, and a step is taken in several texts at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

_MOST_TOKENS = 7500
"""Tokens of the texts that are parsed together, if they are several. The features of each take four kilobytes, and
memory of less than 32 megabytes is not given back by the C library to be asked for, and cleared, anew."""
_ROWS = 8
"""States whose scores are computed together: always as many, since a product's rounding may depend on its shape."""

_Floats = NDArray[np.float32]


class Parses:
    """Does what a dependency parser of spaCy's does, greedily.

    Args:
        parser: Whose network and moves these are.
    """

    def __init__(self, parser: DependencyParser) -> None:
        self._parser = parser
        upper: Any = parser.model.layers[-1]
        self._weights: _Floats = np.ascontiguousarray(upper.get_param("W").T)
        self._bias: _Floats = upper.get_param("b")

    def __call__(self, doc: Doc) -> Doc:
        """Set heads, relations and sentence starts; the Doc needs the vectors that parser and tagger share."""
        self._parse([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Parse Docs in their order, looking so many ahead for some of like length."""
        source = iter(docs)
        while batch := list(islice(source, batch_size)):
            for group in _groups(batch):
                self._parse(group)
            yield from batch

    def _parse(self, docs: Sequence[Doc]) -> None:
        states: list[Any] = self._parser.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            network: Any = self._parser.model.predict(docs)
            blocks = np.zeros((-(-len(unfinished) // _ROWS), _ROWS, len(self._weights)), np.float32)
            while unfinished:
                hidden, _ = network.state2vec.begin_update(network.get_token_ids(unfinished))
                unfinished = self._parser.transition_states(unfinished, self._scores(hidden, blocks))
        self._parser.set_annotations(docs, states)

    def _scores(self, hidden: _Floats, blocks: _Floats) -> _Floats:
        """Scores [states, moves] of hidden layers [states, width]; `blocks` [blocks, rows, width] is to work in."""
        states, width = hidden.shape
        blocks.reshape(-1, width)[:states] = hidden
        scores: _Floats = np.matmul(blocks[: -(-states // _ROWS)], self._weights)
        return scores.reshape(-1, len(self._bias))[:states] + self._bias


def _groups(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """The Docs by rising length, as many together as hold `_MOST_TOKENS`."""
    group: list[Doc] = []
    tokens = 0
    for doc in sorted(docs, key=len):
        if group and tokens + len(doc) > _MOST_TOKENS:
            yield group
            group, tokens = [], 0
        group.append(doc)
        tokens += len(doc)
    if group:
        yield group
