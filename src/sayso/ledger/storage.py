"""The ledger's file: making it, opening it, and saying in one line why it cannot be opened."""

from __future__ import annotations

import contextlib
import csv
import math
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from sayso.errors import LedgerError, LedgerLockedError, LedgerVersionError, UsageError
from sayso.ledger.advice import advice

SCHEMA_VERSION = 5
_TRY_AGAIN = 0.2
_PACKAGE = files("sayso.ledger")
_SCRIPTS = (
    "tables.sql",
    "search/tables.sql",
    "reviews/tables.sql",
    "repetition/tables.sql",
    "incidents/tables.sql",
    "sayings/tables.sql",
    "views.sql",
    "incidents/views.sql",
    "sayings/views.sql",
    "followups/views.sql",
    "repetition/views.sql",
)
"""What defines a ledger, in this order."""
# What a report or a query says must reach no file, network or setting: the engine itself refuses.
_CONFIG: dict[str, Any] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


def open_ledger(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Open the ledger at `path`, making it first where there is none and `read_only` is false.

    Raises LedgerError (or its LedgerVersionError, LedgerLockedError); the file is left as it was.
    """
    path = Path(os.path.realpath(path))
    if not path.exists():
        if read_only:
            raise LedgerError(f"no ledger at {one_line(path)}")
        _create(path)
    # Opened for reading first: opening for writing would already fold a foreign ledger's log into its file.
    connection = _connect(path, read_only=True)
    try:
        _check_version(connection, path)
    except LedgerError:
        connection.close()
        raise
    if read_only:
        return connection
    connection.close()
    return _connect(path, read_only=False)


def open_when_free(path: Path, *, read_only: bool, wait: float) -> duckdb.DuckDBPyConnection:
    """Open the ledger as `open_ledger` does; one that is held open elsewhere is tried again for `wait` seconds.

    Raises UsageError where `wait` is no number from 0.
    """
    if not (isinstance(wait, int | float) and 0 <= wait < math.inf):
        raise UsageError(f"wait must be a number of seconds from 0, not {wait!r}")
    end = time.monotonic() + wait
    while True:
        try:
            return open_ledger(path, read_only=read_only)
        except LedgerLockedError as error:
            left = end - time.monotonic()
            if left <= 0:
                raise LedgerLockedError(f"{error}{f', also after {wait:g} seconds' if wait else ''}") from error
            time.sleep(min(_TRY_AGAIN, left))


def now() -> datetime:
    """The time in UTC, without a zone: what the ledger's TIMESTAMP columns hold."""
    return datetime.now(UTC).replace(tzinfo=None)


def sayso_version() -> str:
    """Version of the installed package."""
    return metadata.version("sayso")


def one_line(message: object) -> str:
    """A message's first paragraph as one printable line: the engine's own run over several."""
    first = str(message).strip().split("\n\n", 1)[0]
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in " ".join(first.split()))


@contextlib.contextmanager
def ledger_errors(path: Path, doing: str) -> Iterator[None]:
    """Turn the engine's and the system's errors into LedgerError: "cannot <doing> <path>: <reason>; <what to do>"."""
    try:
        yield
    except duckdb.ConnectionException as error:
        raise LedgerLockedError(f"{one_line(path)} is open elsewhere in this process") from error
    except (duckdb.Error, OSError) as error:
        reason = one_line(getattr(error, "strerror", None) or error)
        if "lock on file" in reason:
            raise LedgerLockedError(f"{one_line(path)} is held open by another process") from error
        raise LedgerError(f"cannot {doing} {one_line(path)}: {reason}{advice(error, reason)}") from error


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    with ledger_errors(path, "open the ledger"):
        return duckdb.connect(str(path), read_only=read_only, config=_CONFIG)


def _check_version(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        found = connection.execute("SELECT value FROM main.meta WHERE name = 'schema_version'").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        found = []
    except duckdb.Error as error:
        reason = one_line(error)
        raise LedgerError(f"cannot read the ledger {one_line(path)}: {reason}{advice(error, reason)}") from error
    if not found:
        raise LedgerError(f"{one_line(path)} is a database, but no ledger of sayso")
    ((version,),) = found
    if version != str(SCHEMA_VERSION):
        raise LedgerVersionError(
            f"{one_line(path)} is a ledger of version {one_line(version)}; "
            f"this sayso ({sayso_version()}) reads and writes version {SCHEMA_VERSION}; "
            "use the sayso that wrote it, or read the reports into a new ledger"
        )


def _create(path: Path) -> None:
    # Made whole beside its place and then linked there: a ledger is never seen half made, and
    # two processes that make one at the same moment end with one.
    with ledger_errors(path, "create the ledger"):
        folder = Path(tempfile.mkdtemp(prefix=".sayso-", dir=path.parent))
        try:
            made = folder / "new.duckdb"
            connection = duckdb.connect(str(made), config=_CONFIG)
            try:
                _define(connection)
            finally:
                connection.close()
            _put(made, path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _put(made: Path, path: Path) -> None:
    try:
        os.link(made, path)
    except FileExistsError:
        return
    except OSError:
        # Some file systems know no links.
        made.rename(path)


def _define(connection: duckdb.DuckDBPyConnection) -> None:
    connection.begin()
    for script in _SCRIPTS:
        connection.execute(_PACKAGE.joinpath(script).read_text(encoding="utf-8"))
    _comment(connection)
    made = {
        "schema_version": str(SCHEMA_VERSION),
        "created": now().isoformat(),
        "created_by": sayso_version(),
    }
    for name, value in made.items():
        connection.execute("INSERT INTO meta VALUES (?, ?)", [name, value])
    connection.commit()


def _comment(connection: duckdb.DuckDBPyConnection) -> None:
    meanings = {
        (row["view"], row["column"]): row["meaning"]
        for row in csv.DictReader(_PACKAGE.joinpath("columns.csv").read_text(encoding="utf-8").splitlines())
    }
    columns = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main'"
    ).fetchall()
    views = {
        name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    }
    for table in sorted({table for table, _ in columns}):
        kind = "VIEW" if table in views else "TABLE"
        connection.execute(f"COMMENT ON {kind} {table} IS {_literal(meanings[table, ''])}")
    for table, column in columns:
        meaning = meanings.get((table, column)) or meanings["", column]
        connection.execute(f'COMMENT ON COLUMN {table}."{column}" IS {_literal(meaning)}')


def _literal(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"
