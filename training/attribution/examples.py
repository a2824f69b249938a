"""Marked articles as the arrays that the network learns from."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.windows import CLS, SEP
from sayso.reading.encoder.wordpieces import LINE_START, SPACE_BEFORE, TITLE, UPPER, WordPieces, cut
from training.attribution.data import Article, CharSpan

PieceSpan = tuple[int, int]

PAD = 0
"""Id of the piece that fills up a batch's shorter windows, which attention never sees."""

AUXILIARY_TAGS = 5
"""Begin and inside of any source; begin, inside and end of any content. Inside of content is used when reading."""

CASE = 3
"""The bits of a feature that tell its case."""

STOPS = (1012, 1029, 999)
CLOSING_MARKS = (1000, 1005, 1521, 1524)
OPENING_MARKS = (1000, 1005, 1520, 1523)
"""Ids of full stops and of quotation marks in BERT's uncased vocabulary."""

SHORT = (10, 80)
"""Pieces of a short window, at least and at most; a sentence is not cut for it where it fits."""


@dataclass(frozen=True)
class Marked:
    """One attribution in word pieces; the cue is one span, as everywhere in PolNeAR."""

    source: tuple[PieceSpan, ...]
    cue: PieceSpan
    content: tuple[PieceSpan, ...]


@dataclass(frozen=True)
class Lesson:
    """What a teacher says of one text of so many pieces, in half precision.

    Attributes:
        cues: probabilities [pieces, 3].
        auxiliary: probabilities [pieces, AUXILIARY_TAGS].
        anchors: places of the cues around which it tells the roles, rising, int64.
        roles: log probabilities [anchors, REACH, ROLE_TAGS].
    """

    cues: NDArray[np.float16]
    auxiliary: NDArray[np.float16]
    anchors: NDArray[np.int64]
    roles: NDArray[np.float16]


@dataclass(frozen=True)
class Example:
    """One article as one annotator marked it, in word pieces, and what a teacher says of it, if there is one."""

    pieces: WordPieces
    marked: tuple[Marked, ...]
    line_starts: NDArray[np.int64]
    sentence_starts: NDArray[np.int64]
    cue_tags: NDArray[np.int64] = field(repr=False)
    auxiliary: NDArray[np.float32] = field(repr=False)
    is_marked: bool = True
    lesson: Lesson | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Window:
    """A stretch of an example's pieces."""

    example: Example
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Batch:
    """Windows side by side, padded; every window begins with CLS and ends with SEP.

    `ids`, `features`, `cue_tags` are [windows, length], `there` is true at pieces of a window, special ones
    included, `learnt` at its own pieces only; `auxiliary` is [windows, length, AUXILIARY_TAGS].
    """

    windows: tuple[Window, ...]
    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    there: NDArray[np.bool_]
    learnt: NDArray[np.bool_]
    cue_tags: NDArray[np.int64]
    auxiliary: NDArray[np.float32]


def to_example(article: Article, tokenizer: Tokenizer) -> Example:
    """Lay an annotator's marks over an article's word pieces. Attributions without a cue are left out."""
    pieces = cut(tokenizer, article.text)
    cue_tags = np.zeros(len(pieces), dtype=np.int64)
    auxiliary = np.zeros((len(pieces), AUXILIARY_TAGS), dtype=np.float32)

    def in_pieces(spans: Sequence[CharSpan]) -> tuple[PieceSpan, ...]:
        found = (pieces.span(*span) for span in spans)
        return tuple((first, last) for first, last in found if last > first)

    marked = []
    for attribution in article.attributions:
        source, cue, content = map(in_pieces, (attribution.source, attribution.cue, attribution.content))
        if not cue:
            continue
        first, last = cue[0]
        cue_tags[first:last] = tags.CUE_IN
        cue_tags[first] = tags.CUE_BEGIN
        for first, last in source:
            auxiliary[first, 0] = auxiliary[first:last, 1] = 1
        for first, last in content:
            auxiliary[first, 2] = auxiliary[first:last, tags.IN_ANY_CONTENT] = auxiliary[last - 1, 4] = 1
        marked.append(Marked(source, cue[0], content))
    line_starts = np.flatnonzero(pieces.features & LINE_START)
    return Example(pieces, tuple(marked), line_starts, _sentence_starts(pieces), cue_tags, auxiliary)


