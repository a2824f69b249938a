"""Words a second, and their ratio to those of spaCy's small pipeline alone."""

from __future__ import annotations

import json

from benchmarks.results import Peer, Result, Score
from benchmarks.shared import Shared, run_python

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_LUCK = 0.25
"""By which share the ratio may fall by luck: processors and their neighbours differ."""


def measure(shared: Shared, with_peers: bool) -> Result:
    """Take the pace of both in one new process, whose threads can be limited before anything is loaded."""
    folder = shared.need("data/polnear/dev/text")
    pace = json.loads(run_python(["-m", "benchmarks.pace", folder], environment=dict.fromkeys(_ONE_THREAD, "1")))
    ratio = pace["sayso"] / pace["spacy"]
    note = f"sayso {pace['sayso']:.0f}, spaCy {pace['spacy']:.0f} words a second of processor time, one thread"
    score = Score("words a second, spaCy small = 1", ratio, 2, _LUCK, (Peer("spaCy small", 1.0),))
    return Result("speed", "PolNeAR, dev split", (score,), (note,))
