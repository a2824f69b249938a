"""What a trained network says of a text, for a smaller one to learn from (Hinton, Vinyals and Dean 2015).

A lesson is written once a text and read again in every epoch: the teacher takes eight times as long as what learns
from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.attribution.decode import best_tags, find_anchors
from sayso.reading.encoder.windows import views
from training.attribution.anchors import UNKNOWN, Anchor
from training.attribution.examples import AUXILIARY_TAGS, Batch, Example, Lesson, Window, collate
from training.attribution.model import Network

SHARE = 0.5
"""How much a lesson counts where a text is marked; where it is not, it is all there is."""

LEAST = 0.2
"""How likely a cue must be to the teacher, for what is around it to be in the lesson."""

ANCHORS_AT_ONCE, WINDOWS_AT_ONCE, TEXTS_AT_ONCE = 64, 16, 32


def with_lessons(examples: Sequence[Example], teacher: Network, folder: Path) -> list[Example]:
    """The examples with what the teacher says of each; lessons that `folder` has are not written again."""
    folder.mkdir(parents=True, exist_ok=True)
    teacher = teacher.eval().requires_grad_(False)
    paths = [folder / f"{number}.npz" for number in range(len(examples))]
    new = [(path, example) for path, example in zip(paths, examples, strict=True) if not path.exists()]
    for first in range(0, len(new), TEXTS_AT_ONCE):
        some = new[first : first + TEXTS_AT_ONCE]
        for (path, _), lesson in zip(some, teach(teacher, [example for _, example in some]), strict=True):
            unfinished = folder / "unfinished.npz"
            np.savez(
                unfinished, cues=lesson.cues, auxiliary=lesson.auxiliary, anchors=lesson.anchors, roles=lesson.roles
            )
            unfinished.replace(path)
    taught = []
    for path, example in zip(paths, examples, strict=True):
        with np.load(path) as arrays:
            taught.append(replace(example, lesson=Lesson(**arrays)))
    return taught


@torch.no_grad()
def teach(teacher: Network, examples: Sequence[Example]) -> Iterator[Lesson]:
    """What the teacher says of some texts: of every piece, and around the marked cues and those that it sees itself."""
    for example, states in zip(examples, _states(teacher, examples), strict=True):
        with torch.autocast("cpu", torch.bfloat16):
            cue_scores, auxiliary = teacher.cues(states).float(), teacher.auxiliary(states).float()
        seen, _ = find_anchors(cue_scores.numpy(), LEAST)
        marked = np.flatnonzero(example.cue_tags != tags.CUE_OUTSIDE)
        anchors = np.union1d(seen, marked).astype(np.int64)
        chunks = (anchors[i : i + ANCHORS_AT_ONCE] for i in range(0, len(anchors), ANCHORS_AT_ONCE))
        roles = [_around(teacher, states, chunk) for chunk in chunks]
        yield Lesson(
            cues=cue_scores.softmax(-1).half().numpy(),
            auxiliary=auxiliary.sigmoid().half().numpy(),
            anchors=anchors,
            roles=np.concatenate([np.zeros((0, tags.REACH, tags.ROLE_TAGS), np.float16), *roles]),
        )


def _states(teacher: Network, examples: Sequence[Example]) -> Iterator[Tensor]:
    """The states [pieces, width] of each text, its windows read beside those of the others."""
    seen = [views(example.pieces) for example in examples]
    windows = [Window(example, v.start, v.end) for example, own in zip(examples, seen, strict=True) for v in own]
    encoded: list[Tensor] = []
    for first in range(0, len(windows), WINDOWS_AT_ONCE):
        batch = collate(windows[first : first + WINDOWS_AT_ONCE])
        ids, features, there = (torch.from_numpy(array) for array in (batch.ids, batch.features, batch.there))
        with torch.autocast("cpu", torch.bfloat16):
            encoded.extend(teacher.encoder(ids, features, there))
    rest = iter(encoded)
    for own in seen:
        yield torch.cat([next(rest)[1:][view.own] for view in own])


def _around(teacher: Network, states: Tensor, anchors: NDArray[np.int64]) -> NDArray[np.float16]:
    """Log probabilities around anchors; a few more are read, so that there are few different shapes."""
    several = np.resize(anchors, -(-len(anchors) // 16) * 16)
    places = several[:, None] + np.arange(-tags.BEFORE, tags.AFTER)
    near = torch.from_numpy((places >= 0) & (places < len(states)))
    with torch.autocast("cpu", torch.bfloat16):
        scores = teacher.head(states, torch.from_numpy(places.clip(0, len(states) - 1)), near).float()
    scores = torch.where(near.unsqueeze(2), scores, torch.from_numpy(tags.absent()))
    told: NDArray[np.float16] = scores[: len(anchors)].log_softmax(-1).half().numpy()
    return told


@dataclass(frozen=True)
class Told:
    """The lessons of a batch's windows.

    Attributes:
        share: [windows, 1, 1], how much each counts.
        cues: probabilities [windows, length, 3].
        auxiliary: probabilities [windows, length, AUXILIARY_TAGS].
    """

    share: Tensor
    cues: Tensor
    auxiliary: Tensor

    def mix(self, marked: Tensor, told: Tensor) -> Tensor:
        """Targets between what is marked and what the lessons tell."""
        return marked + self.share * (told - marked)


def told_of(batch: Batch) -> Told:
    """What the lessons tell of every piece of a batch; where a window has none, it counts nothing."""
    share = np.zeros((len(batch.windows), 1, 1), np.float32)
    cues = np.zeros((*batch.ids.shape, 3), np.float32)
    auxiliary = np.zeros((*batch.ids.shape, AUXILIARY_TAGS), np.float32)
    for row, window in enumerate(batch.windows):
        if lesson := window.example.lesson:
            part, own = slice(window.start, window.end), slice(1, len(window) + 1)
            share[row] = SHARE if window.example.is_marked else 1.0
            cues[row, own], auxiliary[row, own] = lesson.cues[part], lesson.auxiliary[part]
    return Told(*map(torch.from_numpy, (share, cues, auxiliary)))


def told_around(batch: Batch, anchors: Sequence[Anchor], near: Tensor) -> tuple[Tensor, Tensor]:
    """What the lessons tell around the anchors of a batch.

    Returns:
        Log probabilities [anchors, REACH, ROLE_TAGS], and which anchors [anchors] a lesson tells of.
    """
    found = np.zeros((len(anchors), tags.REACH, tags.ROLE_TAGS), np.float32)
    is_told = np.zeros(len(anchors), np.bool_)
    for number, (row, column) in enumerate(anchors):
        window = batch.windows[row]
        place = window.start + column - 1
        if (lesson := window.example.lesson) and (at := np.searchsorted(lesson.anchors, place)) < len(lesson.anchors):
            is_told[number] = lesson.anchors[at] == place
            if is_told[number]:
                found[number] = lesson.roles[at]
    absent = torch.from_numpy(tags.absent()).log_softmax(-1)
    return torch.where(near.unsqueeze(2), torch.from_numpy(found), absent), torch.from_numpy(is_told)


def fill(told: Tensor, targets: Tensor, transitions: NDArray[np.float32]) -> Tensor:
    """The targets [anchors, REACH] with the lessons' best tags where they were UNKNOWN."""
    open_rows = (targets == UNKNOWN).any(dim=1)
    if not open_rows.any():
        return targets
    sequences, worths = best_tags(told[open_rows].numpy(), transitions)
    sequences[worths < 0] = tags.OUTSIDE
    filled = targets.clone()
    filled[open_rows] = torch.from_numpy(np.ascontiguousarray(sequences))
    return filled
