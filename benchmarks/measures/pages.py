"""The text of news pages, by strings that it must and must not hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from benchmarks.results import BenchmarkError, Peer, Result, Score
from benchmarks.shared import Shared

Extract = Callable[[Path], str]
_SCORES = ("strings F1", "precision", "recall")


def measure(shared: Shared, with_peers: bool) -> Result:
    """Take in each page and look for its strings, beside trafilatura alone.

    Precision is over the strings found, recall over those that must be found, as in trafilatura's own evaluation.

    Raises:
        BenchmarkError: A page raised something.
    """
    folder = shared.need("data/html")
    pages = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    own = _figures(folder, pages, _taken_in)
    peers = [("trafilatura", _figures(folder, pages, _by_trafilatura))] if with_peers else []
    scores = tuple(
        Score(name, value, peers=tuple(Peer(peer, figures[at]) for peer, figures in peers))
        for at, (name, value) in enumerate(zip(_SCORES, own, strict=True))
    )
    return Result("pages", f"{len(pages)} news pages of trafilatura's evaluation set", scores)


def _figures(folder: Path, pages: dict[str, dict[str, list[str]]], extract: Extract) -> tuple[float, float, float]:
    """F1, precision and recall, in per cent."""
    right = wrong = missed = 0
    for name, strings in pages.items():
        try:
            text = extract(folder / name)
        except Exception as error:
            raise BenchmarkError(f"{name}: {type(error).__name__}: {error}") from error
        found = sum(string in text for string in strings["with"])
        right, missed = right + found, missed + len(strings["with"]) - found
        wrong += sum(string in text for string in strings["without"])
    precision, recall = 100 * right / max(1, right + wrong), 100 * right / max(1, right + missed)
    return 200 * right / max(1, 2 * right + wrong + missed), precision, recall


def _taken_in(page: Path) -> str:
    from sayso import Report, take_in

    return "\n".join(outcome.text for outcome in take_in([page]) if isinstance(outcome, Report))


def _by_trafilatura(page: Path) -> str:
    import trafilatura

    return trafilatura.extract(page.read_bytes()) or ""
