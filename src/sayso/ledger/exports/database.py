"""The ledger as a SQLite database that other programs, as Datasette, open as it is."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from sayso.errors import UsageError
from sayso.ledger.cells import plain
from sayso.ledger.storage import one_line

_IDS: Mapping[str, tuple[str, ...]] = {
    "actors": ("actor",),
    "statements": ("statement",),
    "claims": ("claim",),
    "events": ("event",),
    "conflicts": ("conflict",),
    "corroboration": ("claim",),
    "tellings": ("claim", "event"),
    "changes": ("claim", "field"),
    "follow_ups": ("claim",),
}
"""The columns that together tell a view's rows within their report apart; of claim and event a telling has one."""
_KEYS = {
    "reports": "report_no",
    "runs": "id",
    "meta": "name",
    "reviews": "review_no",
    "repetitions": "repetition",
    "incidents": "incident",
    "timeline": "incident",
}
"""The primary key of views that are of no part of a report."""
_LINKS: Mapping[str, Mapping[str, str]] = {
    "mentions": {"actor": "actors"},
    "statements": {"actor": "actors", "parent": "statements"},
    "claims": {"statement": "statements"},
    "events": {"statement": "statements"},
    "conflicts": {"claim_1": "claims", "claim_2": "claims"},
    "tellings": {"claim": "claims", "event": "events"},
    "changes": {"claim": "claims"},
    "follow_ups": {"claim": "claims"},
}
"""Columns that name a part of the same report, with the table of these parts."""
_CODES: Mapping[str, tuple[str, ...]] = {
    "actors": ("code",),
    "statements": ("code",),
    "claims": ("force", "place", "origin", "destination", "authority", "by_code", "voice_code"),
    "conflicts": ("force", "place"),
    "conflicts_between": ("force", "place", "voice_code_1", "voice_code_2"),
    "tellings": ("force", "actor_code", "recipient_code", "place", "origin", "destination", "voice_code"),
    "changes": ("force", "place", "voice_code"),
    "follow_ups": ("force", "place", "voice_code"),
    "events": ("actor_code", "recipient_code", "place_code"),
    "places": ("country",),
}
"""Columns that hold codes; the table `codes` has their names."""
_RUNS = ("run", "read_run")
_BATCH = 10_000
_OWN = """
CREATE TABLE dictionary (view TEXT, "column" TEXT, type TEXT, meaning TEXT, PRIMARY KEY (view, "column"));
CREATE TABLE codes (code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT);
"""
"""Tables that are no view of the ledger."""


def write_database(path: Path, tables: Mapping[str, pa.Table], dictionary: pa.Table) -> None:
    """Write the views' tables by name, the codes' names and the dictionary.

    A part of a report has the key `id`, as "0123456789abcdef:c1": the first digits of the report's hash and the part's
    own id, or its position in the record (`p0`) where it has none. Beside a column that names another part stands one
    with `_id` at its end, a foreign key to it; null where that part is left out. Lists are JSON.
    """
    with _building(path) as connection:
        for name, table in tables.items():
            _create(connection, name, table, set(tables))
        _write_codes(connection, tables)
        _write(connection, "dictionary", ["view", "column", "type", "meaning"], dictionary.to_pylist())
        for name in tables:
            _unlink_missing(connection, name, set(tables))


def with_keys(dictionary: pa.Table, tables: Mapping[str, pa.Table]) -> pa.Table:
    """The dictionary of the views that are written, with the columns that only the database has."""
    rows = [row for row in dictionary.to_pylist() if row["view"] in tables]
    for name, table in tables.items():
        links = _links(name, set(tables))
        told = {f"{column}_id": f"Key of the row of {target}: {target}.id" for column, target in links.items()}
        if _is_part(name, table):
            told["id"] = "Key of the row: first digits of the report's hash, and the row's id or position in the record"
        rows += [{"view": name, "column": column, "type": "TEXT", "meaning": told[column]} for column in told]
    for column, meaning in (("code", "The code"), ("name", "Name"), ("kind", "What sort of body has the code")):
        rows.append({"view": "codes", "column": column, "type": "TEXT", "meaning": meaning})
    return pa.Table.from_pylist(rows, schema=dictionary.schema)


