"""The choice between this process and worker processes."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.engine import serial
from sayso.engine.workers import TIMEOUT, read_by_workers
from sayso.intake import Reject
from sayso.records import Record, Report

if TYPE_CHECKING:
    from sayso.reading import Reader

FEW_CHARS = 80_000
"""Reports of so many characters together are read here in the time that workers take to load the models."""
FEW_REPORTS = 500


def read_reports(
    reports: Iterable[Report], reader: Reader, *, workers: int = 1, timeout: float | None = None
) -> Iterator[Record | Reject]:
    """Read reports in their order, which neither the number of workers nor their pace changes.

    Args:
        reports: Any iterable; it is read lazily, a bounded number of reports ahead.
        reader: What reads them.
        workers: In how many processes they are read. One, or few reports, are read in this process.
        timeout: For how many seconds a report may be read before it is rejected; then all are read by
            workers. `None` is `TIMEOUT` for workers, and no limit in this process.

    Yields:
        A Record a report, or a Reject that names the report where reading it failed.

    Raises:
        UsageError: The reader cannot be sent to another process.
        ModelError: The reader's model is not as it was made.
        SaysoError: No worker process can be started.
    """
    if timeout is None:
        if workers == 1:
            yield from serial.read_reports(reports, reader)
            return
        first, reports = _first(reports)
        if first is not None:
            yield from serial.read_reports(first, reader)
            return
    yield from read_by_workers(reports, reader, workers=workers, timeout=TIMEOUT if timeout is None else timeout)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _first(reports: Iterable[Report]) -> tuple[list[Report] | None, Iterable[Report]]:
    """All reports where they are few; else `None`. And all of them again."""
    source = iter(reports)
    taken: list[Report] = []
    chars = 0
    for report in source:
        taken.append(report)
        chars += len(report.text)
        if chars > FEW_CHARS or len(taken) > FEW_REPORTS:
            return None, itertools.chain(taken, source)
    return taken, ()
