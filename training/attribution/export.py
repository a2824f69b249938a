"""Write a trained network as int8 ONNX: `python -m training.attribution.export NETWORK.pt POLNEAR OUT`.

Three files, the tokenizer, and the hashes of all: `encoder.onnx` (a window's word pieces to states and tags' scores),
`attribution.onnx` (states and the places around cues to scores of tags) and `attribution.json` (what the
decoder needs beside them). Weights are int8 a column, word vectors int8 a row; activations are quantised by
the tensor as they pass, which is why the reader runs one window at a time: nothing that a window is run
beside can then change its result.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.export import Dim

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.attribution.head import Thresholds
from sayso.reading.encoder.digests import write_sums
from sayso.reading.encoder.windows import WINDOW
from training.attribution.data import read_articles
from training.attribution.examples import Window, collate, to_example
from training.attribution.model import Network, load_network
from training.attribution.smooth import smooth
from training.attribution.weights import minilm_folder, read_tokenizer


class SmallEmbedding(nn.Module):
    """An embedding in int8 with a scale a row."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        weight = embedding.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.weight = nn.Buffer((weight / scale).round().to(torch.int8))
        self.scale = nn.Buffer(scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors of ids."""
        return self.weight[ids].float() * self.scale[ids]


class WindowEncoder(nn.Module):
    """The encoder and its taggers, of a single window."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        network.encoder.words = SmallEmbedding(network.encoder.words)  # type: ignore[assignment]
        network.encoder.positions = SmallEmbedding(network.encoder.positions)  # type: ignore[assignment]

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """See `Network.encode_window`."""
        return self.network.encode_window(ids, features)


def export(
    network: Network,
    out: Path,
    thresholds: Thresholds,
    minilm: Path,
    samples: Sequence[tuple[Tensor, Tensor]],
) -> None:
    """Write the network's files into the folder `out`; `samples` are as `smooth` takes them."""
    out.mkdir(parents=True, exist_ok=True)
    network = network.eval()
    smooth(network.encoder, samples)
    transitions = network.head.transitions.detach().numpy() + tags.forbidden_transitions()
    settings = {
        "transitions": [[round(float(value), 4) for value in row] for row in transitions],
        "thresholds": asdict(thresholds),
    }
    (out / "attribution.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    read_tokenizer(minilm).save(str(out / "tokenizer.json"))
    pieces = Dim("pieces", min=2, max=512)
    ids = torch.arange(1000, 1100)
    _write(
        WindowEncoder(network),
        {"ids": (ids, {0: pieces}), "features": (ids % 16, {0: pieces})},
        list(Network.OUTPUTS),
        out / "encoder.onnx",
    )
    length, anchors = Dim("length", min=2), Dim("anchors", min=1)
    states = torch.randn(300, network.cues.in_features)
    places = torch.arange(tags.REACH)[None] + torch.tensor([[3], [40], [100]])
    _write(
        network.head,
        {
            "states": (states, {0: length}),
            "places": (places, {0: anchors}),
            "there": (places > 50, {0: anchors}),
        },
        ["scores"],
        out / "attribution.onnx",
    )
    write_sums(out)


def _write(module: nn.Module, inputs: dict[str, tuple[Tensor, dict[int, Dim]]], outputs: list[str], path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        large = Path(folder) / "large.onnx"
        program = torch.onnx.export(
            module,
            tuple(example for example, _ in inputs.values()),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_shapes=tuple(shape for _, shape in inputs.values()),
            opset_version=20,
            dynamo=True,
            verbose=False,
        )
        assert program is not None, "the exporter was asked for a program"
        program.save(str(large))
        quantize_dynamic(
            large,
            path,
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"MatMulConstBOnly": True},
        )
    model = onnx.load(path)
    del model.metadata_props[:]
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del model.graph.value_info[:]
    onnx.save(model, path)


def sample_windows(polnear: Path, tokenizer: Tokenizer, count: int) -> list[tuple[Tensor, Tensor]]:
    """Ids and features [1, pieces] of the first window of some articles, spread over the corpus."""
    articles = list(read_articles(polnear))
    chosen = articles[:: max(1, len(articles) // count)]
    batches = [
        collate([Window(example, 0, min(len(example.pieces), WINDOW))])
        for example in (to_example(article, tokenizer) for article in chosen)
    ]
    return [(torch.from_numpy(batch.ids), torch.from_numpy(batch.features)) for batch in batches]


def main() -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("polnear", type=Path, help="folder of articles that show what the network sees")
    parser.add_argument("out", type=Path)
    parser.add_argument("--odds", type=float, default=Thresholds.odds)
    parser.add_argument("--worth", type=float, default=Thresholds.worth)
    options = parser.parse_args()
    logging.getLogger().setLevel(logging.WARNING)
    thresholds = Thresholds(odds=options.odds, worth=options.worth)
    minilm = minilm_folder()
    samples = sample_windows(options.polnear, read_tokenizer(minilm), 64)
    export(load_network(options.network), options.out, thresholds, minilm, samples)
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(f"{options.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
