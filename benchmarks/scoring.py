"""What the measures of one corpus have in common: read it, score it, set the peers beside the scores."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers import quoted_peers
from benchmarks.printed import notes_of
from benchmarks.results import Peer, Result, Score
from benchmarks.shared import Shared

Row = dict[str, Any]
Predict = Callable[[Sequence[Row]], Iterable[Row]]
"""A peer: gold rows ({"id", "date", "text", …}) to predictions in the scorers' form, one a row."""


@dataclass(frozen=True)
class Corpus:
    """A file of marked texts, its scorer, and how scores, and remarks beside them, are found in what it prints."""

    measure: str
    text: str
    gold: str
    scorer: str
    figures: Mapping[str, Callable[[str], float]]
    remarks: Callable[[str], Sequence[str]] = lambda printed: ()


def measure_corpus(corpus: Corpus, shared: Shared, peers: Mapping[str, Predict]) -> Result:
    """Read the corpus with sayso and with each of the peers, and score them alike.

    Raises:
        NoDataError: The corpus or its scorer is not there.
        BenchmarkError: sayso or the scorer failed.
    """
    gold = shared.need(corpus.gold)
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder, "records.jsonl")
        shared.read([gold], records)
        own = shared.score(corpus.scorer, gold, records)
        rows = _rows(gold)
        others: dict[str, str] = {}
        for peer, predict in peers.items():
            _write(predict(rows), records)
            others[peer] = shared.score(corpus.scorer, gold, records)
    scores = tuple(
        Score(
            name,
            figure(own),
            peers=(
                *(Peer(peer, figure(printed)) for peer, printed in others.items()),
                *quoted_peers(corpus.measure, name),
            ),
        )
        for name, figure in corpus.figures.items()
    )
    return Result(corpus.measure, corpus.text, scores, (*notes_of([own]), *corpus.remarks(own)))


def _rows(gold: Path) -> list[Row]:
    with gold.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _write(predictions: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for row in predictions:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
