"""Several trained networks, asked together what a batch says, for another to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.attribution.decode import best_tags, find_anchors
from training.attribution.examples import Batch
from training.attribution.model import Network

UNKNOWN = -1
"""The tags of an attribution that only the teachers can tell."""

SHARE = 0.5
"""How much the teachers count where a text is marked; where it is not, they are all there is."""

LEAST = 0.3
"""How likely a teachers' cue must be."""


@dataclass(frozen=True)
class Lesson:
    """What the teachers say of a batch, on the average.

    Attributes:
        share: [windows, 1, 1], how much it counts.
        states: of each teacher, [windows * length, width].
        cues: probabilities [windows, length, 3].
        auxiliary: probabilities [windows, length, AUXILIARY_TAGS].
    """

    share: Tensor
    states: Sequence[Tensor]
    cues: Tensor
    auxiliary: Tensor

    def mix(self, marked: Tensor, told: Tensor) -> Tensor:
        """Targets between what is marked and what the teachers tell."""
        return marked + self.share * (told - marked)

    def anchors(self, batch: Batch) -> Iterator[tuple[int, int]]:
        """Window and place of the cues that the teachers see in unmarked windows."""
        scores = self.cues.clamp(min=1e-9).log().numpy()
        for row, window in enumerate(batch.windows):
            if not window.example.is_marked:
                for place in find_anchors(scores[row, 1 : len(window) + 1], LEAST)[0]:
                    yield row, int(place) + 1


class Teachers:
    """Trained networks whose averages are to be learnt."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self.networks = [network.eval().requires_grad_(False) for network in networks]
        transitions = torch.stack([network.head.transitions.detach() for network in networks]).mean(0).numpy()
        self.transitions = transitions + tags.forbidden_transitions()

    @torch.no_grad()
    def read(self, batch: Batch) -> Lesson:
        """Ask all of them."""
        there = torch.from_numpy(batch.there)
        ids, features = torch.from_numpy(batch.ids), torch.from_numpy(batch.features)
        states, cues, auxiliary = [], [], []
        for network in self.networks:
            with torch.autocast("cpu", torch.bfloat16):
                own = network.encoder(ids, features, there)
                cues.append(network.cues(own).float().softmax(-1))
                auxiliary.append(network.auxiliary(own).float().sigmoid())
            states.append(own.flatten(0, 1))
        shares = [SHARE if window.example.is_marked else 1.0 for window in batch.windows]
        return Lesson(
            torch.tensor(shares)[:, None, None], states, torch.stack(cues).mean(0), torch.stack(auxiliary).mean(0)
        )

    @torch.no_grad()
    def attribute(self, lesson: Lesson, places: Tensor, near: Tensor) -> Tensor:
        """The mean log probabilities [anchors, REACH, ROLE_TAGS] of the tags around each anchor."""
        scores = []
        for network, states in zip(self.networks, lesson.states, strict=True):
            with torch.autocast("cpu", torch.bfloat16):
                scores.append(network.head(states, places, near).float())
        mean = torch.where(near.unsqueeze(2), torch.stack(scores).mean(0), torch.from_numpy(tags.absent()))
        return mean.log_softmax(-1)

    def fill(self, told: Tensor, targets: Tensor) -> Tensor:
        """The targets [anchors, REACH] with the teachers' best tags where they were UNKNOWN."""
        open_rows = (targets == UNKNOWN).any(dim=1)
        if not open_rows.any():
            return targets
        sequences, worths = best_tags(told[open_rows].numpy(), self.transitions)
        sequences[worths < 0] = tags.OUTSIDE
        filled = targets.clone()
        filled[open_rows] = torch.from_numpy(np.ascontiguousarray(sequences))
        return filled
