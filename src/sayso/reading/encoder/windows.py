"""Texts of any length in windows that end where lines do, and overlap only within a line too long for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder.wordpieces import LINE_START, WordPieces

CLS, SEP = 101, 102
"""Ids of the special pieces that every window begins and ends with."""

WINDOW, OVERLAP = 254, 64
"""Pieces of the longest window, and how many two neighbours share where a line is longer than that."""

BLOCK, MARGIN = 8192, 256
"""Pieces that are held at a time, and how far a block looks beyond its ends."""

Outputs = Mapping[str, NDArray[np.float32]]


class WindowModel(Protocol):
    """Whatever runs the encoder."""

    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> Outputs:
        """What the encoder says of one window, special pieces included: arrays [pieces, …] by name."""


@dataclass(frozen=True)
class Block:
    """What the encoder says of a stretch of a text.

    Attributes:
        first: where in the text the arrays begin, in word pieces.
        start: where the block's own pieces begin, `first <= start`; before it is margin.
        end: where its own pieces end; after it is margin.
        outputs: the encoder's arrays by name, each [pieces, …], margins included.
    """

    first: int
    start: int
    end: int
    outputs: Outputs


def blocks(model: WindowModel, pieces: WordPieces) -> Iterator[Block]:
    """Encode a text block by block, so that memory is bounded however long the text is.

    Windows are run one at a time: int8 activations are scaled by all that they are run with, so that a
    window's result would otherwise depend on its neighbours in a batch.
    """
    for start in range(0, len(pieces), BLOCK):
        end = min(len(pieces), start + BLOCK)
        low, high = max(0, start - MARGIN), min(len(pieces), end + MARGIN)
        yield Block(low, start, end, _encode(model, pieces.part(low, high)))


class View(NamedTuple):
    """A window: it sees the pieces `start:end` of a text, and tells of `first:last` of them."""

    start: int
    end: int
    first: int
    last: int

    @property
    def own(self) -> slice:
        """The pieces that it tells of, among those that it sees."""
        return slice(self.first - self.start, self.last - self.start)


def views(pieces: WordPieces) -> list[View]:
    """Windows of at most WINDOW pieces that tell of every piece once.

    They end where lines do. Within a line that is longer than a window two neighbours share OVERLAP pieces, and each
    tells of the half that is farther from its own edge.
    """
    line_starts = np.flatnonzero(pieces.features & LINE_START)
    found = []
    start = first = 0
    while first < len(pieces):
        limit = start + WINDOW
        lines = np.searchsorted(line_starts, limit, side="right")
        line = int(line_starts[lines - 1]) if lines else 0
        if limit >= len(pieces):
            end = last = following = len(pieces)
        elif line > first:
            end = last = following = line
        else:
            end, last, following = limit, limit - OVERLAP // 2, limit - OVERLAP
        found.append(View(start, end, first, last))
        start, first = following, last
    return found


def _encode(model: WindowModel, pieces: WordPieces) -> Outputs:
    parts: dict[str, list[NDArray[np.float32]]] = {}
    for view in views(pieces):
        seen = slice(view.start, view.end)
        ids = np.concatenate([[CLS], pieces.ids[seen], [SEP]])
        features = np.concatenate([[0], pieces.features[seen], [0]])
        for name, array in model.encode(ids, features).items():
            parts.setdefault(name, []).append(array[1:-1][view.own])
    return {name: np.concatenate(arrays) for name, arrays in parts.items()}
