"""The verbs of the public API that need no ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import BinaryIO

from sayso.engine import read_reports
from sayso.intake import Notice, Reject, take_in
from sayso.ledger import Ledger, Summary
from sayso.reading import Reader
from sayso.records import Record, Report

MAX_CHARS = 1_000_000
"""Most characters of a report that is taken in, where nothing else is said."""


@cache
def default_reader() -> Reader:
    """The Reader that is used where none is given, built when it is first needed."""
    return Reader()


def read(text: str, *, date: str | None = None) -> Record:
    """Read one report.

    Args:
        text: The report. A date header at its start (" date 2019-10-22 …") is cut off and gives the date.
        date: The report's date (ISO 8601), against which relative times are resolved; wins over the text's own.

    Returns:
        What was read; `record.report.text` is the text that every offset refers to.

    Raises:
        UsageError: `date` is no date. No text raises anything.
    """
    return default_reader().read(text, date=date)


def extract(
    paths: Iterable[str | os.PathLike[str]] = ("-",),
    *,
    date: str | None = None,
    reader: Reader | None = None,
    on_notice: Callable[[Notice], None] | None = None,
    max_chars: int = MAX_CHARS,
    stdin: BinaryIO | None = None,
) -> Iterator[Record | Reject]:
    """Read reports from files, folders, globs and standard input ("-"); nothing is stored.

    Args:
        paths: Where the reports are: text, HTML, JSON, JSON Lines, CSV or Parquet, also packed by gzip or zstd.
        date: The date (ISO 8601) of reports that have none of their own.
        reader: What reads; the default one is built once.
        on_notice: Called with each remark on how an input was taken (a guessed encoding, a synonym of a column).
        max_chars: A longer report is rejected.
        stdin: Stands in for standard input.

    Yields:
        A Record a report in the order of the input, and a Reject for each input that gives none; a Reject may
        come before the Records of the inputs just before it.

    Raises:
        UsageError: `date` is no date, or `max_chars` not above 0.
    """
    rejects: list[Reject] = []
    items = take_in(paths, date=date, max_chars=max_chars, stdin=stdin)
    chosen = reader if reader is not None else default_reader()

    def reports() -> Iterator[Report]:
        for item in items:
            if isinstance(item, Report):
                yield item
            elif isinstance(item, Reject):
                rejects.append(item)
            elif on_notice is not None:
                on_notice(item)

    for outcome in read_reports(reports(), chosen):
        yield from _drain(rejects)
        yield outcome
    yield from _drain(rejects)


def ingest(
    ledger: Ledger,
    paths: Iterable[str | os.PathLike[str]] = ("-",),
    *,
    date: str | None = None,
    reader: Reader | None = None,
    on_notice: Callable[[Notice], None] | None = None,
    on_reject: Callable[[Reject], None] | None = None,
    max_chars: int = MAX_CHARS,
    progress: Callable[[Summary], None] | None = None,
) -> Summary:
    """Read reports into a ledger; those that it knows by their content are not read again.

    Args:
        ledger: The ledger, open for writing.
        paths, date, reader, on_notice, max_chars: As for `extract`.
        on_reject: Called with each input that gives no report; the ledger keeps them all.
        progress: Called with the summary so far whenever a batch has been stored.

    Returns:
        What the run did.

    Raises:
        UsageError: `date` is no date, or `max_chars` not above 0.
        LedgerError: The ledger cannot be written; what was stored before stays.
    """
    chosen = reader if reader is not None else default_reader()

    def items() -> Iterator[Report | Reject]:
        for item in take_in(paths, date=date, max_chars=max_chars):
            if isinstance(item, Notice):
                if on_notice is not None:
                    on_notice(item)
                continue
            if isinstance(item, Reject) and on_reject is not None:
                on_reject(item)
            yield item

    def read_all(reports: Iterable[Report]) -> Iterator[Record | Reject]:
        for outcome in read_reports(reports, chosen):
            if isinstance(outcome, Reject) and on_reject is not None:
                on_reject(outcome)
            yield outcome

    run = {"paths": [os.fspath(path) for path in paths], "date": date, "reader": chosen.version}
    return ledger.ingest(items(), read=read_all, run=run, progress=progress)


def _drain(rejects: list[Reject]) -> list[Reject]:
    drained = rejects[:]
    rejects.clear()
    return drained
