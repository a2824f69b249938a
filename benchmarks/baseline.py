"""The scores reached so far, pinned in baseline.json, and which of today's are lower."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import Result, Score

PINNED = Path(__file__).with_name("baseline.json")

Baseline = Mapping[str, Mapping[str, float]]
"""Scores by measure and name."""

_ROUNDING = 0.1
_EXACT = 1e-9


@dataclass(frozen=True)
class Comparison:
    """Today's scores against the pinned ones, a line each."""

    lowered: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()
    unpinned: tuple[str, ...] = ()


def compare(pinned: Baseline, results: Sequence[Result]) -> Comparison:
    """Compare what was measured with what is pinned of the same measures.

    A score may fall by 0.1 (it is printed with one decimal), or by its own tolerance where it has one. A
    pinned score that its measure no longer yields counts as lowered.
    """
    lowered, raised, unpinned = [], [], []
    for result in results:
        before = pinned.get(result.measure, {})
        today = {score.name: score for score in result.scores}
        lowered += [f"{result.measure}, {name}: no longer measured" for name in before if name not in today]
        for name, score in today.items():
            if name not in before:
                unpinned.append(f"{result.measure}, {name}: {score.show(score.value)}")
                continue
            line = f"{result.measure}, {name}: {score.show(before[name])} → {score.show(score.value)}"
            if score.value < before[name] - _slack(score, before[name]):
                lowered.append(line)
            elif score.value > before[name] + _slack(score, before[name]):
                raised.append(line)
    return Comparison(tuple(lowered), tuple(raised), tuple(unpinned))


def updated(pinned: Baseline, results: Sequence[Result]) -> Baseline:
    """The baseline with the results in place of what it held of their measures; other measures stay."""
    new = {
        result.measure: {score.name: round(score.value, score.decimals) for score in result.scores}
        for result in results
    }
    return {**pinned, **new}


def load(path: Path) -> Baseline:
    """The pinned scores; empty where none have been pinned."""
    if not path.exists():
        return {}
    loaded: Baseline = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def save(baseline: Baseline, path: Path) -> None:
    """Pin the scores."""
    path.write_text(json.dumps(baseline, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _slack(score: Score, pinned: float) -> float:
    return (score.tolerance * pinned or _ROUNDING) + _EXACT
