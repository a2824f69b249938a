"""Make the network easier to quantise (SmoothQuant, Xiao et al. 2023).

A few channels of what enters a linear map are many times larger than the rest, and take all the steps that
int8 has. Each channel is divided by a factor that the map's weights are multiplied by: the result stays the
same, and both now spread their values evenly.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from training.attribution.model import Encoder

SHARE = 0.75
"""How much of the difficulty goes to the weights; 0.5 leaves twice the error of 0.7 and 0.85."""


class Smoothed(nn.Module):
    """A linear map whose input is first divided by a factor a channel."""

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weights = linear.weight.detach().abs().amax(dim=0).clamp(min=1e-5)
        factor = largest.clamp(min=1e-5) ** SHARE / weights ** (1 - SHARE)
        self.inverse = nn.Buffer(1 / factor)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        with torch.no_grad():
            self.linear.weight.copy_(linear.weight * factor)
            self.linear.bias.copy_(linear.bias)

    def forward(self, x: Tensor) -> Tensor:
        """The same as the map that it was made of."""
        mapped: Tensor = self.linear(x * self.inverse)
        return mapped


@torch.no_grad()
def smooth(encoder: Encoder, samples: Sequence[tuple[Tensor, Tensor]]) -> None:
    """Smooth what widens in the encoder's feed-forward networks, in place; what narrows loses nothing in int8.

    Args:
        encoder: a trained one.
        samples: ids and features [1, pieces] of real windows, which show how large each channel gets.
    """
    names = [f"layers.{i}.widen" for i in range(len(encoder.layers))]
    largest: dict[str, Tensor] = {}

    def watch(name: str) -> RemovableHandle:
        def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            here = inputs[0].abs().amax(dim=(0, 1))
            largest[name] = torch.maximum(largest.get(name, here), here)

        return encoder.get_submodule(name).register_forward_pre_hook(hook)

    hooks = [watch(name) for name in names]
    for ids, features in samples:
        encoder(ids, features)
    for hook in hooks:
        hook.remove()
    for name in names:
        linear = encoder.get_submodule(name)
        assert isinstance(linear, nn.Linear), f"{name} is smoothed already"
        encoder.set_submodule(name, Smoothed(linear, largest[name]))
