"""Make the shipped encoder: `python -m training.attribution POLNEAR WIRE OUT`.

A large network (MPNet) is trained on PolNeAR; it then reads PolNeAR and agency reports that nobody marked, and a
small one (MiniLM) learns from the marks and from what the large one reads. At last one layer of its head is taught
to do what two did, while the rest stays: that network is shipped. What an interrupted run has done is not done again.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from sayso.reading.encoder.attribution.head import Thresholds
from sayso.reading.encoder.digests import SHIPPED
from training.attribution.export import export, sample_windows
from training.attribution.model import load_network
from training.attribution.train import Given, Settings, read_texts, train
from training.attribution.weights import minilm_folder, mpnet_weights, read_tokenizer

TEACHER = Settings(seed=1, epochs=2, pieces_a_batch=5120, rate=1.2e-4, warm_up=0.1, average=0.985, most_wrong_cues=48)
STUDENT = Settings(seed=1, epochs=7, head_layers=2)
HEAD = Settings(seed=1, epochs=1, head_layers=1, average=0.99)


def main() -> None:
    """Train and export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("polnear", type=Path, help="folder with text/ and attributions/: PolNeAR's train split")
    parser.add_argument("wire", type=Path, help="JSON Lines with `text`: agency reports")
    parser.add_argument("out", type=Path, help="folder for checkpoints and lessons")
    parser.add_argument("--seed", type=int, default=STUDENT.seed, help="of the small network")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="where the files go; into the package if not given")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    seed = options.seed
    torch.set_num_threads(options.threads)
    minilm = minilm_folder()
    teacher, student, head = (options.out / name for name in ("teacher", f"student-{seed}", f"head-{seed}"))
    _train_once(options.polnear, teacher, TEACHER, Given(minilm, mpnet=mpnet_weights(options.out)))
    given = Given(minilm, teacher=teacher / "network.pt", texts=read_texts(options.wire))
    _train_once(options.polnear, student, replace(STUDENT, seed=seed), given)
    given = replace(given, finished=student / "network.pt")
    _train_once(options.polnear, head, replace(HEAD, seed=seed), given)
    samples = sample_windows(options.polnear, read_tokenizer(minilm), 64)
    export(load_network(head / "network.pt"), options.model, Thresholds(), minilm, samples)


def _train_once(polnear: Path, out: Path, settings: Settings, given: Given) -> None:
    if not (out / "done").exists():
        train(polnear, out, settings, given)
        (out / "done").touch()


if __name__ == "__main__":
    main()
