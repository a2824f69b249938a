"""What a measure yields: scores, each with its peers' beside it."""

from __future__ import annotations

from dataclasses import dataclass


class NoDataError(Exception):
    """The text or scorer that a measure needs is not there; the message names it."""


class BenchmarkError(Exception):
    """A measure could not be taken, although its data is there."""


@dataclass(frozen=True)
class Peer:
    """Another tool's or a person's figure; `quoted` where it was not measured in this run."""

    name: str
    value: float
    quoted: bool = False


@dataclass(frozen=True)
class Score:
    """One figure; more is better. `tolerance` is how far it may fall, as a share of it, by luck alone."""

    name: str
    value: float
    decimals: int = 1
    tolerance: float = 0.0
    peers: tuple[Peer, ...] = ()

    def show(self, value: float) -> str:
        """A value of this score as it is printed."""
        return f"{value:.{self.decimals}f}"


@dataclass(frozen=True)
class Result:
    """What one measure found, over which text, with remarks that are to be read beside it."""

    measure: str
    text: str
    scores: tuple[Score, ...]
    notes: tuple[str, ...] = ()
