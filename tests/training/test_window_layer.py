"""The graph of token vectors is the one that its script makes."""

from pathlib import Path

import pytest

SHIPPED = Path("src/sayso/reading/syntax/window_layer.onnx")


def test_the_shipped_graph_is_what_its_script_makes() -> None:
    onnx = pytest.importorskip("onnx")
    from training.syntax.__main__ import build

    assert onnx.load(SHIPPED) == build()
