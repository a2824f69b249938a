"""Windows as other outlets might have printed them: capitals, lines and quotation marks differ."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder.wordpieces import LINE_START, LOWER, NO_LETTER, UPPER
from training.attribution.examples import Batch

_CURLY_TO_STRAIGHT = {1520: 1005, 1521: 1005, 1523: 1000, 1524: 1000}
"""Ids of the quotation marks in BERT's uncased vocabulary."""


def vary(batch: Batch, often: float, chance: random.Random) -> Batch:
    """Change some of a batch's windows, each in each way with the probability `often`; the words stay."""
    ids, features = batch.ids.copy(), batch.features.copy()
    for row in range(len(ids)):
        if chance.random() < often:
            for curly, straight in _CURLY_TO_STRAIGHT.items():
                ids[row][ids[row] == curly] = straight
        if chance.random() < often:
            features[row] &= ~LINE_START
        if chance.random() < often:
            features[row] = _in_one_case(features[row], chance.choice((LOWER, UPPER)))
    return replace(batch, ids=ids, features=features)


def _in_one_case(features: NDArray[np.int64], case: int) -> NDArray[np.int64]:
    return np.where(features & 3 == NO_LETTER, features, features & ~3 | case)
