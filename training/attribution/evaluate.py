"""Read PolNeAR's texts: `python -m training.attribution.evaluate NETWORK POLNEAR OUT.jsonl`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.attribution.encoder import tags
from training.attribution.encoder.onnx_encoder import Encoder
from training.attribution.encoder.pieces import cut
from training.attribution.encoder.reader import Attribution, CharSpan, Model, Thresholds, read_pieces
from training.attribution.model import Network
from training.attribution.train import minilm_folder, read_tokenizer


class TorchModel:
    """The network as it was trained, in single precision."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()
        transitions: NDArray[np.float32] = network.head.transitions.detach().numpy()
        self.transitions = transitions + tags.forbidden_transitions()

    @torch.inference_mode()
    def encode(
        self, ids: NDArray[np.int64], features: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """States [pieces, width] and cue scores [pieces, 3] of one window."""
        states = self.network.encoder(torch.from_numpy(ids)[None], torch.from_numpy(features)[None])[0]
        return states.numpy(), self.network.cues(states).numpy()

    @torch.inference_mode()
    def attribute(
        self, states: NDArray[np.float32], places: NDArray[np.int64], there: NDArray[np.bool_]
    ) -> NDArray[np.float32]:
        """Scores [anchors, REACH, ROLE_TAGS] of the pieces at `places` [anchors, REACH]."""
        scores = self.network.head(*map(torch.from_numpy, (states, places, there)))
        found: NDArray[np.float32] = scores.numpy()
        return found


def load_network(path: Path) -> Network:
    """A network from its weights."""
    network = Network()
    network.load_state_dict(torch.load(path, weights_only=True))
    return network


def load_model(path: Path) -> Model:
    """A network from its weights, or as ONNX from the folder that `export` wrote."""
    return Encoder(path) if path.is_dir() else TorchModel(load_network(path))


def as_statement(text: str, attribution: Attribution) -> dict[str, Any]:
    """An attribution as a statement of the record, the parts that the scorer looks at."""

    def span(bounds: CharSpan) -> dict[str, Any]:
        return {"start": bounds[0], "end": bounds[1], "text": text[slice(*bounds)]}

    return {
        "source": span(attribution.source) if attribution.source else None,
        "cue": span(attribution.cue),
        "content": [span(part) for part in attribution.content],
    }


def main() -> None:
    """Write one JSON line a text."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("network", type=Path, help="network.pt, or a folder that export wrote")
    parser.add_argument("polnear", type=Path, help="folder with text/")
    parser.add_argument("out", type=Path)
    parser.add_argument("--odds", type=float, default=Thresholds.odds)
    parser.add_argument("--worth", type=float, default=Thresholds.worth)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    thresholds = Thresholds(odds=options.odds, worth=options.worth)
    tokenizer = read_tokenizer(minilm_folder())
    model = load_model(options.network)
    with options.out.open("w", encoding="utf-8") as out:
        for path in sorted((options.polnear / "text").glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            found = read_pieces(model, cut(tokenizer, text), thresholds)
            statements = [as_statement(text, attribution) for attribution in found]
            out.write(json.dumps({"report": {"id": path.stem}, "statements": statements}) + "\n")


if __name__ == "__main__":
    main()
