"""Statements against PolNeAR's dev split: tokens of source, cue and content, and whole attributions."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.peers import quoted_peers
from benchmarks.printed import f1_of, notes_of
from benchmarks.results import Result, Score
from benchmarks.shared import Shared

_LABELS = {
    "source tokens F1": "source tokens",
    "cue tokens F1": "cue tokens",
    "content tokens F1": "content tokens",
    "whole, relaxed F1": "relaxed",
    "whole, exact F1": "exact",
}


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read and score the split; all peers are quoted, so that `with_peers` changes nothing."""
    gold = shared.need("data/polnear/dev")
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder, "records.jsonl")
        shared.read(["--polnear", gold], records)
        printed = shared.score("attribution", gold, records)
    scores = tuple(
        Score(name, f1_of(printed, label), peers=quoted_peers("attribution", name)) for name, label in _LABELS.items()
    )
    return Result("attribution", "PolNeAR, dev split", scores, notes_of([printed]))
