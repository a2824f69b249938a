"""The trained network as ONNX, run by onnxruntime."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from attribution.reader import Thresholds


class OnnxModel:
    """The network in the files that `export` writes. Safe to use from several threads at once."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._encoder, self._head = (
            onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
            for name in ("encoder.onnx", "attribution.onnx")
        )
        settings = json.loads((folder / "attribution.json").read_text(encoding="utf-8"))
        self.transitions: NDArray[np.float32] = np.array(settings["transitions"], dtype=np.float32)
        self.thresholds = Thresholds(**settings["thresholds"])
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def encode(
        self, ids: NDArray[np.int64], features: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """States [pieces, width] and cue scores [pieces, 3] of one window."""
        states, cues = self._encoder.run(["states", "cues"], {"ids": ids, "features": features})
        return states, cues

    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """Scores [anchors, REACH, ROLE_TAGS] of the pieces at `places` [anchors, REACH]."""
        given = {"states": states, "places": places, "there": there}
        scores: NDArray[np.float32] = self._head.run(["scores"], given)[0]
        return scores
