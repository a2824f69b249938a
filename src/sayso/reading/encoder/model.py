"""The trained network as ONNX, run by onnxruntime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sayso.reading.encoder.windows import Outputs


class OnnxModel:
    """An ONNX file on one thread, which many threads may call at once.

    Raises:
        FileNotFoundError: there is no such file.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"{path}: no such model")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._names = [output.name for output in self._session.get_outputs()]

    def run(self, **inputs: NDArray[Any]) -> Outputs:
        """All outputs by name."""
        return dict(zip(self._names, self._session.run(None, inputs), strict=True))

    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> Outputs:
        """See `WindowModel`."""
        return self.run(ids=ids, features=features)