def _is_part(name: str, table: pa.Table) -> bool:
    return name not in _KEYS and {"report_no", "position", "sha256"} <= set(table.column_names)


def _links(name: str, known: set[str]) -> dict[str, str]:
    return {column: target for column, target in _LINKS.get(name, {}).items() if target in known}


@contextlib.contextmanager
def _building(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".sayso-") as folder:
            made = Path(folder) / "new.sqlite"
            connection = sqlite3.connect(made)
            try:
                with connection:
                    connection.executescript(_OWN)
                    yield connection
            finally:
                connection.close()
            made.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(
            f"cannot write {one_line(path)}: {one_line(getattr(error, 'strerror', None) or error)}"
        ) from error


def _create(connection: sqlite3.Connection, name: str, table: pa.Table, known: set[str]) -> None:
    key = _KEYS.get(name)
    of_report, links = _is_part(name, table), _links(name, known)
    columns = [_column(name, field, key, known) for field in table.schema]
    names = list(table.column_names)
    if of_report:
        columns.insert(0, '"id" TEXT PRIMARY KEY')
        names.insert(0, "id")
    for column, target in links.items():
        columns.append(f'"{column}_id" TEXT REFERENCES "{target}"("id")')
        names.append(f"{column}_id")
    connection.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
    for batch in table.to_batches(max_chunksize=_BATCH):
        _write(connection, name, names, (_keyed(name, row, links) if of_report else row for row in batch.to_pylist()))
    for column in names:
        if column == "report_no" or column.endswith("_id") or column in _CODES.get(name, ()):
            connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}"("{column}")')


def _column(name: str, field: pa.Field, key: str | None, known: set[str]) -> str:
    told = f'"{field.name}" {_type(field.type)}'
    if field.name == key:
        return f"{told} PRIMARY KEY"
    if field.name == "report_no" and "reports" in known:
        return f'{told} REFERENCES "reports"("report_no")'
    if field.name in _RUNS and "runs" in known:
        return f'{told} REFERENCES "runs"("id")'
    if field.name in _CODES.get(name, ()):
        return f'{told} REFERENCES "codes"("code")'
    return told


def _type(type: pa.DataType) -> str:
    if pa.types.is_integer(type) or pa.types.is_boolean(type):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(type) else "TEXT"


def _keyed(name: str, row: dict[str, Any], links: Mapping[str, str]) -> dict[str, Any]:
    begin = row["sha256"][:16]
    own = "-".join(row[column] for column in _IDS[name] if row[column]) if name in _IDS else f"p{row['position']}"
    linked = {f"{column}_id": f"{begin}:{row[column]}" if row[column] else None for column in links}
    return {"id": f"{begin}:{own}", **row, **linked}


def _write(connection: sqlite3.Connection, name: str, columns: list[str], rows: Iterable[Mapping[str, Any]]) -> None:
    told = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    values = ([_value(row[column]) for column in columns] for row in rows)
    connection.executemany(f'INSERT INTO "{name}" ({told}) VALUES ({marks})', values)


def _value(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float) else plain(value)


def _write_codes(connection: sqlite3.Connection, tables: Mapping[str, pa.Table]) -> None:
    # The tables of codes come with the reading steps, which take a second to import.
    from sayso.reading.codes import holder_of

    used = {
        code for name, columns in _CODES.items() if name in tables for column in columns
        for code in tables[name][column].unique().to_pylist() if code
    }  # fmt: skip
    holders = {code: holder_of(code) for code in sorted(used)}
    rows = [
        {"code": code, "name": holder.name if holder else code, "kind": holder.kind if holder else None}
        for code, holder in holders.items()
    ]
    _write(connection, "codes", ["code", "name", "kind"], rows)


def _unlink_missing(connection: sqlite3.Connection, name: str, known: set[str]) -> None:
    """A part that a review has rejected is in no table: what names it links to nothing."""
    for column, target in _links(name, known).items():
        connection.execute(
            f'UPDATE "{name}" SET "{column}_id" = NULL WHERE "{column}_id" NOT IN (SELECT id FROM "{target}")'
        )
