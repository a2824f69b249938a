"""Attributions that agree: no piece is of two cues or contents. Only sources may be shared.

Each anchor is first read by itself. Where two attributions want the same pieces, each is read again without
the other's, and the one that loses less by it gives way.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.attribution.encoder import tags
from training.attribution.encoder.decode import Around, Found, PieceSpan, read_around


def read_together(around: Around, transitions: NDArray[np.float32]) -> list[Found]:
    """The attributions of all anchors, in order of their cues, after every dispute is settled."""
    found = read_around(around, transitions)
    around = replace(around, scores=around.scores.copy())
    # Who gives way may thereby come to want another's pieces. What is barred stays barred, so this ends.
    while sum(_settle(i, found, around, transitions) for i in range(len(found))):
        pass
    kept = [one for one in found if one]
    return sorted(kept, key=lambda one: one.cue)


def _settle(i: int, found: list[Found | None], around: Around, transitions: NDArray[np.float32]) -> bool:
    """Settle all disputes of one attribution with those within reach, in place; tell whether there were any."""
    any_settled = False
    reach = slice(*np.searchsorted(around.anchors, around.anchors[i] + np.array([1 - tags.REACH, tags.REACH])))
    for j in range(len(found))[reach]:
        first, second = found[i], found[j]
        if i == j or not first or not second or not _dispute(first, second):
            continue
        scores = _without(around, i, second), _without(around, j, first)
        pair = Around(around.anchors[[i, j]], around.odds[[i, j]], np.stack(scores))
        again = read_around(pair, transitions)
        gives_way = int(_loss(first, again[0]) > _loss(second, again[1]))
        row = (i, j)[gives_way]
        found[row] = again[gives_way]
        around.scores[row] = scores[gives_way]
        any_settled = True
    return any_settled


def _loss(before: Found, after: Found | None) -> float:
    return before.worth - (after.worth if after else 0.0)


def _own(one: Found) -> tuple[PieceSpan, ...]:
    return one.cue, *one.content


def _source(one: Found) -> tuple[PieceSpan, ...]:
    return (one.source,) if one.source else ()


def _dispute(a: Found, b: Found) -> bool:
    return _overlap(_own(a), _own(b)) or _overlap(_source(a), _own(b)) or _overlap(_source(b), _own(a))


def _overlap(spans: tuple[PieceSpan, ...], others: tuple[PieceSpan, ...]) -> bool:
    return any(max(a, c) < min(b, d) for a, b in spans for c, d in others)


def _without(around: Around, row: int, other: Found) -> NDArray[np.float32]:
    """The scores around an anchor with another attribution's pieces barred; its source may be shared."""
    scores: NDArray[np.float32] = around.scores[row].copy()
    first = int(around.anchors[row]) - tags.BEFORE

    def bar(span: PieceSpan, lowest_tag: int) -> None:
        start, end = (min(max(place - first, 0), tags.REACH) for place in span)
        scores[start:end, lowest_tag:] = tags.FORBIDDEN

    for span in _own(other):
        bar(span, tags.BEGIN_SOURCE)
    if other.source:
        bar(other.source, tags.BEGIN_CUE)
    return scores
