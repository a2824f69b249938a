"""Train the network on PolNeAR: `python -m training.attribution.train POLNEAR OUT`.

Seeds are fixed. A run that was interrupted goes on from its last checkpoint when it is started again.

With `--teacher` the run learns what a larger network, trained before, says (Hinton, Vinyals and Dean 2015): half of it
where somebody marked the text, all of it in the texts of `--wire`. With `--finished` a network that was trained before
keeps all but its head, and of that the lowest layers are trained anew, to do alone what more of them did.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.reading.encoder.attribution import tags
from training.attribution.anchors import choose_anchors, lay_around
from training.attribution.chain import negative_log_likelihood
from training.attribution.data import read_articles, without_punctuation
from training.attribution.examples import Batch, Example, Window, batches, collate, to_example, unmarked
from training.attribution.lessons import fill, told_around, told_of, with_lessons
from training.attribution.model import MINILM, MPNET, Network, load_minilm, load_mpnet, load_network
from training.attribution.vary import vary
from training.attribution.weights import minilm_folder, read_tokenizer


@dataclass(frozen=True)
class Settings:
    """How a run is trained.

    Attributes:
        head_layers: of a network that stands on MiniLM.
        longest: pieces of a window, at most.
        rate: the learning rate of the encoder's last layer; each layer below learns by `layer_decay` slower.
        average: how much of the mean weights, which are kept in the end, stays at each step.
        vary: how often a window loses its capitals, its lines or its curly quotation marks.
        short: the share of texts that are cut into windows of a sentence or a few.
        unpunctuated: the share of marked texts that an epoch also has without punctuation.
        unmarked: the share of unmarked texts that an epoch has.
        wrong_cue_above: how likely a piece must be thought a cue wrongly, to be shown as none.
    """

    seed: int = 1
    epochs: int = 10
    head_layers: int = MINILM.head_layers
    longest: int = 254
    pieces_a_batch: int = 2560
    rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.06
    weight_decay: float = 0.01
    average: float = 0.998
    head_weight: float = 1.0
    auxiliary_weight: float = 0.5
    vary: float = 0.08
    short: float = 0.1
    unpunctuated: float = 0.05
    unmarked: float = 0.6
    wrong_cue_above: float = 0.05
    most_wrong_cues: int = 24


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("polnear", type=Path, help="folder with text/ and attributions/")
    parser.add_argument("out", type=Path, help="folder for the checkpoint")
    parser.add_argument("--mpnet", type=Path, help="MPNet's weights, to begin with instead of MiniLM's")
    parser.add_argument("--finished", type=Path, help="the network.pt of which only the head is trained, and anew")
    parser.add_argument("--teacher", type=Path, help="the network.pt to learn from")
    parser.add_argument("--lessons", type=Path, help="folder for what the teacher says; beside its file if not given")
    parser.add_argument("--wire", type=Path, help="JSON Lines with `text`, to be read as the teacher reads it")
    parser.add_argument("--threads", type=int, default=2)
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = parser.parse_args()
    settings = Settings(**{name: getattr(options, name) for name in asdict(Settings())})
    torch.set_num_threads(options.threads)
    texts = read_texts(options.wire) if options.wire else ()
    given = Given(minilm_folder(), options.mpnet, options.finished, options.teacher, options.lessons, texts)
    train(options.polnear, options.out, settings, given)


@dataclass(frozen=True)
class Given:
    """What a run begins with, and learns from beside the marked articles.

    Attributes:
        minilm: MiniLM's folder.
        mpnet: MPNet's weights, to begin with those instead of MiniLM's.
        finished: weights of a network that stands on MiniLM and was trained before; all but its head stays.
        teacher: weights of a network to learn from.
        lessons: the folder for what it says of each text; beside its weights if not given.
        texts: unmarked ones, to be read as the teacher reads them.
    """

    minilm: Path
    mpnet: Path | None = None
    finished: Path | None = None
    teacher: Path | None = None
    lessons: Path | None = None
    texts: tuple[str, ...] = ()


def read_texts(path: Path) -> tuple[str, ...]:
    """The `text` of every line of a JSON Lines file."""
    return tuple(json.loads(line)["text"] for line in path.open(encoding="utf-8"))


def train(polnear: Path, out: Path, settings: Settings, given: Given) -> None:
    """Train one run, and leave the mean of its last weights as `out/network.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n")
    tokenizer = read_tokenizer(given.minilm)
    articles = list(read_articles(polnear))
    examples = [to_example(article, tokenizer) for article in articles]
    examples += [unmarked(text, tokenizer) for text in given.texts]
    if given.teacher:
        lessons = given.lessons or given.teacher.parent / "lessons"
        examples = with_lessons(examples, load_network(given.teacher), lessons)
    bare = [to_example(without_punctuation(article), tokenizer) for article in articles]
    torch.manual_seed(settings.seed)
    network = _begin(given, settings.head_layers)
    run = Run(network, examples, bare, settings, out)
    run.resume()
    run.train()


def _begin(given: Given, head_layers: int) -> Network:
    """The network before the first step; what has no gradient in it stays as it is."""
    if given.finished:
        network = load_network(given.finished, head_layers).requires_grad_(False)
        network.head.requires_grad_(True)
        return network
    if given.mpnet:
        network = Network(MPNET)
        load_mpnet(network.encoder, given.mpnet)
    else:
        network = Network(replace(MINILM, head_layers=head_layers))
        load_minilm(network.encoder, given.minilm / "model.safetensors")
    network.encoder.words.weight.requires_grad_(False)
    return network


class Run:
    """A training run: the network, the mean of its weights, the optimiser, and where it stands."""

    def __init__(
        self,
        network: Network,
        examples: list[Example],
        unpunctuated: list[Example],
        settings: Settings,
        out: Path,
    ) -> None:
        self.network, self.settings, self.out = network, settings, out
        self.mean = copy.deepcopy(network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(_groups(network, settings), betas=(0.9, 0.98), fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.step = 0
        self.forbidden = torch.from_numpy(tags.forbidden_transitions())
        self.plan = [
            batch for epoch in range(settings.epochs) for batch in _epoch(examples, unpunctuated, settings, epoch)
        ]
        self.steps = len(self.plan)

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
        losses: list[list[float]] = []
        began = saved = time.monotonic()
        pieces = 0
        while self.step < self.steps:
            chance = random.Random(f"{self.settings.seed} {self.step} vary")
            batch = vary(collate(self.plan[self.step]), self.settings.vary, chance)
            torch.manual_seed(self.settings.seed * 1_000_003 + self.step)
            losses.append(self._learn(batch))
            pieces += int(batch.learnt.sum())
            self.step += 1
            if self.step % 25 == 0:
                told = " ".join(f"{value:.3f}" for value in np.mean(losses, axis=0))
                speed = pieces / (time.monotonic() - began)
                print(f"step {self.step}/{self.steps} losses {told} {speed:.0f} pieces/s", flush=True)
                losses = []
            if time.monotonic() - saved > 300:
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
            states = network.encoder(torch.from_numpy(batch.ids), torch.from_numpy(batch.features), there)
            cue_scores = network.cues(states).float()
            auxiliary_scores = network.auxiliary(states).float()
        cue_targets = F.one_hot(torch.from_numpy(batch.cue_tags), 3).float()
        auxiliary_targets = torch.from_numpy(batch.auxiliary)
        told = told_of(batch)
        cue_targets = told.mix(cue_targets, told.cues)
        auxiliary_targets = told.mix(auxiliary_targets, told.auxiliary)
        cue_loss = -(cue_targets[learnt] * cue_scores[learnt].log_softmax(-1)).sum(-1).mean()
        auxiliary_loss = F.binary_cross_entropy_with_logits(auxiliary_scores[learnt], auxiliary_targets[learnt])
        chance = random.Random(f"{self.settings.seed} {self.step} anchors")
        likely = (1 - cue_scores.detach().softmax(-1)[:, :, tags.CUE_OUTSIDE].numpy()) > self.settings.wrong_cue_above
        anchors, targets = choose_anchors(batch, likely, self.settings.most_wrong_cues, chance)
        places, near, targets = lay_around(batch, anchors, targets)
        with torch.autocast("cpu", torch.bfloat16):
            scores = network.head(states.flatten(0, 1), places, near).float()
        scores = torch.where(near.unsqueeze(2), scores, torch.from_numpy(tags.absent()))
        told_roles, is_told = told_around(batch, anchors, near)
        transitions = network.head.transitions + self.forbidden
        targets = fill(told_roles, targets, transitions.detach().numpy())
        kept = near & is_told[:, None]
        likeness = F.kl_div(scores.log_softmax(-1)[kept], told_roles[kept], log_target=True, reduction="sum")
        chain = negative_log_likelihood(scores, transitions, targets).sum()
        return cue_loss * 10, auxiliary_loss * 10, (chain + likeness) / max(1, len(anchors)) / 4


def _epoch(
    examples: list[Example], unpunctuated: list[Example], settings: Settings, number: int
) -> list[tuple[Window, ...]]:
    """The batches of one epoch: all marked texts, some without punctuation too, and some unmarked ones."""
    chance = random.Random(f"{settings.seed} {number}")
    kept = [each for each in examples if each.is_marked or chance.random() < settings.unmarked]
    kept += [each for each in unpunctuated if chance.random() < settings.unpunctuated]
    return batches(kept, settings.longest, settings.pieces_a_batch, chance, settings.short)


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
