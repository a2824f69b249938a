"""`sayso extract` and `sayso ingest`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import typer

from sayso import api
from sayso.commands.app import DONE, INTERRUPTED, SOME_REJECTED, app, say
from sayso.commands.options import Date, Gazetteers, LedgerFile, MaxChars, Output, Paths, RecordFormat, Timeout, Workers
from sayso.commands.running import checked_format, open_ledger, reader_with
from sayso.engine import cores
from sayso.errors import UsageError
from sayso.records import Record


@app.command()
def extract(
    paths: Paths = None,
    date: Date = None,
    format: RecordFormat = "jsonl",
    output: Output = None,
    gazetteer: Gazetteers = None,
    max_chars: MaxChars = api.MAX_CHARS,
    workers: Workers = None,
    timeout: Timeout = None,
) -> None:
    """Read reports and print one record each; nothing is stored."""
    checked_format(format, ("jsonl", "json"))
    reader, rejected = reader_with(gazetteer)
    outcomes = api.extract(
        paths or ["-"], date=date, reader=reader, on_notice=say, max_chars=max_chars,
        workers=workers or cores(), timeout=timeout,
    )  # fmt: skip
    with _writing(output) as out, _stopped("`sayso ingest` keeps what it has read, and goes on from there"):
        write, close = _record_writer(out, format)
        for outcome in outcomes:
            if isinstance(outcome, Record):
                write(outcome)
            else:
                rejected += 1
                say(outcome)
        close()
    raise typer.Exit(SOME_REJECTED if rejected else DONE)


@app.command()
def ingest(
    paths: Paths = None,
    ledger: LedgerFile = None,
    date: Date = None,
    gazetteer: Gazetteers = None,
    max_chars: MaxChars = api.MAX_CHARS,
    workers: Workers = None,
    timeout: Timeout = None,
) -> None:
    """Read reports into the ledger.

    Those that it knows already, by their text, date and outlet, are passed over.
    """
    from sayso.intake import Meter
    from sayso.progress import progress_bar

    reader, refused = reader_with(gazetteer)
    meter = Meter()
    if sys.stderr.isatty():
        meter.measure(paths or ["-"])
    going_on = "what was read is stored, and the same command goes on from there"
    with _stopped(going_on), open_ledger(ledger) as opened, progress_bar(meter) as progress:
        summary = api.ingest(
            opened, paths or ["-"], date=date, reader=reader, on_notice=say, on_reject=say, max_chars=max_chars,
            workers=workers or cores(), timeout=timeout, meter=meter, progress=progress,
        )  # fmt: skip
    typer.echo(f"reports     {summary.new} new, {summary.known} already known, {summary.rejected} rejected")
    read = f"{summary.statements} statements, {summary.claims} claims, {summary.conflicts} conflicts"
    typer.echo(f"read        {read}")
    raise typer.Exit(SOME_REJECTED if summary.rejected or refused else DONE)


@contextmanager
def _writing(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or the file."""
    if path is None:
        yield sys.stdout
        return
    try:
        opened = path.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    with opened:
        yield opened


@contextmanager
def _stopped(going_on: str) -> Iterator[None]:
    """Where Ctrl-C ends it, tell how to go on."""
    try:
        yield
    except KeyboardInterrupt as error:
        say(f"sayso: stopped; {going_on}")
        raise typer.Exit(INTERRUPTED) from error


def _record_writer(out: IO[str], format: str) -> tuple[Callable[[Record], None], Callable[[], None]]:
    """What writes a record, and what ends the writing."""
    written = 0

    def write_line(record: Record) -> None:
        out.write(record.to_json() + "\n")

    def write_item(record: Record) -> None:
        nonlocal written
        out.write(("[\n" if written == 0 else ",\n") + record.model_dump_json(indent=2))
        written += 1

    def end_array() -> None:
        out.write("\n]\n" if written else "[]\n")

    return (write_line, lambda: None) if format == "jsonl" else (write_item, end_array)
