"""The peers' figures that are quoted, from peers.csv."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from benchmarks.results import Peer

_TABLE = Path(__file__).with_name("peers.csv")


@cache
def _rows() -> list[dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def quoted_peers(measure: str, score: str) -> tuple[Peer, ...]:
    """What peers are said to reach in that score; empty where nothing is known."""
    return tuple(
        Peer(f"{row['peer']} on {row['on']}" if row["on"] else row["peer"], float(row["value"]), quoted=True)
        for row in _rows()
        if (row["measure"], row["score"]) == (measure, score)
    )
