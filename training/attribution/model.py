"""The network: a small BERT, a tagger that finds cues, and a head that reads one cue's source and content.

The encoder is MiniLM (Wang et al. 2020, six layers, 384 wide), or, where it is to teach, MPNet (Song et al. 2020,
twelve layers, 768 wide), each with one more embedding for case and spacing.
A cue is found by B/I/O tags. Each cue's attribution is then read from the encoder's own states around it by
a small transformer that is told which piece the cue is, and a linear chain over its tags (Lafferty et al.
2001): so that attributions may nest, overlap, share a source, and have content in several spans.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reading.encoder.attribution.tags import BEFORE, REACH, ROLE_TAGS
from sayso.reading.encoder.windows import CLS, SEP
from sayso.reading.encoder.wordpieces import FEATURES
from training.attribution.examples import AUXILIARY_TAGS, PAD


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    vocabulary: int = 30522
    positions: int = 512
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    head_width: int = 96
    head_layers: int = 1
    head_heads: int = 2
    dropout: float = 0.1
    norm_eps: float = 1e-12
    distances: int = 0
    """How many kinds of distance between pieces have a bias of their own in attention."""


MINILM = Shape()
MPNET = Shape(
    layers=12, width=768, inner=3072, head_width=128, head_layers=2, head_heads=4, norm_eps=1e-5, distances=32
)


class Dropout(nn.Module):
    """Dropout by random bytes: on a CPU ten times as fast as drawing one number an element.

    The probability is rounded to 256ths.
    """

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.dropped = round(probability * 256)

    def forward(self, x: Tensor) -> Tensor:
        """`x` with some elements zero and the others made larger, in training; `x` otherwise."""
        if not self.training or not self.dropped:
            return x
        drawn = torch.empty(-(-x.numel() // 8), dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
        kept = (drawn[: x.numel()] >= self.dropped).view(x.shape)
        return x * (kept * (256 / (256 - self.dropped))).to(x.dtype)


class EncoderLayer(nn.Module):
    """One layer of BERT: attention and a feed-forward network, each normalised after its residual."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.merge = nn.Linear(shape.width, shape.width)
        self.merge_norm = nn.LayerNorm(shape.width, eps=shape.norm_eps)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.narrow_norm = nn.LayerNorm(shape.width, eps=shape.norm_eps)
        self.dropout = Dropout(shape.dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """`x` is [windows, pieces, width]; `bias`, as `attention_bias` gives it, is added to what attention scores."""
        mixed = (_attention if self.training else _plain_attention)(self.qkv(x), bias, self.heads)
        x = self.merge_norm(x + self.dropout(self.merge(mixed)))
        states: Tensor = self.narrow_norm(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))
        return states


def attention_bias(mask: Tensor | None, by_distance: Tensor | None = None) -> Tensor | None:
    """What attention adds to its scores, [windows or 1, heads or 1, pieces or 1, pieces]; None where it is nothing.

    Args:
        mask: [windows, pieces], true at pieces that are.
        by_distance: [heads, pieces, pieces].
    """
    bias = None if mask is None else (~mask).float()[:, None, None, :] * -1e4
    if by_distance is None:
        return bias
    return by_distance[None] if bias is None else bias + by_distance


