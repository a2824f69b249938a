"""Texts of any length in windows that overlap, joined where each piece is farthest from an edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder.wordpieces import WordPieces

CLS, SEP = 101, 102
"""Ids of the special pieces that every window begins and ends with."""

WINDOW, OVERLAP = 254, 64
"""Pieces of the longest window, and how many two neighbours share."""

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


def window_bounds(pieces: int) -> list[tuple[int, int]]:
    """Windows of even length, at most WINDOW, that overlap by OVERLAP and cover all pieces."""
    if pieces <= WINDOW:
        return [(0, pieces)]
    count = -(-(pieces - OVERLAP) // (WINDOW - OVERLAP))
    step = -(-(pieces - OVERLAP) // count)
    return [(i * step, min(i * step + step + OVERLAP, pieces)) for i in range(count)]


def own_parts(bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which of its pieces `start:end` each window is to tell of, so that all are told of once, far from edges."""
    last = len(bounds) - 1
    return [
        (OVERLAP // 2 if i else 0, end - start - (OVERLAP // 2 if i < last else 0))
        for i, (start, end) in enumerate(bounds)
    ]


def _encode(model: WindowModel, pieces: WordPieces) -> Outputs:
    bounds = window_bounds(len(pieces))
    parts: dict[str, list[NDArray[np.float32]]] = {}
    for (start, end), (low, high) in zip(bounds, own_parts(bounds), strict=True):
        ids = np.concatenate([[CLS], pieces.ids[start:end], [SEP]])
        features = np.concatenate([[0], pieces.features[start:end], [0]])
        for name, array in model.encode(ids, features).items():
            parts.setdefault(name, []).append(array[1 + low : 1 + high])
    return {name: np.concatenate(arrays) for name, arrays in parts.items()}
