"""Tables as files or text: an aligned table to look at, CSV, JSON Lines, Parquet."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Literal, cast, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from sayso.errors import UsageError
from sayso.ledger.cells import defused, json_line, plain
from sayso.ledger.event_rows import gdelt_table, plover_objects
from sayso.ledger.storage import one_line
from sayso.ledger.terminal import print_table

Format = Literal["table", "csv", "jsonl", "parquet"]
EventFormat = Literal["plover", "gdelt"]
FORMATS: tuple[Format, ...] = get_args(Format)
EVENT_FORMATS: tuple[Format | EventFormat, ...] = (*FORMATS, *get_args(EventFormat))
"""What a table of events can be written as."""
_ROWS = 10_000


def write_table(
    table: pa.Table, format: Format | EventFormat, out: str | os.PathLike[str] | IO[str] | IO[bytes]
) -> None:
    """Write a table to a file (by path: whole or not at all) or to an open stream.

    format:
        table: for people, as wide as the terminal: the columns that matter most, nothing of the text can
            move the cursor or change colours.
        csv: RFC 4180 in UTF-8, with a header; null is empty, lists are JSON. A text that a
            spreadsheet would run as a formula is led by an apostrophe.
        jsonl: one object a row, all columns; times of the ledger are UTC.
        parquet: all columns with their types. It is binary: `out` must be a path, a binary stream, or a text
            stream with a binary one below it that is no terminal.
        plover: of a table of events only: one object a line with the fields of PLOVER's JSON (`plover_objects`).
        gdelt: of a table of events only: a tab-separated table with GDELT's columns and a header (`gdelt_table`).

    Raises UsageError for an unknown format, one that the table cannot be written as, a stream that cannot take it,
    and a file that cannot be written.
    """
    if format not in EVENT_FORMATS:
        raise UsageError(f"unknown format {format!r}: one of {', '.join(EVENT_FORMATS)}")
    if isinstance(out, str | os.PathLike):
        with replacing(Path(out)) as stream:
            _write(table, format, stream)
    else:
        _write(table, format, out)


def _write(table: pa.Table, format: Format | EventFormat, out: IO[str] | IO[bytes]) -> None:
    if format == "parquet":
        pq.write_table(table, _binary(out), compression="zstd")
        return
    with _text(out) as stream:
        if format == "csv":
            _write_csv(table, stream)
        elif format == "gdelt":
            _write_csv(gdelt_table(table), stream, delimiter="\t")
        elif format in ("jsonl", "plover"):
            for row in _rows(table) if format == "jsonl" else plover_objects(table):
                stream.write(json_line(row) + "\n")
        else:
            print_table(table, stream)


def _write_csv(table: pa.Table, stream: IO[str], delimiter: str = ",") -> None:
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow([defused(name) for name in table.column_names])
    for row in _rows(table):
        writer.writerow([_csv_cell(value) for value in row.values()])


def _csv_cell(value: Any) -> str:
    # A number's own minus sign starts no formula.
    return plain(value) if isinstance(value, int | float | Decimal) else defused(plain(value))


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=_ROWS):
        yield from batch.to_pylist()


def _binary(out: IO[str] | IO[bytes]) -> IO[bytes]:
    if not isinstance(out, io.TextIOBase):
        return cast("IO[bytes]", out)
    below = getattr(out, "buffer", None)
    if below is None or out.isatty():
        raise UsageError("parquet is binary: name a file, or send the output to one")
    out.flush()
    return cast("IO[bytes]", below)


@contextlib.contextmanager
def _text(out: IO[str] | IO[bytes]) -> Iterator[IO[str]]:
    if isinstance(out, io.TextIOBase):
        yield out
        return
    wrapper = io.TextIOWrapper(cast("IO[bytes]", out), encoding="utf-8", newline="")
    try:
        yield wrapper
        wrapper.flush()
    finally:
        wrapper.detach()


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose content takes the path's place when all of it is written; UsageError where it cannot be."""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".sayso-", delete=False) as stream:
            made = Path(stream.name)
            try:
                yield stream
                stream.flush()
                made.chmod(0o666 & ~_umask())
                made.replace(path)
            except BaseException:
                made.unlink(missing_ok=True)
                raise
    except (OSError, pa.ArrowException) as error:
        raise UsageError(
            f"cannot write {one_line(path)}: {one_line(getattr(error, 'strerror', None) or error)}"
        ) from error


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