def _plain_attention(qkv: Tensor, bias: Tensor | None, heads: int) -> Tensor:
    """Attention in the steps that make the fastest graph when it is exported."""
    n, length, width = qkv.shape
    size = width // 3 // heads
    q, k, v = qkv.view(n, length, 3, heads, size).permute(2, 0, 3, 1, 4)
    scores = (q * size**-0.5) @ k.transpose(2, 3)
    if bias is not None:
        scores = scores + bias.to(q.dtype)
    return (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(n, length, width // 3)


def _attention(qkv: Tensor, bias: Tensor | None, heads: int) -> Tensor:
    """The same in steps: in bfloat16 on a CPU, with its gradient, faster than torch's fused kernel."""
    n, length, width = qkv.shape
    size = width // 3 // heads
    q, k, v = qkv.view(n, length, 3, heads, size).permute(2, 0, 3, 1, 4).reshape(3, n * heads, length, size)
    if bias is None:
        bias = torch.zeros(1, dtype=q.dtype)
    bias = bias.to(q.dtype).expand(n, heads, length, length).reshape(n * heads, length, length)
    shares = torch.softmax(torch.baddbmm(bias, q, k.transpose(1, 2), alpha=size**-0.5), dim=-1)
    return torch.bmm(shares, v).view(n, heads, length, size).transpose(1, 2).reshape(n, length, width // 3)


class Distances(nn.Module):
    """A bias of attention by how far two pieces are apart, in steps that grow with it (Raffel et al. 2020)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.kinds = shape.distances
        self.bias = nn.Embedding(shape.distances, shape.heads)

    def forward(self, length: int) -> Tensor:
        """Biases [heads, length, length], from the row's piece to the column's."""
        apart = torch.arange(length)[:, None] - torch.arange(length)
        half, exact, farthest = self.kinds // 2, self.kinds // 4, 128
        far = exact + (torch.log(apart.abs() / exact) / math.log(farthest / exact) * (half - exact)).long()
        kind = torch.where(apart.abs() < exact, apart.abs(), far.clamp(max=half - 1))
        return self.bias(kind + half * (apart < 0)).permute(2, 0, 1)


class Encoder(nn.Module):
    """Word pieces of windows to states."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.norm_eps)
        self.dropout = Dropout(shape.dropout)
        self.layers = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.layers))
        self.distances = Distances(shape) if shape.distances else None
        nn.init.zeros_(self.features.weight)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """States [windows, pieces, width] of ids and features [windows, pieces]."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(positions) + self.features(features)
        states: Tensor = self.dropout(self.norm(x))
        bias = attention_bias(mask, self.distances(ids.shape[1]) if self.distances else None)
        for layer in self.layers:
            states = layer(states, bias)
        return states


class AttributionHead(nn.Module):
    """States and the places of cues to scores of the tags around each cue."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.head_width
        self.piece = nn.Linear(shape.width, 2 * width)
        self.anchor = nn.Linear(shape.width, 2 * width)
        self.distance = nn.Parameter(torch.randn(REACH, width) * 0.02)
        layer_shape = replace(shape, width=width, heads=shape.head_heads, inner=2 * width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(EncoderLayer(layer_shape) for _ in range(shape.head_layers))
        self.tags = nn.Linear(width, ROLE_TAGS)
        self.transitions = nn.Parameter(torch.zeros(ROLE_TAGS, ROLE_TAGS))
        self.dropout = Dropout(shape.dropout)

    def forward(self, states: Tensor, places: Tensor, there: Tensor) -> Tensor:
        """Scores [cues, REACH, ROLE_TAGS] of the pieces around each cue.

        Args:
            states: [pieces, width], of any number of texts one after another.
            places: [cues, REACH], rows of `states` around each cue, the cue itself at column BEFORE.
            there: [cues, REACH], false where the text has no such piece.
        """
        piece, factor = self.piece(states).chunk(2, dim=-1)
        anchor, anchor_factor = self.anchor(states[places[:, BEFORE]]).unsqueeze(1).chunk(2, dim=-1)
        x = piece[places] + anchor + factor[places] * anchor_factor + self.distance
        x = self.dropout(self.norm(x))
        bias = attention_bias(there)
        for layer in self.layers:
            x = layer(x, bias)
        scores: Tensor = self.tags(x)
        return scores


class Network(nn.Module):
    """Encoder, cue tagger, auxiliary tagger and attribution head."""

    OUTPUTS = ("states", "cues", "roles")
    """Names of what `encode_window` gives."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.encoder = Encoder(shape)
        self.cues = nn.Linear(shape.width, 3)
        self.auxiliary = nn.Linear(shape.width, AUXILIARY_TAGS)
        self.head = AttributionHead(shape)

    def encode_window(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """States [pieces, width], scores of cue tags [pieces, 3] and of roles [pieces, AUXILIARY_TAGS].

        Args:
            ids: [pieces], special pieces included.
            features: [pieces].
        """
        states = self.encoder(ids[None], features[None])[0]
        return states, self.cues(states), self.auxiliary(states)


def load_network(path: Path, head_layers: int | None = None) -> Network:
    """A network from its weights; their sizes tell its shape.

    Args:
        path: what training left.
        head_layers: how many of the head's layers are wanted, the lowest of them; all if not given.
    """
    weights = torch.load(path, weights_only=True)
    shape = next(shape for shape in (MINILM, MPNET) if shape.width == weights["cues.weight"].shape[1])
    layers = {name.split(".")[2] for name in weights if name.startswith("head.layers.")}
    network = Network(replace(shape, head_layers=head_layers or len(layers)))
    network.load_state_dict({name: weights[name] for name in network.state_dict()})
    return network


def load_minilm(encoder: Encoder, path: Path) -> None:
    """Fill the encoder with the weights of a BERT checkpoint in safetensors."""
    weights = load_file(path)
    attention = ("attention.self.query", "attention.self.key", "attention.self.value")
    own = _layers(encoder, weights, attention, "attention.output.dense", "attention.output.LayerNorm")
    own["words.weight"] = weights["embeddings.word_embeddings.weight"]
    own["positions.weight"] = (
        weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    )
    encoder.load_state_dict(own)


def load_mpnet(encoder: Encoder, path: Path) -> None:
    """Fill the encoder with the weights of an MPNet checkpoint in safetensors, its vocabulary in BERT's order."""
    weights = load_file(path)
    own = _layers(
        encoder,
        weights,
        ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
        "attention.attn.o",
        "attention.LayerNorm",
    )
    theirs = weights["embeddings.word_embeddings.weight"]
    words = theirs[4 : 4 + encoder.words.num_embeddings].clone()
    for bert, mpnet in ((CLS, 0), (PAD, 1), (SEP, 2)):
        words[bert] = theirs[mpnet]
    own["words.weight"] = words
    own["positions.weight"] = weights["embeddings.position_embeddings.weight"][2:]
    own["distances.bias.weight"] = weights["encoder.relative_attention_bias.weight"]
    encoder.load_state_dict(own)


def _layers(
    encoder: Encoder, weights: dict[str, Tensor], attention: tuple[str, ...], merge: str, merge_norm: str
) -> dict[str, Tensor]:
    """The weights that BERT and MPNet share, by our names; those of attention have names of their own in each."""
    own: dict[str, Tensor] = {"features.weight": encoder.features.weight}
    for part in ("weight", "bias"):
        own[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for i in range(len(encoder.layers)):
            theirs = f"encoder.layer.{i}."
            own[f"layers.{i}.qkv.{part}"] = torch.cat([weights[f"{theirs}{name}.{part}"] for name in attention])
            for name, source in (
                ("merge", merge),
                ("merge_norm", merge_norm),
                ("widen", "intermediate.dense"),
                ("narrow", "output.dense"),
                ("narrow_norm", "output.LayerNorm"),
            ):
                own[f"layers.{i}.{name}.{part}"] = weights[f"{theirs}{source}.{part}"]
    return own
