"""The trained network as ONNX, run by onnxruntime."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sayso.reading.encoder.windows import Outputs

SHIPPED = Path(__file__).parent / "files"
"""The folder of the network that comes with sayso; its README is the model card."""


@cache
def shipped_digest() -> str:
    """SHA-256 over the names and contents of the shipped network's files, in the order of their names.

    The model card is left out: its words change no reading.
    """
    digest = hashlib.sha256()
    for path in sorted(SHIPPED.iterdir()):
        if path.suffix in (".onnx", ".json"):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


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
