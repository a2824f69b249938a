"""Make the shipped encoder: `python -m training.attribution POLNEAR WIRE OUT`.

Two networks are trained on PolNeAR, each from another seed; the first then goes on to learn from both, on PolNeAR and
on agency reports that nobody marked. The mean of its weights before and after is exported into the package. What an
interrupted run has done is not done again.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import torch

from sayso.reading.encoder.attribution.head import Thresholds
from sayso.reading.encoder.model import SHIPPED
from training.attribution.export import export, sample_windows
from training.attribution.model import load_network
from training.attribution.train import Given, Settings, minilm_folder, read_tokenizer, train

SEEDS = (1, 2)
ALONE = Settings(middle=0.57)
FROM_TEACHERS = Settings(seed=4, epochs=2, rate=1e-4, head_rate=4e-4, warm_up=0.05, average=0.997)


def main() -> None:
    """Train and export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("polnear", type=Path, help="folder with text/ and attributions/: PolNeAR's train split")
    parser.add_argument("wire", type=Path, help="JSON Lines with `text`: agency reports")
    parser.add_argument("out", type=Path, help="folder for checkpoints")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="where the files go; into the package if not given")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    minilm = minilm_folder()
    teachers = tuple(options.out / f"seed{seed}" / "network.pt" for seed in SEEDS)
    for seed, teacher in zip(SEEDS, teachers, strict=True):
        _train_once(options.polnear, teacher.parent, replace(ALONE, seed=seed), Given(minilm))
    texts = tuple(json.loads(line)["text"] for line in options.wire.open(encoding="utf-8"))
    student = options.out / "student"
    _train_once(options.polnear, student, FROM_TEACHERS, Given(minilm, teachers[0], teachers, texts))
    before, after = (torch.load(path, weights_only=True) for path in (teachers[0], student / "network.pt"))
    torch.save({name: (before[name] + after[name]) / 2 for name in after}, options.out / "network.pt")
    samples = sample_windows(options.polnear, read_tokenizer(minilm), 64)
    export(load_network(options.out / "network.pt"), options.model, Thresholds(), minilm, samples)


def _train_once(polnear: Path, out: Path, settings: Settings, given: Given) -> None:
    if not (out / "done").exists():
        train(polnear, out, settings, given)
        (out / "done").touch()


if __name__ == "__main__":
    main()