def _sentence_starts(pieces: WordPieces) -> NDArray[np.int64]:
    """Line starts, and where a capital follows a full stop and perhaps a quotation mark; abbreviations look alike."""
    after_stop = np.isin(pieces.ids, STOPS)
    after_stop[1:] |= after_stop[:-1] & np.isin(pieces.ids[1:], CLOSING_MARKS)
    capital = np.isin(pieces.features & CASE, (TITLE, UPPER)) | np.isin(pieces.ids, OPENING_MARKS)
    spaced_capital = capital & (pieces.features & SPACE_BEFORE > 0)
    starts = pieces.features & LINE_START > 0
    starts[1:] |= after_stop[:-1] & spaced_capital[1:]
    return np.flatnonzero(starts)


def unmarked(text: str, tokenizer: Tokenizer) -> Example:
    """A text that nobody marked, to be learnt as other networks read it."""
    return replace(to_example(Article("", "", text, ()), tokenizer), is_marked=False)


def windows(example: Example, longest: int, chance: random.Random, short: float = 0.0) -> Iterator[Window]:
    """Cut an example into windows of at most `longest` pieces, the first of random length, at line ends.

    With the probability `short` it is cut into windows of a sentence or a few instead.
    """
    is_short = chance.random() < short
    ends = example.sentence_starts if is_short else example.line_starts
    start, limit = 0, chance.randint(longest // 4, longest)
    while start < len(example.pieces):
        if is_short:
            limit = min(longest, chance.randint(*SHORT))
        end = min(start + limit, len(example.pieces))
        if end < len(example.pieces):
            place = int(ends[np.searchsorted(ends, end, side="right") - 1])
            end = place if place > start else end
        yield Window(example, start, end)
        start, limit = end, longest


def batches(
    examples: Sequence[Example], longest: int, pieces_a_batch: int, chance: random.Random, short: float = 0.0
) -> list[tuple[Window, ...]]:
    """One epoch: every piece once, windows of like length together, batches in random order."""
    cut_windows = [w for example in examples for w in windows(example, longest, chance, short)]
    cut_windows.sort(key=lambda w: len(w) + chance.uniform(0, longest / 8))
    found: list[tuple[Window, ...]] = []
    batch: list[Window] = []
    for window in cut_windows:
        width = max(len(window), *(len(w) for w in batch)) if batch else len(window)
        if batch and (width + 2) * (len(batch) + 1) > pieces_a_batch:
            found.append(tuple(batch))
            batch = []
        batch.append(window)
    found.append(tuple(batch))
    chance.shuffle(found)
    return found


def collate(side_by_side: Sequence[Window]) -> Batch:
    """Lay windows side by side."""
    # Few different shapes keep memory from falling into pieces over a long run.
    shape = len(side_by_side), -(-(max(map(len, side_by_side)) + 2) // 16) * 16
    ids = np.full(shape, PAD, dtype=np.int64)
    features = np.zeros(shape, dtype=np.int64)
    there = np.zeros(shape, dtype=np.bool_)
    learnt = np.zeros(shape, dtype=np.bool_)
    cue_tags = np.zeros(shape, dtype=np.int64)
    auxiliary = np.zeros((*shape, AUXILIARY_TAGS), dtype=np.float32)
    for row, window in enumerate(side_by_side):
        part, own = slice(window.start, window.end), slice(1, len(window) + 1)
        ids[row, 0], ids[row, own], ids[row, len(window) + 1] = CLS, window.example.pieces.ids[part], SEP
        features[row, own] = window.example.pieces.features[part]
        there[row, : len(window) + 2] = True
        learnt[row, own] = True
        cue_tags[row, own] = window.example.cue_tags[part]
        auxiliary[row, own] = window.example.auxiliary[part]
    return Batch(tuple(side_by_side), ids, features, there, learnt, cue_tags, auxiliary)


def role_tags(marked: Marked, anchor: int) -> NDArray[np.int64]:
    """The tags [REACH] of the pieces around `anchor`, a piece of the attribution's cue."""
    found = np.full(tags.REACH, tags.OUTSIDE, dtype=np.int64)
    first_place = anchor - tags.BEFORE
    for spans, begin in (
        (marked.content, tags.BEGIN_CONTENT),
        (marked.source, tags.BEGIN_SOURCE),
        ((marked.cue,), tags.BEGIN_CUE),
    ):
        for first, last in spans:
            low, high = max(first - first_place, 0), min(last - first_place, tags.REACH)
            if low < high:
                found[low:high] = begin + 1
                found[low] = begin
    return found
