from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import LedgerLockedError
from sayso.ledger import Ledger

from .factories import CountingReader
from .slow_ingest import reports

COUNT = 400
ROOT = Path(__file__).parents[2]


def start(path: Path, lines: int) -> subprocess.Popen[bytes]:
    """A process that takes reports in, when it has told so many lines."""
    command = [sys.executable, "-m", "tests.ledger.slow_ingest", str(path), str(COUNT)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(lines):
        assert process.stdout.readline()
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


@pytest.fixture
def working(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = start(path, 2)
    yield process
    kill(process)


def whole_reports(ledger: Ledger) -> int:
    """How many reports there are, each with all of its parts."""
    (row,) = ledger.sql(
        "SELECT count(*) AS n, count(DISTINCT sha256) AS hashes, coalesce(sum(claims), 0) AS claims, "
        "coalesce(sum(statements), 0) AS statements, coalesce(sum(conflicts), 0) AS conflicts, "
        "(SELECT count(*) FROM store.records) AS records, (SELECT count(*) FROM store.texts) AS texts FROM reports"
    ).to_pylist()
    n = row["n"]
    assert row == {"n": n, "hashes": n, "claims": 3 * n, "statements": 2 * n, "conflicts": n, "records": n, "texts": n}
    return int(n)


def test_a_killed_run_leaves_whole_reports_and_the_next_goes_on_from_there(path: Path) -> None:
    moments = random.Random(7)
    before = 0
    for lines in (1, 1, 2, 4, 6):
        process = start(path, lines)
        time.sleep(moments.uniform(0, 0.2) if lines == 1 else moments.uniform(0, 0.03))
        kill(process)
        if path.exists():
            with Ledger(path, read_only=True) as ledger:
                now = whole_reports(ledger)
            assert now >= before
            before = now
    assert 0 < before < COUNT
    reader = CountingReader()
    with Ledger(path) as ledger:
        summary = ledger.ingest(reports(COUNT), read=reader)
        assert whole_reports(ledger) == COUNT
    assert (summary.new, summary.known) == (COUNT - before, before)
    assert len(reader.seen) == COUNT - before


def test_a_ledger_that_another_process_writes_is_locked(path: Path, working: subprocess.Popen[bytes]) -> None:
    for read_only in (True, False):
        with pytest.raises(LedgerLockedError) as caught:
            while working.poll() is None:
                Ledger(path, read_only=read_only).close()
        assert str(caught.value) == f"{path} is held open by another process"
