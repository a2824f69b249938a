"""From the network's scores to whole attributions. Plain arrays in, spans out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder.attribution import tags

PieceSpan = tuple[int, int]


@dataclass(frozen=True)
class Around:
    """What the network says of the pieces around each anchor, a piece that is likely of a cue.

    Attributes:
        anchors: places in the text, rising, int64.
        odds: the probability that each is of a cue, float32.
        scores: [anchors, REACH, ROLE_TAGS], float32; the anchor itself is at column BEFORE.
    """

    anchors: NDArray[np.int64]
    odds: NDArray[np.float32]
    scores: NDArray[np.float32]

    def where(self, kept: NDArray[np.bool_]) -> Around:
        """Some of the anchors."""
        return Around(self.anchors[kept], self.odds[kept], self.scores[kept])


@dataclass(frozen=True)
class Found:
    """One attribution in word pieces, half-open; `worth` is how much better it is than none, in nats."""

    source: PieceSpan | None
    cue: PieceSpan
    content: tuple[PieceSpan, ...]
    anchor: int
    worth: float

    @cached_property
    def reach(self) -> PieceSpan:
        """From its first piece to its last."""
        spans = [self.cue, *self.content, *([self.source] if self.source else [])]
        return min(start for start, _ in spans), max(end for _, end in spans)


def cue_odds(cue_scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability [pieces] that each piece is of a cue, from scores [pieces, 3]."""
    odds: NDArray[np.float32] = 1 - _shares(cue_scores)[:, tags.CUE_OUTSIDE]
    return odds


def _shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = shifted / shifted.sum(axis=1, keepdims=True)
    return shares


def find_anchors(cue_scores: NDArray[np.float32], least: float) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The most cue-like piece of every stretch of pieces that are likely cues.

    Args:
        cue_scores: [pieces, 3], not normalised.
        least: probability below which no cue is seen.

    Returns:
        The pieces' places, rising, and their probabilities.
    """
    odds = _shares(cue_scores)
    in_cue = 1 - odds[:, tags.CUE_OUTSIDE]
    likely = in_cue >= least
    begins = likely & (odds[:, tags.CUE_BEGIN] > odds[:, tags.CUE_IN])
    begins |= likely & ~np.concatenate([[False], likely[:-1]])
    anchors = []
    for first in np.flatnonzero(begins):
        last = first + 1
        while last < len(likely) and likely[last] and not begins[last]:
            last += 1
        anchors.append(first + int(in_cue[first:last].argmax()))
    places = np.array(anchors, dtype=np.int64)
    return places, in_cue[places]


def best_tags(
    scores: NDArray[np.float32], transitions: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The best valid sequence of tags around each anchor that has the anchor in a cue (Viterbi 1967).

    Args:
        scores: [anchors, REACH, ROLE_TAGS].
        transitions: [from, to], penalties of the forbidden ones included.

    Returns:
        Tags [anchors, REACH], and by how much each sequence outscores the one of OUTSIDE alone.
    """
    by_place = np.ascontiguousarray(scores.transpose(1, 2, 0))
    best = np.empty_like(by_place)
    best[0] = by_place[0]
    best[0, tags.IN_SOURCE :: 2] += tags.FORBIDDEN
    steps = transitions[:, :, None]
    into = np.empty((*transitions.shape, len(scores)), by_place.dtype)
    # Views made once: with few anchors numpy's calls take the time, and not what they do.
    rows = list(best)
    for i, (before, now, own) in enumerate(zip(best[:-1, :, None], rows[1:], by_place[1:], strict=True), 1):
        np.add(before, steps, out=into)
        np.maximum.reduce(into, axis=0, out=now)
        np.add(now, own, out=now)
        if i == tags.BEFORE:
            now[_NO_CUE] += tags.FORBIDDEN
    found = np.empty((len(by_place), len(scores)), dtype=np.int64)
    last = found[-1] = rows[-1].argmax(axis=0)
    for i in range(len(by_place) - 2, -1, -1):
        last = found[i] = (rows[i] + transitions[:, last]).argmax(axis=0)
    outside = scores[:, :, tags.OUTSIDE].sum(axis=1)
    outside = outside + (len(by_place) - 1) * transitions[tags.OUTSIDE, tags.OUTSIDE]
    return found.T, best[-1].max(axis=0) - outside


_NO_CUE = [tag for tag in range(tags.ROLE_TAGS) if tag not in (tags.BEGIN_CUE, tags.IN_CUE)]


def read_around(around: Around, transitions: NDArray[np.float32]) -> list[Found | None]:
    """Each anchor's attribution by itself; none where its best tags show no content, or its cue is barred."""
    if not len(around.anchors):
        return []
    sequences, margins = best_tags(around.scores, transitions)
    worths = margins + np.log(around.odds) - np.log1p(-around.odds.clip(max=1 - 1e-6))
    return [
        _attribution(sequence.tolist(), int(anchor), float(worth)) if worth > tags.FORBIDDEN / 2 else None
        for sequence, anchor, worth in zip(sequences, around.anchors, worths, strict=True)
    ]


def _attribution(sequence: list[int], anchor: int, worth: float) -> Found | None:
    offset = anchor - tags.BEFORE
    cues = [s for s in _runs(sequence, tags.BEGIN_CUE, offset) if s[0] <= anchor < s[1]]
    content = _runs(sequence, tags.BEGIN_CONTENT, offset)
    if not cues or not content:
        return None
    sources = _runs(sequence, tags.BEGIN_SOURCE, offset)
    source = min(sources, key=lambda s: _gap(s, cues[0])) if sources else None
    return Found(source, cues[0], tuple(content), anchor, worth)


def _runs(sequence: list[int], begin: int, offset: int) -> list[PieceSpan]:
    """The spans of one role, moved by `offset`."""
    found = []
    end = 0
    for _ in range(sequence.count(begin)):
        start = sequence.index(begin, end)
        end = start + 1
        while end < len(sequence) and sequence[end] == begin + 1:
            end += 1
        found.append((start + offset, end + offset))
    return found


def _gap(a: PieceSpan, b: PieceSpan) -> int:
    return max(a[0] - b[1], b[0] - a[1])
