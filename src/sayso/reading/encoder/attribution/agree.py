"""Attributions that agree: no piece is of two cues or contents. Only sources may be shared.

Each anchor is first read by itself. Where two attributions want the same pieces, each is read again without
the other's, and the one that loses less by it gives way. When all agree, contents are read once more with the
tagger of contents, which knows no cues but sees better where a content ends: it may claim what is nobody's.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.attribution.decode import Around, Found, PieceSpan, read_around


def read_together(around: Around, transitions: NDArray[np.float32]) -> list[Found]:
    """The attributions of all anchors, in order of their cues, after every dispute is settled."""
    found = read_around(around, transitions)
    around = replace(around, scores=around.scores.copy())
    # Who gives way may thereby come to want another's pieces. What is barred stays barred, so this ends.
    while sum(_settle(i, found, around, transitions) for i in range(len(found))):
        pass
    kept = [one for one in found if one]
    return sorted(kept, key=lambda one: one.cue)


def read_again(
    around: Around,
    found: list[Found],
    content_scores: NDArray[np.float32],
    weight: float,
    transitions: NDArray[np.float32],
) -> list[Found]:
    """The same attributions, their contents read with `weight` times a tagger's scores added.

    What two of them would come to want goes to the first; the second keeps the content that it had.

    Args:
        around: What the network says around all anchors.
        found: Attributions that agree, in order of their cues.
        content_scores: The tagger's log-odds that each piece of the text is of a content, [pieces].
        weight: How much they count.
        transitions: Scores [from, to] of one tag after another.
    """
    if not found:
        return []
    rows = np.searchsorted(around.anchors, [one.anchor for one in found])
    places = around.anchors[rows, None] + np.arange(-tags.BEFORE, tags.AFTER)
    there = (places >= 0) & (places < len(content_scores))
    places = places.clip(0, len(content_scores) - 1)
    scores: NDArray[np.float32] = around.scores[rows]
    scores[:, :, tags.BEGIN_CONTENT :] += np.where(there, weight * content_scores[places], 0)[:, :, None]
    owners = np.full(len(content_scores), -1)
    sources = np.zeros(len(content_scores), np.bool_)
    for i, one in enumerate(found):
        for span in _own(one):
            owners[slice(*span)] = i
        if one.source:
            sources[slice(*one.source)] = True
    others = there & (owners[places] >= 0) & (owners[places] != np.arange(len(found))[:, None])
    scores[others, tags.BEGIN_SOURCE :] = tags.FORBIDDEN
    scores[there & sources[places], tags.BEGIN_CUE :] = tags.FORBIDDEN
    cues = np.array([one.cue for one in found])[:, :, None]
    scores[(cues[:, 0] <= places) & (places < cues[:, 1]), tags.BEGIN_CONTENT :] = tags.FORBIDDEN
    again = read_around(Around(around.anchors[rows], around.odds[rows], scores), transitions)
    kept = []
    for i, (one, other) in enumerate(zip(found, again, strict=True)):
        if other and all(np.isin(owners[slice(*span)], (-1, i)).all() for span in other.content):
            one = replace(one, content=other.content)
            for span in other.content:
                owners[slice(*span)] = i
        kept.append(one)
    return kept


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
    if a.reach[0] >= b.reach[1] or b.reach[0] >= a.reach[1]:
        return False
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
