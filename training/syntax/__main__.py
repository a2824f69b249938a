"""Write the graph that `sayso.reading.syntax.vectors` runs: `python -m training.syntax [OUT]`.

One layer of spaCy's `MaxoutWindowEncoder` with three pieces and a window of one: a token's vector beside those of its
two neighbours, a maxout, a layer norm, and the token's own vector added. It holds no weights.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

_INPUTS = {
    "vectors": ("tokens", "width"),
    "weights": ("width3", "pieces"),
    "bias": ("pieces",),
    "gain": ("width",),
    "shift": ("width",),
}
_NUMBERS = {
    "above": [1, 0, 0, 0],
    "below": [0, 0, 1, 0],
    "start": [0],
    "second": [1],
    "last": [-1],
    "end": [2**31 - 1],
}
_EPSILON = 1e-8
"""What thinc adds to a variance."""


def build() -> onnx.ModelProto:
    """The graph: "vectors" [tokens, width] to "output" of the same shape; weights are inputs."""

    def shaped(name: str, shape: tuple[str, ...]) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    graph = helper.make_graph(
        _nodes(),
        "window_layer",
        [shaped(name, shape) for name, shape in _INPUTS.items()],
        [shaped("output", _INPUTS["vectors"])],
        [numpy_helper.from_array(np.array(value, dtype=np.int64), name) for name, value in _NUMBERS.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], producer_name="sayso")
    model.ir_version = 9
    onnx.checker.check_model(model, full_check=True)
    return model


def _nodes() -> list[NodeProto]:
    node = helper.make_node
    return [
        node("Pad", ["vectors", "above"], ["lowered"]),
        node("Slice", ["lowered", "start", "last", "start"], ["left"]),
        node("Pad", ["vectors", "below"], ["raised"]),
        node("Slice", ["raised", "second", "end", "start"], ["right"]),
        node("Concat", ["left", "vectors", "right"], ["windows"], axis=1),
        node("Gemm", ["windows", "weights", "bias"], ["scores"]),
        node("Split", ["scores"], ["piece1", "piece2", "piece3"], axis=1, num_outputs=3),
        node("Max", ["piece1", "piece2", "piece3"], ["most"]),
        node("LayerNormalization", ["most", "gain", "shift"], ["normal"], axis=-1, epsilon=_EPSILON),
        node("Add", ["normal", "vectors"], ["output"]),
    ]


if __name__ == "__main__":
    here = Path(__file__).parents[2] / "src" / "sayso" / "reading" / "syntax" / "window_layer.onnx"
    onnx.save(build(), Path(sys.argv[1]) if len(sys.argv) > 1 else here)
