"""Worker processes: each loads the models once; one that dies is replaced, and costs no other report.

pebble keeps the processes: it tells which report one died of, and ends one that takes too long.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING

from pebble import ProcessExpired, ProcessPool

from sayso.engine import worker
from sayso.errors import SaysoError, UsageError
from sayso.intake import Reject
from sayso.records import Record, Report

if TYPE_CHECKING:
    from sayso.reading import Reader

TIMEOUT = 600.0
"""Seconds that a report may take where nothing else is said: a million characters take a tenth of it."""
AHEAD = 8
"""How many reports a worker are taken from the input ahead of the one whose record is due next."""

_MOST_STARTS = 3
_ONE_THREAD = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass
class _Task:
    report: Report
    future: Future[Record | Reject]
    sent: float

    @classmethod
    def sent_to(cls, pool: _Pool, report: Report) -> _Task:
        return cls(report, pool.submit(report), time.monotonic())

    def again(self, pool: _Pool) -> None:
        self.future, self.sent = pool.submit(self.report), time.monotonic()


def read_by_workers(
    reports: Iterable[Report], reader: Reader, *, workers: int, timeout: float
) -> Iterator[Record | Reject]:
    """Read reports in `workers` processes; arguments, yields and errors as for `sayso.engine.read_reports`.

    No more than `AHEAD` reports a worker are held. A report whose process dies is read once more while no
    other is, and rejected where that process dies too.
    """
    source = iter(reports)
    ahead: deque[_Task] = deque()
    with _Pool(reader, workers, timeout) as pool:
        while True:
            while len(ahead) < AHEAD * workers and (report := next(source, None)) is not None:
                ahead.append(_Task.sent_to(pool, report))
            if not ahead:
                return
            yield _outcome(ahead.popleft(), ahead, pool)


def _outcome(task: _Task, others: Iterable[_Task], pool: _Pool) -> Record | Reject:
    died = 0
    while True:
        try:
            outcome = task.future.result()
        except BrokenProcessPool as error:
            pool.restart(error)
            for each in (task, *others):
                if each.future.done() and isinstance(each.future.exception(), BrokenProcessPool):
                    each.again(pool)
        except TimeoutError:
            if time.monotonic() - task.sent >= pool.timeout:
                return Reject(task.report.id, None, f"could not be read within {pool.timeout:g} seconds")
            # pebble goes by the system's clock, which has been set forward.
            task.again(pool)
        except ProcessExpired as error:
            died += 1
            if died == 2:
                return Reject(task.report.id, None, f"could not be read: {_how(error)}, also when it was read alone")
            wait([other.future for other in others])
            task.again(pool)
        else:
            pool.works()
            return outcome


def _how(error: ProcessExpired) -> str:
    code = error.exitcode
    return f"its process was ended by signal {-code}" if code < 0 else f"its process ended with status {code}"


class _Pool:
    """The processes; started when the first report is submitted."""

    def __init__(self, reader: Reader, workers: int, timeout: float) -> None:
        try:
            ForkingPickler.dumps(reader)
        except Exception as error:
            raise UsageError(f"workers: the reader cannot be sent to another process ({error}); use one") from error
        self.timeout = timeout
        self._reader = reader
        self._workers = workers
        self._starts = 0
        self._pool = self._new()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def submit(self, report: Report) -> Future[Record | Reject]:
        """Let a worker read the report."""
        try:
            with _for_new_processes():
                future: Future[Record | Reject] = self._pool.schedule(worker.read, (report,), timeout=self.timeout)
        except RuntimeError as error:
            future = Future()
            future.set_exception(BrokenProcessPool(str(error)))
        return future

    def restart(self, error: BrokenProcessPool) -> None:
        """Start all processes anew; raise SaysoError where that has been of no use."""
        if self._starts >= _MOST_STARTS:
            raise SaysoError("worker processes end before they read: is there too little memory? Use fewer") from error
        self.__exit__()
        self._pool = self._new()

    def works(self) -> None:
        """Note that a report has been read."""
        self._starts = 0

    def _new(self) -> ProcessPool:
        self._starts += 1
        context = multiprocessing.get_context("spawn")
        return ProcessPool(self._workers, initializer=worker.load, initargs=(self._reader,), context=context)


@contextlib.contextmanager
def _for_new_processes() -> Iterator[None]:
    """What processes and threads started within inherit: one thread a library, and no ear for Ctrl-C.

    Ctrl-C reaches every process of a terminal; it is this one that ends the others.
    """
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    if os.name == "posix":
        # Its start would unblock the signal.
        resource_tracker.ensure_running()
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if blocked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
