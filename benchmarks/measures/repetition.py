"""Repetition: the groups found in the generated archive against the truth, and those among real articles by eye."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.archive import Truth, make_archive
from benchmarks.results import BenchmarkError, Result, Score
from benchmarks.shared import PROJECT, Shared
from sayso.ledger import Ledger
from sayso.records import Record, Report

_REPORTS = 5000
_VERDICTS = PROJECT / "benchmarks" / "repetition_verdicts.csv"
Pair = tuple[str, str]


def measure(shared: Shared, with_peers: bool) -> Result:
    """Let a ledger take in both without reading them, which repetition does not need; there are no peers."""
    articles = list(_articles(shared.need("data/polnear")))
    archive = make_archive(_REPORTS)
    found = _copies(archive.reports)
    right, told = _judged(_copies(articles))
    scores = (
        Score("archive: pairs of one group F1", 100 * _f1(_true_pairs(archive.truth), _pairs(found))),
        Score("archive: original named right, %", 100 * _originals_right(archive.truth, found)),
        Score("real articles: copies found that are copies, %", 100 * right),
    )
    return Result("repetition", f"{_REPORTS} made-up reports, {len(articles)} PolNeAR articles", scores, told)


def _articles(folder: Path) -> Iterator[Report]:
    for path in sorted(folder.glob("*/text/*.txt")):
        outlet, day, _ = path.stem.split("_", 2)
        yield Report(id=path.stem, date=day, outlet=outlet, text=path.read_text(encoding="utf-8"))


def _copies(reports: Iterable[Report]) -> list[dict[str, Any]]:
    """The rows of view `copies` of a ledger of these reports."""

    def unread(given: Iterable[Report]) -> Iterator[Record]:
        return (Record(report=report, reader="none") for report in given)

    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder, "ledger.duckdb")) as ledger:
        ledger.ingest(reports, read=unread)
        rows: list[dict[str, Any]] = ledger.copies().to_pylist()
    return rows


def _pairs(rows: Iterable[Mapping[str, Any]]) -> set[Pair]:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row["repetition"]].append(row["report"])
    return {pair for members in groups.values() for pair in combinations(sorted(members), 2)}


def _true_pairs(truth: Iterable[Truth]) -> set[Pair]:
    return _pairs({"repetition": group, "report": one.report} for one in truth for group in one.groups)


def _f1(gold: set[Pair], found: set[Pair]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found))


def _originals_right(truth: Sequence[Truth], found: Sequence[Mapping[str, Any]]) -> float:
    """Share of the members of the groups found whose original is named."""
    originals = {one.report: one.originals for one in truth}
    return sum(row["original"] in originals[row["report"]] for row in found) / len(found)


def _judged(found: Iterable[Mapping[str, Any]]) -> tuple[float, tuple[str, ...]]:
    """Share of the copies found that the verdicts call right, and a remark where some have no verdict.

    A pair is known by its two ids, whichever of them counts as the original.
    """
    lines = _VERDICTS.read_text(encoding="utf-8").splitlines()
    verdicts = {
        frozenset((row["original"], row["report"])): row["right"] == "yes"
        for row in csv.DictReader(line for line in lines if not line.startswith("#"))
    }
    pairs = [frozenset((row["original"], row["report"])) for row in found if row["kind"] != "original"]
    judged = [verdicts[pair] for pair in pairs if pair in verdicts]
    if not judged:
        raise BenchmarkError("no copy among the real articles has a verdict")
    remarks = [f"{len(judged)} copies among the real articles, {sum(judged)} right"]
    if unjudged := [" and ".join(sorted(pair)) for pair in pairs if pair not in verdicts]:
        remarks.append(f"no verdict on {'; '.join(unjudged)}")
    return sum(judged) / len(judged), tuple(remarks)
