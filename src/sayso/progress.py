"""Progress on a terminal; silence elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.intake import Meter
from sayso.ledger import Summary

if TYPE_CHECKING:
    from rich.progress import Progress

_REMEMBERED = 120.0
"""Seconds over which the pace is taken that the remaining time is told from."""


@contextmanager
def progress_bar(meter: Meter | None = None) -> Iterator[Callable[[Summary], None] | None]:
    """What to call with each summary so far; `None` where standard error is no terminal.

    With a `meter` it tells the share that is done, and the time that the rest will take.
    """
    if not sys.stderr.isatty():
        yield None
        return
    with _bar() as bar:
        task = bar.add_task("reading", total=meter.total if meter else None)
        started = time.monotonic()

        def advance(summary: Summary) -> None:
            bar.update(task, description=told(summary, time.monotonic() - started))
            if meter and meter.total:
                bar.update(task, completed=min(meter.done, meter.total))

        yield advance


def told(summary: Summary, seconds: float) -> str:
    """What a run did in so many seconds, and at which rate it read."""
    done = f"{summary.new + summary.known:,} reports, {summary.claims:,} claims"
    return f"{done}, {summary.new / seconds:.1f} reports/s" if summary.new and seconds > 0 else done


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        speed_estimate_period=_REMEMBERED,
    )
