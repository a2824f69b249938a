"""Words a second, and their ratio to those of spaCy's small pipeline alone."""

from __future__ import annotations

import json

from benchmarks.results import Peer, Result, Score
from benchmarks.shared import Shared, run_python

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_LUCK = 0.25
"""By which share the ratio may fall by luck: processors and their neighbours differ."""

_READERS = {"sayso": "sayso", "its encoder without heads": "bare", "with all heads": "encoder", "spaCy": "spacy"}
_PEERS = (Peer("spaCy small", 1.0),)


def measure(shared: Shared, with_peers: bool) -> Result:
    """Take the pace of all in one new process, whose threads can be limited before anything is loaded."""
    folder = shared.need("data/polnear/dev/text")
    pace = json.loads(run_python(["-m", "benchmarks.pace", folder], environment=dict.fromkeys(_ONE_THREAD, "1")))
    told = ", ".join(f"{name} {pace[key]:.0f}" for name, key in _READERS.items())
    note = f"{told} words a second of processor time, one thread"
    scores = (
        Score("words a second, spaCy small = 1", pace["sayso"] / pace["spacy"], 2, _LUCK, _PEERS),
        Score("the encoder without heads, spaCy small = 1", pace["bare"] / pace["spacy"], 2, _LUCK, _PEERS),
        Score("the encoder with all heads, spaCy small = 1", pace["encoder"] / pace["spacy"], 2, _LUCK, _PEERS),
    )
    return Result("speed", "PolNeAR, dev split", scores, (note,))
