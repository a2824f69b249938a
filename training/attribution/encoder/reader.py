"""A text of any length to its attributions: windows, the network, and the decoder, in that order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from training.attribution.encoder import tags
from training.attribution.encoder.agree import read_together
from training.attribution.encoder.decode import Around, Found, find_anchors
from training.attribution.encoder.pieces import Pieces
from training.attribution.encoder.windows import WindowModel, encode

BLOCK, MARGIN, ANCHORS_AT_ONCE = 8192, 256, 64
"""Pieces whose states are held at a time, how far a block looks beyond its ends, anchors read at a time."""

CharSpan = tuple[int, int]


class Model(WindowModel, Protocol):
    """Whatever runs the trained network.

    Attributes:
        transitions: scores [from, to] of one tag after another.
    """

    transitions: NDArray[np.float32]

    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """Scores [anchors, REACH, ROLE_TAGS] of the pieces at `places` [anchors, REACH]."""


@dataclass(frozen=True)
class Thresholds:
    """What is sure enough: the odds that a piece is of a cue, and an attribution's worth."""

    odds: float = 0.4
    worth: float = 0.0


@dataclass(frozen=True)
class Attribution:
    """Who is cited, by which words, for what: half-open spans in characters."""

    source: CharSpan | None
    cue: CharSpan
    content: tuple[CharSpan, ...]


def read_pieces(model: Model, pieces: Pieces, thresholds: Thresholds) -> list[Attribution]:
    """The attributions that are sure enough and agree with one another, in order of their cues."""
    around = look_around(model, pieces, thresholds.odds)
    return in_characters(pieces, choose(around, model.transitions, thresholds))


def look_around(model: Model, pieces: Pieces, least: float) -> Around:
    """What the network says around every piece that is of a cue with a probability of at least `least`.

    States are held for one block of the text at a time.
    """
    found = [
        Around(
            np.zeros(0, np.int64),
            np.zeros(0, np.float32),
            np.zeros((0, tags.REACH, tags.ROLE_TAGS), np.float32),
        )
    ]
    for start in range(0, len(pieces), BLOCK):
        low, high = max(0, start - MARGIN), min(len(pieces), start + BLOCK + MARGIN)
        states, cue_scores = encode(model, pieces.part(low, high))
        anchors, odds = find_anchors(cue_scores, least)
        own = (anchors + low >= start) & (anchors + low < start + BLOCK)
        anchors, odds = anchors[own], odds[own]
        for i in range(0, len(anchors), ANCHORS_AT_ONCE):
            some = slice(i, i + ANCHORS_AT_ONCE)
            scores = _scores(model, states, anchors[some])
            found.append(Around(anchors[some] + low, odds[some], scores))
    return Around(
        np.concatenate([one.anchors for one in found]),
        np.concatenate([one.odds for one in found]),
        np.concatenate([one.scores for one in found]),
    )


def _scores(model: Model, states: NDArray[np.float32], anchors: NDArray[np.int64]) -> NDArray[np.float32]:
    places = anchors[:, None] + np.arange(-tags.BEFORE, tags.AFTER)
    there = (places >= 0) & (places < len(states))
    places = places.clip(0, len(states) - 1)
    low, high = int(places.min()), int(places.max()) + 1
    scores = model.attribute(states[low:high], places - low, there)
    return np.where(there[:, :, None], scores, tags.absent())


def choose(around: Around, transitions: NDArray[np.float32], thresholds: Thresholds) -> list[Found]:
    """The attributions that are sure enough, and agree with one another."""
    found = read_together(around.where(around.odds >= thresholds.odds), transitions)
    return [one for one in found if one.worth >= thresholds.worth]


def in_characters(pieces: Pieces, found: list[Found]) -> list[Attribution]:
    """The same in characters of the text."""
    return [
        Attribution(
            pieces.characters(*one.source) if one.source else None,
            pieces.characters(*one.cue),
            tuple(pieces.characters(*span) for span in one.content),
        )
        for one in found
    ]
