"""Rows of Python into tables of the ledger, by way of Arrow."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import pyarrow as pa

Row = dict[str, Any]


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row], statement: str | None = None
) -> None:
    """Insert the rows into the table; `statement` does it in another way, from the table `incoming`."""
    if not rows:
        return
    schema = connection.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
    with registered(connection, rows, schema):
        connection.execute(statement or f"INSERT INTO {table} BY NAME FROM incoming")


@contextlib.contextmanager
def registered(
    connection: duckdb.DuckDBPyConnection, rows: Sequence[Row], schema: pa.Schema | None = None
) -> Iterator[None]:
    """Let the rows be asked as the table `incoming`."""
    connection.register("incoming", pa.Table.from_pylist(list(rows), schema=schema))
    try:
        yield
    finally:
        connection.unregister("incoming")
