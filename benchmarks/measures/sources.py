"""Independent sources: what a ledger counts for the claims of a generated archive, against the truth."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.archive import make_archive
from benchmarks.archive.sources import Counted, counted
from benchmarks.results import BenchmarkError, Result, Score
from benchmarks.shared import Shared
from sayso import Reader
from sayso.ledger import Ledger

_REPORTS = 1000
_COUNTS = """
SELECT report, kind, status, negated, evidence_start, reports, independent FROM corroboration ORDER BY report, position
"""


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read an archive into a ledger and compare the counts of the claims that were read; there are no peers."""
    archive = make_archive(_REPORTS)
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder, "ledger.duckdb")) as ledger:
        ledger.ingest(archive.reports, read=Reader().pipe)
        rows = ledger.sql(_COUNTS).to_pylist()
    true: dict[str, list[Counted]] = defaultdict(list)
    for one in counted(archive):
        true[one.report].append(one)
    pairs = [
        (row["independent"], one.sources, row["reports"])
        for row in rows
        for one in true[row["report"]]
        if (row["kind"], row["status"], row["negated"]) == (one.claim.kind, one.claim.status, one.claim.negated)
        and one.claim.start <= row["evidence_start"] < one.claim.end
    ]
    if not pairs:
        raise BenchmarkError("no claim of the archive was read")
    off = [abs(found - right) for found, right, _ in pairs]
    found, right, reports = (sum(numbers) / len(pairs) for numbers in zip(*pairs, strict=True))
    note = f"{len(pairs)} claims, on average in {reports:.1f} reports: {found:.1f} sources counted, {right:.1f} true"
    scores = (
        Score("independent sources counted right, %", 100 * off.count(0) / len(off)),
        Score("right or one off, %", 100 * sum(number <= 1 for number in off) / len(off)),
    )
    return Result("sources", f"{_REPORTS} made-up reports", scores, (note,))
