from __future__ import annotations

import multiprocessing
import multiprocessing.context
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import LedgerLockedError, UsageError
from sayso.ledger import Ledger

from .factories import CountingReader
from .slow_ingest import reports, run

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


HOLD = "import sys; from sayso.ledger import Ledger; opened = Ledger(sys.argv[1]); print(flush=True); sys.stdin.read()"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds the ledger open until its input ends."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline()
    yield process
    kill(process)


@pytest.mark.parametrize("read_only", [True, False])
def test_who_waits_gets_the_ledger_when_it_is_free(
    path: Path, holder: subprocess.Popen[bytes], read_only: bool
) -> None:
    assert holder.stdin is not None
    release = threading.Timer(0.5, holder.stdin.close)
    release.start()
    with Ledger(path, read_only=read_only, wait=60) as ledger:
        assert ledger.reports().num_rows == 0
    release.join()
    holder.stdin = None


def test_who_waits_in_vain_is_told_for_how_long(path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(LedgerLockedError, match=r"is held open by another process, also after 0\.3 seconds$"):
        Ledger(path, wait=0.3)


@pytest.mark.parametrize("wait", [-1, float("inf"), float("nan"), "soon"])
def test_a_wait_that_is_no_time_is_wrong_usage(path: Path, wait: float) -> None:
    with pytest.raises(UsageError, match="wait must be a number of seconds"):
        Ledger(path, wait=wait)
    assert not path.exists()


@pytest.fixture
def forked() -> multiprocessing.context.ForkServerContext:
    """Starts processes that have everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.ledger.slow_ingest"])
    return context


@pytest.mark.slow
def test_fifty_kills_at_any_moment_lose_and_double_nothing(
    path: Path, forked: multiprocessing.context.ForkServerContext
) -> None:
    moments = random.Random(11)
    Ledger(path).close()
    stored = []
    for _ in range(50):
        hears, tells = forked.Pipe(duplex=False)
        process = forked.Process(target=run, args=(str(path), 100_000, tells.send))
        process.start()
        assert hears.recv() == "begun"
        time.sleep(moments.uniform(0, 2.5))
        process.kill()
        process.join()
        with Ledger(path, read_only=True) as ledger:
            stored.append(whole_reports(ledger))
    assert stored == sorted(stored)
    # Many of the runs were killed with batches stored and one at work.
    assert len(set(stored)) > 10
    count = stored[-1] + 20
    with Ledger(path) as ledger:
        assert ledger.ingest(reports(count), read=CountingReader()).new == 20
        assert whole_reports(ledger) == count
        (words,) = ledger.sql("SELECT count(*) AS n, count(DISTINCT report_no) AS d FROM store.lengths").to_pylist()
        assert words == {"n": count, "d": count}
