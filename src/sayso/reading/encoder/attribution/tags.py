"""The tags that the network gives to word pieces, and which may follow which."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

OUTSIDE, BEGIN_SOURCE, IN_SOURCE, BEGIN_CUE, IN_CUE, BEGIN_CONTENT, IN_CONTENT = range(7)
"""The tags of the pieces around one cue, in the light of that cue."""

ROLE_TAGS = 7

CUE_OUTSIDE, CUE_BEGIN, CUE_IN = range(3)
"""The tags by which cues are found, of every piece of a text."""

IN_ANY_CONTENT = 3
"""The column of the encoder's `roles` that tells whether a piece is of any attribution's content."""

BEFORE, AFTER = 64, 128
"""How far an attribution may reach from its cue, in word pieces: 99 in 100 of PolNeAR's reach no further."""

REACH = BEFORE + AFTER

FORBIDDEN = -1e4
"""The score of what cannot be."""


def forbidden_transitions() -> NDArray[np.float32]:
    """Penalties `[from, to]`: a role's inside follows only its own beginning or inside."""
    penalty = np.zeros((ROLE_TAGS, ROLE_TAGS), dtype=np.float32)
    for inside in (IN_SOURCE, IN_CUE, IN_CONTENT):
        penalty[:, inside] = FORBIDDEN
        penalty[[inside - 1, inside], inside] = 0
    return penalty


def absent() -> NDArray[np.float32]:
    """The scores of a place where the text has no piece: OUTSIDE for sure."""
    scores = np.full(ROLE_TAGS, FORBIDDEN, dtype=np.float32)
    scores[OUTSIDE] = 0
    return scores
