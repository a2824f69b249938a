"""From the encoder's states to attributions in characters of the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.attribution.agree import read_again, read_together
from sayso.reading.encoder.attribution.decode import Around, Found, cue_odds, find_anchors
from sayso.reading.encoder.model import OnnxModel
from sayso.reading.encoder.windows import Block
from sayso.reading.encoder.wordpieces import WordPieces

ANCHORS_AT_ONCE = 8
"""Anchors that are read at a time: so few that the head's arrays stay in a core's own cache."""


@dataclass(frozen=True)
class Thresholds:
    """What is sure enough.

    Attributes:
        odds: the probability that a piece is of a cue, for an attribution.
        worth: how much better an attribution is than none, in nats.
        doubt: the probability from which on a piece may be of a cue, where something else says so too.
        content: how much the tagger of contents counts when contents are read again.
    """

    odds: float = 0.3
    worth: float = 2.0
    doubt: float = 0.5
    content: float = 0.05


@dataclass(frozen=True)
class Look:
    """What is kept of one block.

    Attributes:
        around: what the network says around the anchors.
        perhaps: the pieces that may be of cues, rising.
        content: the log-odds that each of the block's own pieces is of a content.
    """

    around: Around
    perhaps: NDArray[np.int64]
    content: NDArray[np.float32]


class RoleModel(Protocol):
    """Whatever runs the trained head."""

    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """Scores [anchors, REACH, ROLE_TAGS] of the states [pieces, width] at `places` [anchors, REACH].

        `there` [anchors, REACH] is false where the text has no such piece.
        """


class OnnxRoleModel(OnnxModel):
    """The trained head as ONNX."""

    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """See `RoleModel`."""
        return self.run(states=states, places=places, there=there)["scores"]


class AttributionHead:
    """Reads attributions: a piece that is likely of a cue, then the roles of the pieces around it.

    Args:
        model: What scores the pieces around a cue.
        transitions: Scores [from, to] of one tag after another.
        thresholds: What is sure enough.
    """

    name = "attribution"

    def __init__(self, model: RoleModel, transitions: NDArray[np.float32], thresholds: Thresholds) -> None:
        self._model, self._transitions, self._thresholds = model, transitions, thresholds

    @classmethod
    def load(cls, folder: Path) -> AttributionHead:
        """Load `attribution.onnx` and `attribution.json`.

        Raises:
            FileNotFoundError: one of them is not there.
        """
        settings = json.loads((folder / "attribution.json").read_text(encoding="utf-8"))
        transitions = np.array(settings["transitions"], dtype=np.float32)
        return cls(OnnxRoleModel(folder / "attribution.onnx"), transitions, Thresholds(**settings["thresholds"]))

    def look(self, block: Block) -> Look:
        """What the network says around every piece of the block that is likely of a cue."""
        cue_scores = block.outputs["cues"]
        anchors, odds = find_anchors(cue_scores, self._thresholds.odds)
        perhaps = np.flatnonzero(cue_odds(cue_scores) >= self._thresholds.doubt)
        own = _within(block, anchors)
        anchors, odds = anchors[own], odds[own]
        states = block.outputs["states"]
        scores = [
            self._scores(states, anchors[i : i + ANCHORS_AT_ONCE]) for i in range(0, len(anchors), ANCHORS_AT_ONCE)
        ]
        around = Around(anchors + block.first, odds, np.concatenate([_NO_SCORES, *scores]))
        content = block.outputs["roles"][block.start - block.first : block.end - block.first, tags.IN_ANY_CONTENT]
        return Look(around, perhaps[_within(block, perhaps)] + block.first, content.clip(-_SURE, _SURE))

    def conclude(self, pieces: WordPieces, looks: Sequence[Look]) -> dict[str, Any]:
        """The attributions that are sure enough and agree with one another, and where else cues may be.

        All ranges are of characters, half-open: `{"attributions": [{"source": [start, end] | null, "cue":
        [start, end], "content": [[start, end], …]}, …], "perhaps": [[start, end], …]}`, attributions in order of
        their cues, `perhaps` a range for each word piece that may be of a cue, those of the attributions included.
        """
        if not looks:
            return {"attributions": [], "perhaps": []}
        around = Around(
            np.concatenate([one.around.anchors for one in looks]),
            np.concatenate([one.around.odds for one in looks]),
            np.concatenate([one.around.scores for one in looks]),
        )
        found = [one for one in read_together(around, self._transitions) if one.worth >= self._thresholds.worth]
        content = np.concatenate([one.content for one in looks])
        found = read_again(around, found, content, self._thresholds.content, self._transitions)
        perhaps = np.concatenate([one.perhaps for one in looks])
        return {
            "attributions": [_in_characters(pieces, one) for one in found],
            "perhaps": np.stack([pieces.starts[perhaps], pieces.ends[perhaps]], axis=1).tolist(),
        }

    def _scores(self, states: NDArray[np.float32], anchors: NDArray[np.int64]) -> NDArray[np.float32]:
        places = anchors[:, None] + np.arange(-tags.BEFORE, tags.AFTER)
        there = (places >= 0) & (places < len(states))
        places = places.clip(0, len(states) - 1)
        low, high = int(places.min()), int(places.max()) + 1
        scores = self._model.attribute(states[low:high], places - low, there)
        return np.where(there[:, :, None], scores, tags.absent())


def _within(block: Block, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which places of a block's arrays are the block's own, not its margins'."""
    return (places + block.first >= block.start) & (places + block.first < block.end)


_SURE = 6.0
"""Beyond how many nats the tagger of contents is as sure as can be."""
_NO_SCORES = np.zeros((0, tags.REACH, tags.ROLE_TAGS), np.float32)


def _in_characters(pieces: WordPieces, found: Found) -> dict[str, Any]:
    return {
        "source": list(pieces.characters(*found.source)) if found.source else None,
        "cue": list(pieces.characters(*found.cue)),
        "content": [list(pieces.characters(*span)) for span in found.content],
    }
