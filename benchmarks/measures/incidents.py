"""Incidents: those that a ledger joins from the reports of a generated archive, against the truth."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.archive import Archive, make_archive
from benchmarks.results import BenchmarkError, Result, Score
from benchmarks.shared import Shared
from sayso import Reader
from sayso.ledger import Ledger
from sayso.records import Record, Report

_REPORTS = 5000
_TELLINGS = """
SELECT report, incident, kind, evidence_start FROM tellings ORDER BY report_no, claim IS NULL, position
"""
_COUNT = """
SELECT count(*) FILTER (reports > 1) AS shared, count(*) AS told FROM (
    SELECT incident, count(DISTINCT report_no) AS reports FROM store.accounts GROUP BY incident
)
"""
Told = tuple[str, str]
"""A report and a true incident that it tells."""
Groups = Mapping[str, set[Told]]


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read an archive into a ledger and compare the incidents that it joins; there are no peers."""
    archive = make_archive(_REPORTS)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder, "ledger.duckdb")) as ledger:
        reading, storing = ingest(ledger, archive.reports)
        tellings = ledger.sql(_TELLINGS).to_pylist()
        (count,) = ledger.sql(_COUNT).to_pylist()
    true, found = groups(archive, tellings)
    if not found:
        raise BenchmarkError("no incident of the archive was told of")
    read = set().union(*found.values())
    off = abs(count["shared"] - len(true)) / len(true)
    scores = (
        Score("pairs of one incident F1", 100 * f1(true, found)),
        Score("pairs of one incident F1, of what was read", 100 * f1({k: v & read for k, v in true.items()}, found)),
        Score("count of incidents in two reports or more, truth = 100", 100 - 100 * off),
        Score("CPU time of reading, of storing = 1", reading / storing, 1, 0.25),
    )
    told = f"{len(read)} of {sum(map(len, true.values()))} tellings read, {len(true)} incidents true"
    note = f"{told}; found {count['told']}, {count['shared']} of them in two reports or more"
    return Result("incidents", f"{_REPORTS} made-up reports", scores, (note,))


def ingest(ledger: Ledger, reports: Iterable[Report]) -> tuple[float, float]:
    """Take the reports in; the CPU seconds that reading took, and all the rest."""
    read = Reader().pipe
    spent = 0.0

    def timed(given: Iterable[Report]) -> Iterator[Record]:
        nonlocal spent
        stream = iter(read(given))
        while True:
            began = time.process_time()
            record = next(stream, None)
            spent += time.process_time() - began
            if record is None:
                return
            yield record

    began = time.process_time()
    ledger.ingest(reports, read=timed)
    return spent, time.process_time() - began - spent


def groups(archive: Archive, tellings: Iterable[Mapping[str, Any]]) -> tuple[Groups, Groups]:
    """What tells of each true incident, and what of it the ledger has in each of its own.

    A main claim of a report counts as told in the incident of the first telling in its paragraph: a claim of its
    kind, else any claim, else an event.
    """
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in tellings:
        rows[row["report"]].append(row)
    true: dict[str, set[Told]] = defaultdict(set)
    found: dict[str, set[Told]] = defaultdict(set)
    for one in archive.truth:
        for claim in one.claims:
            true[claim.incident].add((one.report, claim.incident))
            told = [row for row in rows[one.report] if claim.start <= row["evidence_start"] < claim.end]
            alike = [row for row in told if row["kind"] == claim.kind]
            for row in (alike or told)[:1]:
                found[row["incident"]].add((one.report, claim.incident))
    return true, found


def f1(true: Groups, found: Groups) -> float:
    """F1 over the pairs of tellings that are in one incident."""
    gold, joined = _pairs(true), _pairs(found)
    return 2 * len(gold & joined) / (len(gold) + len(joined))


def _pairs(told: Groups) -> set[tuple[Told, Told]]:
    return {pair for members in told.values() for pair in combinations(sorted(members), 2)}
