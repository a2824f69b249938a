"""The anchors of a batch, each a piece that is or seems of a cue, and the tags to be learnt around them."""

from __future__ import annotations

import random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sayso.reading.encoder.attribution import tags
from training.attribution.examples import Batch, role_tags

Anchor = tuple[int, int]
"""A window of a batch, and the column at which the piece stands there."""

UNKNOWN = -1
"""The tags of an attribution that only a lesson can tell."""


def choose_anchors(
    batch: Batch, likely: NDArray[np.bool_], most_wrong: int, chance: random.Random
) -> tuple[list[Anchor], NDArray[np.int64]]:
    """Every marked cue by one of its pieces, and pieces wrongly thought cues, whose tags are all OUTSIDE.

    In unmarked windows the cues of their lessons, whose tags are UNKNOWN.

    Args:
        batch: What is learnt from.
        likely: [windows, length], which pieces are thought cues.
        most_wrong: How many of those that are none to take.
        chance: What chooses.

    Returns:
        The anchors, and the tags [anchors, REACH] around each.
    """
    anchors: list[Anchor] = []
    targets = []
    for row, window in enumerate(batch.windows):
        for marked in window.example.marked:
            first, last = max(marked.cue[0], window.start), min(marked.cue[1], window.end)
            if first < last:
                anchor = chance.randrange(first, last)
                anchors.append((row, anchor - window.start + 1))
                targets.append(role_tags(marked, anchor))
        lesson = window.example.lesson
        if lesson and not window.example.is_marked:
            for place in lesson.anchors[(window.start <= lesson.anchors) & (lesson.anchors < window.end)]:
                anchors.append((row, int(place) - window.start + 1))
                targets.append(np.full(tags.REACH, UNKNOWN, dtype=np.int64))
    marked_rows = np.array([window.example.is_marked for window in batch.windows])[:, None]
    wrong = np.argwhere(likely & (batch.cue_tags == tags.CUE_OUTSIDE) & batch.learnt & marked_rows)
    for place in chance.sample(range(len(wrong)), min(len(wrong), most_wrong)):
        anchors.append((int(wrong[place][0]), int(wrong[place][1])))
        targets.append(np.full(tags.REACH, tags.OUTSIDE, dtype=np.int64))
    return anchors, np.array(targets, dtype=np.int64).reshape(-1, tags.REACH)


def lay_around(batch: Batch, anchors: list[Anchor], targets: NDArray[np.int64]) -> tuple[Tensor, Tensor, Tensor]:
    """The places around anchors, in a batch's pieces one window after another, whether each is there, and its tag."""
    rows, columns = np.array(anchors, dtype=np.int64).reshape(-1, 2).T
    reach = columns[:, None] + np.arange(-tags.BEFORE, tags.AFTER)
    length = batch.ids.shape[1]
    near = (reach >= 0) & (reach < length)
    reach = reach.clip(0, length - 1)
    near &= batch.learnt[rows[:, None], reach]
    target = targets.copy()
    target[~near & (target != UNKNOWN)] = tags.OUTSIDE
    # A span that comes in from outside the window begins at its edge.
    into = (target[:, 1:] % 2 == 0) & (target[:, 1:] > 0) & (target[:, :-1] == tags.OUTSIDE)
    target[:, 1:][into] -= 1
    return torch.from_numpy(rows[:, None] * length + reach), torch.from_numpy(near), torch.from_numpy(target)
