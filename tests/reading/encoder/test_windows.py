"""Texts of any length in windows. No trained network is needed."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.reading.encoder.windows import BLOCK, MARGIN, OVERLAP, WINDOW, Outputs, blocks, views
from sayso.reading.encoder.wordpieces import LINE_START, WordPieces


class Echo:
    """Says of each piece its own id, and how wide the window is."""

    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> Outputs:
        return {"states": ids[:, None].astype(np.float32), "width": np.full(len(ids), len(ids), np.float32)}


def _pieces(count: int, line_starts: Sequence[int] = ()) -> WordPieces:
    zeros = np.zeros(count, np.int64)
    features = zeros.copy()
    features[list(line_starts)] = LINE_START
    return WordPieces(np.arange(count), features, zeros, zeros, zeros)


@pytest.mark.parametrize("count", [1, WINDOW, WINDOW + 1, 445, 1000, 9999])
def test_windows_of_one_long_line_overlap(count: int) -> None:
    found = views(_pieces(count, [0]))
    assert found[0].start == 0 and found[-1].end == count
    assert all(view.end - view.start <= WINDOW for view in found)
    assert all(before.end - after.start == OVERLAP for before, after in pairwise(found))


def test_windows_end_where_lines_do_and_do_not_overlap_there() -> None:
    starts = list(range(0, 2000, 60))
    found = views(_pieces(2000, starts))
    assert all(view.start in starts and (view.start, view.end) == (view.first, view.last) for view in found)
    assert all(view.end - view.start == 240 for view in found[:-1])


def test_a_long_line_among_short_ones_is_the_only_one_that_is_cut() -> None:
    found = views(_pieces(900, [0, 100, 200, 700, 800]))
    cut = {view.last for view in found} - {100, 200, 700, 800, 900}
    assert cut and all(200 < place < 700 for place in cut)
    assert 200 in {view.first for view in found}


@pytest.mark.parametrize("line_starts", [[], [0], [990], [3, 400, 401, 402], list(range(1000))])
def test_every_piece_is_told_of_once(line_starts: list[int]) -> None:
    found = views(_pieces(1000, line_starts))
    assert [view.first for view in found] == [0, *(view.last for view in found[:-1])]
    assert found[-1].last == 1000
    assert all(view.start <= view.first < view.last <= view.end <= view.start + WINDOW for view in found)


def test_a_text_without_pieces_has_no_windows() -> None:
    assert views(_pieces(0)) == []


@pytest.mark.parametrize("count", [1, 254, 255, 1000, BLOCK, BLOCK + 1, 3 * BLOCK + 17])
def test_windows_and_blocks_join_without_a_seam(count: int) -> None:
    own = []
    for block in blocks(Echo(), _pieces(count)):
        states = block.outputs["states"][:, 0]
        assert states.tolist() == list(range(block.first, block.first + len(states)))
        own += states[block.start - block.first : block.end - block.first].tolist()
    assert own == list(range(count))


def test_a_block_holds_no_more_than_itself_and_its_margins() -> None:
    assert max(len(block.outputs["states"]) for block in blocks(Echo(), _pieces(5 * BLOCK))) == BLOCK + 2 * MARGIN


def test_a_text_without_pieces_has_no_blocks() -> None:
    assert list(blocks(Echo(), _pieces(0))) == []
