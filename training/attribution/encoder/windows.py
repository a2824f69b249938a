"""States of a text of any length: windows that overlap, joined where each piece is farthest from an edge."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from training.attribution.encoder.pieces import Pieces

CLS, SEP = 101, 102
"""Ids of the special pieces that every window begins and ends with."""

WINDOW, OVERLAP = 254, 64
"""Pieces of the longest window, and how many two neighbours share."""


class WindowModel(Protocol):
    """Whatever runs the encoder."""

    def encode(
        self, ids: NDArray[np.int64], features: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """States [pieces, width] and cue scores [pieces, 3] of one window, special pieces included."""


def window_bounds(pieces: int) -> list[tuple[int, int]]:
    """Windows of even length, at most WINDOW, that overlap by OVERLAP and cover all pieces."""
    if pieces <= WINDOW:
        return [(0, pieces)]
    count = -(-(pieces - OVERLAP) // (WINDOW - OVERLAP))
    step = -(-(pieces - OVERLAP) // count)
    return [(i * step, min(i * step + step + OVERLAP, pieces)) for i in range(count)]


def encode(model: WindowModel, pieces: Pieces) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """States [pieces, width] and cue scores [pieces, 3] of all pieces.

    Windows are run one at a time: int8 activations are scaled by all that they are run with, so that a
    window's result would otherwise depend on its neighbours in a batch.
    """
    bounds = window_bounds(len(pieces))
    states, scores = [], []
    for i, (start, end) in enumerate(bounds):
        ids = np.concatenate([[CLS], pieces.ids[start:end], [SEP]])
        features = np.concatenate([[0], pieces.features[start:end], [0]])
        window_states, window_scores = model.encode(ids, features)
        low = 0 if i == 0 else OVERLAP // 2
        high = end - start if i == len(bounds) - 1 else end - start - OVERLAP // 2
        states.append(window_states[1 + low : 1 + high])
        scores.append(window_scores[1 + low : 1 + high])
    return np.concatenate(states), np.concatenate(scores)
