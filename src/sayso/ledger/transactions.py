"""A transaction: all or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import duckdb


@contextlib.contextmanager
def transaction(connection: duckdb.DuckDBPyConnection, *, keep: bool = True) -> Iterator[None]:
    """Commit what is done within, or undo it all where it fails or is only tried (`keep` is false)."""
    connection.begin()
    try:
        yield
        if keep:
            connection.commit()
        else:
            connection.rollback()
    except BaseException:
        # A commit that failed has already rolled back.
        with contextlib.suppress(duckdb.Error):
            connection.rollback()
        raise
