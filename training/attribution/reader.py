"""Texts of any length to attributions: windows, the network, and the decoder, in that order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from attribution import tags
from attribution.agree import read_together
from attribution.decode import Around, Found, find_anchors
from attribution.pieces import Pieces, cut

CLS, SEP = 101, 102
WINDOW, OVERLAP = 254, 64
BLOCK, MARGIN, ANCHORS_AT_ONCE = 8192, 256, 64
_SHAPE = tags.REACH, tags.ROLE_TAGS

CharSpan = tuple[int, int]


class Model(Protocol):
    """The trained network, by whatever runs it."""

    transitions: NDArray[np.float32]

    def encode(
        self, ids: NDArray[np.int64], features: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """States [pieces, width] and cue scores [pieces, 3] of one window."""

    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """Scores [anchors, REACH, ROLE_TAGS] of the pieces at `places` [anchors, REACH]."""


@dataclass(frozen=True)
class Thresholds:
    """What is sure enough: the odds that a piece is of a cue, and an attribution's worth."""

    odds: float = 0.5
    worth: float = 0.0


@dataclass(frozen=True)
class Attribution:
    """Who is cited, by which words, for what: half-open spans in characters."""

    source: CharSpan | None
    cue: CharSpan
    content: tuple[CharSpan, ...]


def window_bounds(pieces: int) -> list[tuple[int, int]]:
    """Windows of even length, at most WINDOW, that overlap by OVERLAP and cover all pieces."""
    if pieces <= WINDOW:
        return [(0, pieces)]
    count = -(-(pieces - OVERLAP) // (WINDOW - OVERLAP))
    step = -(-(pieces - OVERLAP) // count)
    return [(i * step, min(i * step + step + OVERLAP, pieces)) for i in range(count)]


def encode(model: Model, pieces: Pieces) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """States and cue scores of all pieces: each from the window in which it is farther from an edge."""
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


def look_around(model: Model, pieces: Pieces, least: float) -> Around:
    """What the network says around every piece that is of a cue with a probability of at least `least`."""
    found = [Around(np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros((0, *_SHAPE), np.float32))]
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


def read(model: Model, tokenizer: Tokenizer, text: str, thresholds: Thresholds) -> list[Attribution]:
    """The attributions of a text, in order of their cues."""
    pieces = cut(tokenizer, text)
    around = look_around(model, pieces, thresholds.odds)
    return in_characters(pieces, choose(around, model.transitions, thresholds))


def choose(around: Around, transitions: NDArray[np.float32], thresholds: Thresholds) -> list[Found]:
    """The attributions that are sure enough, and agree with one another."""
    found = read_together(around.where(around.odds >= thresholds.odds), transitions)
    return [one for one in found if one.worth >= thresholds.worth]


def in_characters(pieces: Pieces, found: list[Found]) -> list[Attribution]:
    """The same in characters of the text."""
    return [
        Attribution(
            pieces.characters(*f.source) if f.source else None,
            pieces.characters(*f.cue),
            tuple(pieces.characters(*span) for span in f.content),
        )
        for f in found
    ]
