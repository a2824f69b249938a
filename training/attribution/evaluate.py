"""Read PolNeAR's texts: `python -m training.attribution.evaluate NETWORK POLNEAR OUT.jsonl`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from sayso.reading.encoder import Encoder
from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.attribution.head import AttributionHead, Thresholds
from sayso.reading.encoder.windows import Outputs
from training.attribution.model import Network, load_network
from training.attribution.weights import minilm_folder, read_tokenizer


class TorchModel:
    """The network as it was trained, in single precision or, quicker, in bfloat16."""

    def __init__(self, network: Network, bfloat16: bool = False) -> None:
        self.network = network.eval()
        self.autocast = torch.autocast("cpu", torch.bfloat16, enabled=bfloat16)
        transitions: NDArray[np.float32] = network.head.transitions.detach().numpy()
        self.transitions = transitions + tags.forbidden_transitions()

    @torch.inference_mode()
    def encode(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> Outputs:
        """What the encoder says of one window; see `WindowModel`."""
        with self.autocast:
            outputs = self.network.encode_window(torch.from_numpy(ids), torch.from_numpy(features))
        return {name: array.float().numpy() for name, array in zip(Network.OUTPUTS, outputs, strict=True)}

    @torch.inference_mode()
    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """Scores of the pieces around each anchor; see `RoleModel`."""
        scores = self.network.head(*map(torch.from_numpy, (states, places, there)))
        found: NDArray[np.float32] = scores.numpy()
        return found


def load_encoder(path: Path, thresholds: Thresholds, bfloat16: bool = False) -> Encoder:
    """A network from its weights, or as ONNX with its own thresholds from the folder that `export` wrote."""
    if path.is_dir():
        return Encoder.load(path)
    model = TorchModel(load_network(path), bfloat16)
    head = AttributionHead(model, model.transitions, thresholds)
    return Encoder(model, read_tokenizer(minilm_folder()), [head])


def as_statement(text: str, attribution: dict[str, Any]) -> dict[str, Any]:
    """An attribution as a statement of the record, the parts that the scorer looks at."""

    def span(bounds: list[int]) -> dict[str, Any]:
        return {"start": bounds[0], "end": bounds[1], "text": text[slice(*bounds)]}

    return {
        "source": span(attribution["source"]) if attribution["source"] else None,
        "cue": span(attribution["cue"]),
        "content": [span(part) for part in attribution["content"]],
    }


def main() -> None:
    """Write one JSON line a text."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("network", type=Path, help="network.pt, or a folder that export wrote")
    parser.add_argument("polnear", type=Path, help="folder with text/")
    parser.add_argument("out", type=Path)
    parser.add_argument("--odds", type=float, default=Thresholds.odds, help="for network.pt only")
    parser.add_argument("--worth", type=float, default=Thresholds.worth, help="for network.pt only")
    parser.add_argument("--bfloat16", action="store_true", help="quicker on some processors; for network.pt only")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    thresholds = Thresholds(odds=options.odds, worth=options.worth)
    encoder = load_encoder(options.network, thresholds, options.bfloat16)
    with options.out.open("w", encoding="utf-8") as out:
        for path in sorted((options.polnear / "text").glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            statements = [as_statement(text, each) for each in encoder.read(text)["attribution"]["attributions"]]
            out.write(json.dumps({"report": {"id": path.stem}, "statements": statements}) + "\n")


if __name__ == "__main__":
    main()
