"""Parses as spaCy's dependency parser makes them, step by step over several texts at a time.

Within spaCy's own loop the interpreter's lock is given up, and taken anew in every state for a check; that costs more
than the parsing. Here the loop is Python's, which holds the lock, and a step is taken in several texts at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from thinc.api import Model

_MOST_TOKENS = 12_000
"""Tokens of the texts that are parsed together, if they are several: the features of each take four kilobytes."""
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
        vectors, lower, upper = parser.model.layers
        self._layers = [vectors, _in_place(lower), upper]
        self._weights: _Floats = np.ascontiguousarray(upper.get_param("W").T)
        self._bias: _Floats = upper.get_param("b")
        self._lock = Lock()

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
            with self._lock:
                self._run(docs, unfinished)
        self._parser.set_annotations(docs, states)

    def _run(self, docs: Sequence[Doc], unfinished: list[Any]) -> None:
        """Take the states to their ends."""
        network = ParserStepModel(docs, self._layers, has_upper=True, train=False)
        blocks = np.zeros((-(-len(unfinished) // _ROWS), _ROWS, len(self._weights)), np.float32)
        while unfinished:
            hidden, _ = network.state2vec.begin_update(network.get_token_ids(unfinished))
            unfinished = self._parser.transition_states(unfinished, self._scores(hidden, blocks))

    def _scores(self, hidden: _Floats, blocks: _Floats) -> _Floats:
        """Scores [states, moves] of hidden layers [states, width]; `blocks` [blocks, rows, width] is to work in."""
        states, width = hidden.shape
        blocks.reshape(-1, width)[:states] = hidden
        scores: _Floats = np.matmul(blocks[: -(-states // _ROWS)], self._weights)
        return scores.reshape(-1, len(self._bias))[:states] + self._bias


def _in_place(lower: Model[Any, Any]) -> Model[Any, Any]:
    """The layer of features, which writes them where it wrote those before: fresh memory has to be cleared first."""
    weights: Any = lower.get_param("W")
    shape, inputs = weights.shape[:-1], weights.shape[-1]
    memory = np.empty((0, int(np.prod(shape))), np.float32)

    def forward(model: Any, vectors: _Floats, is_train: bool) -> tuple[_Floats, None]:
        nonlocal memory
        rows = len(vectors) + 1
        if len(memory) < rows:
            memory = np.empty((max(rows, _MOST_TOKENS + 1), memory.shape[1]), np.float32)
        memory[0] = model.get_param("pad").ravel()
        model.ops.gemm(vectors, weights.reshape(-1, inputs), trans2=True, out=memory[1:rows])
        return memory[:rows].reshape(rows, *shape), None

    dims: Any = {name: lower.get_dim(name) for name in lower.dim_names}
    params: Any = {name: lower.get_param(name) for name in lower.param_names}
    return Model("sayso_features", forward, dims=dims, params=params)


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
