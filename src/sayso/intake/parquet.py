"""Parquet, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.intake.outcomes import Reject
from sayso.intake.rows import Row

_BATCH_ROWS = 128


def read_rows(file: BinaryIO, source: str) -> Iterator[Row | Reject]:
    """The rows of a Parquet file, which must be seekable; cells as Python values, binary ones as text."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        with ParquetFile(file) as table:
            for batch in table.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
                columns = {name: _cells(batch.column(at)) for at, name in enumerate(batch.schema.names)}
                for values in zip(*columns.values(), strict=True):
                    number += 1
                    yield Row(number, dict(zip(columns, values, strict=True)))
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        place = f" after row {number}" if number else ""
        yield Reject(source, None, f"Parquet data are damaged{place}: {str(error) or type(error).__name__}")
        return
    if not number:
        yield Reject(source, None, "empty: the table has no rows")


def _cells(column: Any) -> list[Any]:
    import pyarrow
    from pyarrow import types

    # Python's datetime stops at microseconds; a calendar day needs no more.
    if types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pyarrow.timestamp("us", tz=column.type.tz), safe=False)
    return [_cell(value) for value in column]


def _cell(value: Any) -> Any:
    """A cell that cannot be turned into a Python value is as good as missing."""
    try:
        cell = value.as_py()
    except (ValueError, OverflowError):
        return None
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell
