"""The trained network as ONNX, run by onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.attribution.encoder.pieces import cut
from training.attribution.encoder.reader import Attribution, Thresholds, read_pieces


class Encoder:
    """Reads attributions from texts. Safe to use from several threads at once.

    Every text is read by itself, window after window, so that neither the texts beside it nor the number of
    threads changes what is found in it.
    """

    def __init__(self, folder: Path) -> None:
        """Load `encoder.onnx`, `attribution.onnx`, `attribution.json` and `tokenizer.json` from a folder."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._encoder, self._head = (
            onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
            for name in ("encoder.onnx", "attribution.onnx")
        )
        settings = json.loads((folder / "attribution.json").read_text(encoding="utf-8"))
        self.transitions: NDArray[np.float32] = np.array(settings["transitions"], dtype=np.float32)
        self.thresholds = Thresholds(**settings["thresholds"])
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def read(self, text: str) -> list[Attribution]:
        """The attributions of a text of any length, in order of their cues."""
        return read_pieces(self, cut(self.tokenizer, text), self.thresholds)

    def read_all(self, texts: Iterable[str], threads: int) -> Iterator[list[Attribution]]:
        """The attributions of each text, in the texts' order, on several threads."""
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(self.read, texts)

    def encode(
        self, ids: NDArray[np.int64], features: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """States [pieces, width] and cue scores [pieces, 3] of one window, special pieces included."""
        states, cues = self._encoder.run(["states", "cues"], {"ids": ids, "features": features})
        return states, cues

    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """Scores [anchors, REACH, ROLE_TAGS] of the pieces at `places` [anchors, REACH]."""
        given = {"states": states, "places": places, "there": there}
        scores: NDArray[np.float32] = self._head.run(["scores"], given)[0]
        return scores
