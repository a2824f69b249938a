"""Events against the PLOVER gold standard records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from benchmarks.printed import figure_of
from benchmarks.results import Result
from benchmarks.scoring import Corpus, measure_corpus
from benchmarks.shared import Shared


def _remarks(printed: str) -> Sequence[str]:
    # No score: fewer events a sentence are better only as long as the right one is among them.
    return (f"{figure_of(printed, 'events made per sentence')} events are read a sentence",)


_CORPUS = Corpus(
    "events",
    "PLOVER gold standard records",
    "data/plover.jsonl",
    "events",
    {
        "type among those read, %": partial(figure_of, label="any"),
        "type of the first one, %": partial(figure_of, label="first"),
        "actors and recipients, %": partial(figure_of, label="actors and recipients right, where the type is:"),
    },
    _remarks,
)


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read and score the corpus; no peer is measured, so that `with_peers` changes nothing."""
    return measure_corpus(_CORPUS, shared, {})
