"""Names as spaCy's entity recognizer finds them, all tokens of a text scored at once.

The recognizer goes from token to token, and at each asks each of its 74 moves whether it may be made. Yet where no name
is open, what its network looks at is the token alone: its best move is found for all tokens together, and only within
names is one looked at after the other.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from sayso.reading.syntax.vectors import TokenVectors

_Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]
_NEVER = np.float32(-np.inf)
_HERE, _FIRST, _BEFORE = range(3)
"""Where a state looks: at its token, and within an open name at the first of it and the last read."""


class _Moves(NamedTuple):
    """The recognizer's moves by what they do, as indices into its scores."""

    names: list[str]
    begin: _Ints
    go_on: _Ints
    end: _Ints
    alone: _Ints
    out: int


class Names:
    """Does what an entity recognizer of spaCy's does, greedily and with its own token vectors.

    Args:
        recognizer: Whose network it runs. It is asked itself where a Doc has entities already.
    """

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._recognizer = recognizer
        inner, lower, self._upper = recognizer.model.layers
        vectors, _, self._narrow = inner.layers
        self._vectors = TokenVectors(vectors)
        self._moves = _moves(recognizer)
        self._gemm = lower.ops.gemm
        self._weights: _Floats = lower.get_param("W")
        self._absent: _Floats = lower.get_param("pad")[0]
        self._bias: _Floats = lower.get_param("b")

    def __call__(self, doc: Doc) -> Doc:
        """Set the Doc's entities; it needs sentence starts, which no name goes across."""
        if doc.has_annotation("ENT_IOB"):
            known: Doc = self._recognizer(doc)
            return known
        if len(doc):
            doc.set_ents(self._find(doc))
        return doc

    def _find(self, doc: Doc) -> list[Span]:
        vectors: _Floats = self._narrow.predict(self._vectors(doc))
        here = self._feature(_HERE, vectors)
        space = doc.to_array("IS_SPACE").astype(bool)
        followed = np.append(doc.to_array("SENT_START")[1:] != 1, False)
        best = self._best_outside(here, space, followed)
        starts = np.flatnonzero(best != self._moves.out)
        ends = self._ends(vectors, here, starts, best[starts], followed)
        spans: list[Span] = []
        for start, end, move in zip(starts.tolist(), ends.tolist(), best[starts].tolist(), strict=True):
            if not spans or start >= spans[-1].end:
                spans.append(Span(doc, start, end, label=self._moves.names[move].partition("-")[2]))
        return spans

    def _best_outside(self, here: _Floats, space: NDArray[np.bool_], followed: NDArray[np.bool_]) -> _Ints:
        """Each token's best move [tokens] where no name is open before it: out, begin or alone."""
        moves = self._moves
        scores = self._scores(here, self._absent[_FIRST], self._absent[_BEFORE])
        allowed = np.zeros(scores.shape, bool)
        allowed[:, moves.out] = True
        allowed[:, moves.alone] = ~space[:, None]
        allowed[:, moves.begin] = (followed & ~space)[:, None]
        best: _Ints = np.where(allowed, scores, _NEVER).argmax(axis=1)
        return best

    def _ends(
        self, vectors: _Floats, here: _Floats, starts: _Ints, firsts: _Ints, followed: NDArray[np.bool_]
    ) -> _Ints:
        """Where each name would end (half-open) that starts with the move given, whether or not it is reached."""
        ends = starts + 1
        labels = np.searchsorted(self._moves.begin, firsts)
        on = np.flatnonzero(np.isin(firsts, self._moves.begin))
        while len(on):
            at, label = ends[on], labels[on]
            first, before = self._feature(_FIRST, vectors[starts[on]]), self._feature(_BEFORE, vectors[at - 1])
            scores = self._scores(here[at], first, before)
            rows = np.arange(len(on))
            goes_on = scores[rows, self._moves.go_on[label]] >= scores[rows, self._moves.end[label]]
            ends[on] += 1
            on = on[goes_on & followed[at]]
        return ends

    def _feature(self, place: int, vectors: _Floats) -> _Floats:
        """What tokens [tokens, width] say at a place of the state: [tokens, hidden, pieces]."""
        weights = self._weights[place]
        feature: _Floats = self._gemm(vectors, weights.reshape(-1, weights.shape[-1]), trans2=True)
        return feature.reshape(-1, *weights.shape[:-1])

    def _scores(self, here: _Floats, first: _Floats, before: _Floats) -> _Floats:
        """Scores [states, moves] by what is said at each place of the states."""
        pieces = here + first + before + self._bias
        scores: _Floats = self._upper.predict(np.maximum(pieces[..., 0], pieces[..., 1]))
        return scores


def _moves(recognizer: EntityRecognizer) -> _Moves:
    system: Any = recognizer.moves
    names = [system.get_class_name(i) for i in range(system.n_moves)]
    labels = [name[2:] for name in names if name.startswith("B-")]

    def of(letter: str) -> _Ints:
        return np.array([names.index(f"{letter}-{label}") for label in labels])

    return _Moves(names, of("B"), of("I"), of("L"), of("U"), names.index("O"))
