"""Every block of a ledger's file that holds anything, read once."""

from __future__ import annotations

import duckdb

_TABLES = """SELECT '"' || schema_name || '"."' || table_name || '"' FROM duckdb_tables() WHERE NOT temporary"""


def read_all(connection: duckdb.DuckDBPyConnection) -> None:
    """Read all columns of all tables: the engine compares a block's checksum when it reads it, and only then.

    Raises duckdb.Error where a block is damaged or missing.
    """
    for (table,) in connection.execute(_TABLES).fetchall():
        connection.execute(f"SELECT bit_xor(hash(stored)) FROM {table} AS stored").fetchall()
