"""The verbs of the public API that need no ledger of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypedDict, Unpack

from sayso.engine import read_reports
from sayso.errors import UsageError
from sayso.intake import Meter, Notice, Reject, take_in
from sayso.records import Record, Report

if TYPE_CHECKING:
    import pyarrow as pa

    from sayso.ledger import Filters, Ledger, Summary
    from sayso.reading import Reader

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""One path or several."""
MAX_CHARS = 1_000_000
"""Most characters of a report that is taken in, where nothing else is said."""


@cache
def default_reader() -> Reader:
    """The Reader that is used where none is given, built when it is first needed."""
    from sayso.reading import Reader

    return Reader()


def read(text: str, *, date: str | None = None) -> Record:
    """Read one report.

    Args:
        text: The report. A date header at its start (" date 2019-10-22 …") is cut off and gives the date.
        date: The report's date (ISO 8601), against which relative times are resolved; wins over the text's.

    Returns:
        What was read; `record.report.text` is the text that every offset refers to.

    Raises:
        UsageError: `date` is no date. No text raises anything.
    """
    return default_reader().read(text, date=date)


def extract(
    paths: Paths = ("-",),
    *,
    date: str | None = None,
    reader: Reader | None = None,
    on_notice: Callable[[Notice], None] | None = None,
    max_chars: int = MAX_CHARS,
    workers: int = 1,
    timeout: float | None = None,
    meter: Meter | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Record | Reject]:
    """Read reports from files, folders, globs and standard input ("-"); nothing is stored.

    Args:
        paths: Where the reports are: text, HTML, JSON, JSON Lines, CSV, Parquet or WARC, also packed by
            gzip or zstd.
        date: The date (ISO 8601) of reports that have none of their own.
        reader: What reads; the default one is built once.
        on_notice: Called with each remark on how an input was taken (a guessed encoding, a synonym of a
            column).
        max_chars: A longer report is rejected.
        workers: In how many processes reports are read; more than one where there are many. A script that
            asks for several needs its `if __name__ == "__main__":`.
        timeout: A report that takes so many seconds is rejected, and all are read by worker processes; by
            default 600 where those are used, else without an end.
        meter: Tells how far the run has come.
        stdin: Stands in for standard input.

    Returns:
        An iterator that reads as it is asked: a Record a report in the order of the input, and a Reject for
        each input that gives none; a Reject may come before the Records of the inputs just before it.

    Raises:
        UsageError: At once, where `date` is no date, or `max_chars`, `workers` or `timeout` not above 0; later, where
            the reader cannot be sent to another process.
        SaysoError: No worker process can be started.
    """
    spread = _spread(workers, timeout)
    items = take_in(_several(paths), date=date, max_chars=max_chars, stdin=stdin, meter=meter)
    return _extract(items, reader, on_notice, spread)


def _extract(
    items: Iterable[Report | Reject | Notice],
    reader: Reader | None,
    on_notice: Callable[[Notice], None] | None,
    spread: _Spread,
) -> Iterator[Record | Reject]:
    rejects: list[Reject] = []

    def reports() -> Iterator[Report]:
        for item in _without_notices(items, on_notice):
            if isinstance(item, Reject):
                rejects.append(item)
            else:
                yield item

    for outcome in read_reports(reports(), reader if reader is not None else default_reader(), **spread):
        yield from _drain(rejects)
        yield outcome
    yield from _drain(rejects)


