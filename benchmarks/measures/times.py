"""Time expressions against AQUAINT TimeML, as cleaned for TempEval-3."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from importlib.util import find_spec

from benchmarks.printed import f1_of, figure_of
from benchmarks.results import Result
from benchmarks.scoring import Corpus, Row, measure_corpus
from benchmarks.shared import Shared

_CORPUS = Corpus(
    "times",
    "AQUAINT TimeML",
    "data/times.jsonl",
    "times",
    {
        "relaxed F1": partial(f1_of, label="relaxed"),
        "type F1": partial(figure_of, label="type F1"),
        "value F1": partial(figure_of, label="value F1"),
    },
)


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read and score the corpus, beside dateparser's search where that is installed (with trafilatura it is)."""
    there = with_peers and find_spec("dateparser") is not None
    return measure_corpus(_CORPUS, shared, {"dateparser.search": _by_dateparser} if there else {})


def _by_dateparser(rows: Sequence[Row]) -> Iterator[Row]:
    search = importlib.import_module("dateparser.search").search_dates
    for row in rows:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(row["date"])} if row["date"] else {}
        times = []
        end = 0
        # dateparser gives the words that it found in their order, without their offsets.
        for words, moment in search(row["text"], languages=["en"], settings=settings) or ():
            start = row["text"].find(words, end)
            if start < 0:
                continue
            end = start + len(words)
            value = moment.date().isoformat()
            times.append({"start": start, "end": end, "text": words, "type": "DATE", "value": value})
        yield {"report": {"id": row["id"]}, "times": times}
