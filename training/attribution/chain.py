"""The linear chain over tags: how likely a whole sequence is (Lafferty, McCallum and Pereira 2001)."""

from __future__ import annotations

import torch
from torch import Tensor


def negative_log_likelihood(scores: Tensor, transitions: Tensor, tags: Tensor) -> Tensor:
    """Of each sequence: scores [n, length, tags], transitions [from, to], tags [n, length] to [n]."""
    told = scores.gather(2, tags.unsqueeze(2)).squeeze(2).sum(1)
    told = told + transitions[tags[:, :-1], tags[:, 1:]].sum(1)
    all_paths = scores[:, 0]
    for i in range(1, scores.shape[1]):
        all_paths = torch.logsumexp(all_paths.unsqueeze(2) + transitions, dim=1) + scores[:, i]
    return torch.logsumexp(all_paths, dim=1) - told
