"""Progress on a terminal; silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sayso.ledger import Summary


@contextmanager
def progress_bar() -> Iterator[Callable[[Summary], None] | None]:
    """What to call with each summary so far; `None` where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def advance(summary: Summary) -> None:
            seen = summary.new + summary.known
            bar.update(task, description=f"{seen:,} reports, {summary.claims:,} claims", completed=seen)

        yield advance
