"""Texts of any length in windows. No trained network is needed."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.reading.encoder.windows import BLOCK, MARGIN, OVERLAP, WINDOW, Outputs, blocks, window_bounds
from sayso.reading.encoder.wordpieces import WordPieces


class Echo:
    """Says of each piece its own id, and how wide the window is."""

    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> Outputs:
        return {"states": ids[:, None].astype(np.float32), "width": np.full(len(ids), len(ids), np.float32)}


def _pieces(count: int) -> WordPieces:
    zeros = np.zeros(count, np.int64)
    return WordPieces(np.arange(count), zeros, zeros, zeros, zeros)


@pytest.mark.parametrize("pieces", [0, 1, WINDOW, WINDOW + 1, 445, 1000, 9999])
def test_windows_cover_every_piece_and_neighbours_overlap(pieces: int) -> None:
    bounds = window_bounds(pieces)
    assert bounds[0][0] == 0 and bounds[-1][1] == pieces
    assert all(end - start <= WINDOW for start, end in bounds)
    assert all(before[1] - after[0] == OVERLAP for before, after in pairwise(bounds))


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
