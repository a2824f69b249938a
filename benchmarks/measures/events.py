"""Events against the PLOVER gold standard records."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from benchmarks.printed import figure_of
from benchmarks.results import Result
from benchmarks.scoring import Corpus, measure_corpus
from benchmarks.shared import Shared

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
)


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read and score the corpus; no peer is measured, so that `with_peers` changes nothing."""
    result = measure_corpus(_CORPUS, shared, {})
    if not any(score.value for score in result.scores):
        return replace(result, notes=(*result.notes, "no events are read yet"))
    return result