def ingest(
    ledger: Ledger,
    paths: Paths = ("-",),
    *,
    date: str | None = None,
    reader: Reader | None = None,
    on_notice: Callable[[Notice], None] | None = None,
    on_reject: Callable[[Reject], None] | None = None,
    max_chars: int = MAX_CHARS,
    workers: int = 1,
    timeout: float | None = None,
    meter: Meter | None = None,
    progress: Callable[[Summary], None] | None = None,
) -> Summary:
    """Read reports into a ledger; those that it knows by their content are not read again.

    Args:
        ledger: The ledger, open for writing.
        paths, date, reader, on_notice, max_chars, workers, timeout, meter: As for `extract`.
        on_reject: Called with each input that gives no report; the ledger keeps them all.
        progress: Called with the summary so far whenever a batch has been stored.

    Returns:
        What the run did.

    Raises:
        UsageError: `date` is no date, or `max_chars`, `workers` or `timeout` not above 0; the ledger is left
            as it was. Or the reader cannot be sent to another process.
        SaysoError: No worker process can be started.
        LedgerError: The ledger cannot be written; what was stored before stays.
    """
    given = list(_several(paths))
    spread = _spread(workers, timeout)
    taken = take_in(given, date=date, max_chars=max_chars, meter=meter)
    chosen = reader if reader is not None else default_reader()

    def items() -> Iterator[Report | Reject]:
        for item in _without_notices(taken, on_notice):
            if isinstance(item, Reject) and on_reject is not None:
                on_reject(item)
            yield item

    def read_all(reports: Iterable[Report]) -> Iterator[Record | Reject]:
        for outcome in read_reports(reports, chosen, **spread):
            if isinstance(outcome, Reject) and on_reject is not None:
                on_reject(outcome)
            yield outcome

    run = {"paths": [os.fsdecode(path) for path in given], "date": date, "reader": chosen.version}
    return ledger.ingest(items(), read=read_all, run=run, progress=progress)


def reread(
    ledger: Ledger,
    *,
    reader: Reader | None = None,
    everything: bool = False,
    dry_run: bool = False,
    progress: Callable[[Summary], None] | None = None,
    **filters: Unpack[Filters],
) -> pa.Table:
    """Bring the reports of a ledger up to the present reader, and tell what changed.

    Args:
        ledger: The ledger, open for writing.
        reader: What reads; the default one is built once.
        everything: Also read reports again that this version and model have read.
        dry_run: Tell what would change, and store nothing.
        progress, filters: As for `Ledger.reread`.

    Returns:
        What `Ledger.reread` does: one row a report that was read again.

    Raises:
        UsageError: A filter cannot be used.
        LedgerError: The ledger cannot be written; what was stored before stays.
    """
    chosen = reader if reader is not None else default_reader()
    told = {name: value for name, value in filters.items() if value is not None}
    return ledger.reread(
        read=lambda reports: read_reports(reports, chosen),
        version=chosen.version,
        model=chosen.model,
        everything=everything,
        dry_run=dry_run,
        run={"reread": told, "reader": chosen.version},
        progress=progress,
        **filters,
    )


def backup(ledger: str | os.PathLike[str] | None, to: str | os.PathLike[str]) -> int:
    """Copy a ledger into a new file, also while this or another process writes it.

    Args:
        ledger: Its file; `None` is the one that `Ledger` opens by default.
        to: The file to make; one that exists is left as it is.

    Returns:
        How many reports the copy holds.

    Raises:
        LedgerError: There is no ledger, `to` exists, or it cannot be written.
    """
    from sayso.ledger.checking import backup
    from sayso.ledger.ledger import default_path

    return backup(Path(ledger) if ledger is not None else default_path(), Path(to))


class _Spread(TypedDict):
    workers: int
    timeout: float | None


def _spread(workers: int, timeout: float | None) -> _Spread:
    """How reading is spread, once checked."""
    if workers < 1:
        raise UsageError(f"workers: {workers} is not above 0")
    if timeout is not None and not timeout > 0:
        raise UsageError(f"timeout: {timeout:g} is not above 0")
    return {"workers": workers, "timeout": timeout}


def _without_notices(
    items: Iterable[Report | Reject | Notice], on_notice: Callable[[Notice], None] | None
) -> Iterator[Report | Reject]:
    for item in items:
        if not isinstance(item, Notice):
            yield item
        elif on_notice is not None:
            on_notice(item)


def _several(paths: Paths) -> Iterable[str | os.PathLike[str]]:
    return [paths] if isinstance(paths, (str, os.PathLike)) else paths


def _drain(rejects: list[Reject]) -> list[Reject]:
    drained = rejects[:]
    rejects.clear()
    return drained
