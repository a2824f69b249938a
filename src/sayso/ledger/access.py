"""An open ledger file: cursors to ask it, the one lock for writing, and errors told in one line."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from sayso.errors import LedgerError
from sayso.ledger.filters import Selection
from sayso.ledger.naming import named
from sayso.ledger.storage import ledger_errors, one_line, open_when_free


class Access:
    """Holds the connection; what can be asked of a ledger is in the classes that derive from it."""

    def __init__(self, path: Path, *, read_only: bool, wait: float = 0.0) -> None:
        self.path = path
        self.read_only = read_only
        self._connection: duckdb.DuckDBPyConnection | None = open_when_free(path, read_only=read_only, wait=wait)
        self._writing = threading.Lock()

    def _select(self, selection: Selection, filters: Mapping[str, Any]) -> pa.Table:
        query, values = selection.query(filters)
        return self._ask(selection.view, query, values)

    def _ask(self, name: str, query: str, values: dict[str, Any]) -> pa.Table:
        with self._cursor() as cursor, self._errors("read"):
            table = cursor.sql(query, params=values or None).to_arrow_table()
        return named(table, name)

    def _errors(self, doing: str) -> contextlib.AbstractContextManager[None]:
        return ledger_errors(self.path, f"{doing} the ledger")

    @contextlib.contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if self._connection is None:
            raise LedgerError(f"the ledger {one_line(self.path)} is closed")
        # A cursor is a connection of its own to the same database: threads do not share one.
        cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    @contextlib.contextmanager
    def _write(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if self.read_only:
            raise LedgerError(f"the ledger {one_line(self.path)} is open for reading only")
        with self._writing, self._cursor() as cursor:
            yield cursor
