"""Storing records and rejects: one call, one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import duckdb

from sayso.ledger.deriving import derive
from sayso.ledger.inserting import Row, insert
from sayso.ledger.repetition import store_repetition
from sayso.ledger.rows import part_rows, report_row, word_rows
from sayso.ledger.storage import now, one_line, sayso_version
from sayso.ledger.transactions import transaction
from sayso.records import Record

if TYPE_CHECKING:
    from sayso.intake import Reject

REVIEWABLE = ("statements", "claims", "conflicts", "events")
"""Tables whose rows people can accept, reject and edit."""
_NEW_REJECTS = """
INSERT INTO rejects
SELECT DISTINCT i.source, i."row", i.reason, i.run, i."time" FROM incoming AS i
WHERE NOT EXISTS (
    SELECT 1 FROM rejects AS r
    WHERE r.source = i.source AND r.reason = i.reason AND r."row" IS NOT DISTINCT FROM i."row"
)
"""


def known(connection: duckdb.DuckDBPyConnection, hashes: Sequence[str]) -> set[str]:
    """Which of the reports with these content hashes the ledger has."""
    found = connection.execute(
        "SELECT sha256 FROM store.reports WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))", [list(hashes)]
    ).fetchall()
    return {sha256 for (sha256,) in found}


def begin_run(connection: duckdb.DuckDBPyConnection, arguments: Mapping[str, Any]) -> int:
    """Note that a run begins; its number."""
    (run,) = _one(connection, "SELECT coalesce(max(id), 0) + 1 FROM runs")
    told = json.dumps(arguments, ensure_ascii=False, sort_keys=True, default=str)
    connection.execute("INSERT INTO runs VALUES (?, ?, NULL, ?, ?)", [run, now(), sayso_version(), readable(told)])
    return int(run)


def end_run(connection: duckdb.DuckDBPyConnection, run: int) -> None:
    """Note that the run has ended."""
    connection.execute("UPDATE runs SET finished = ? WHERE id = ?", [now(), run])


def count_rejects(connection: duckdb.DuckDBPyConnection) -> int:
    """How many distinct rejects the ledger lists."""
    (count,) = _one(connection, "SELECT count(*) FROM rejects")
    return int(count)


def store(
    connection: duckdb.DuckDBPyConnection, records: Iterable[Record], rejects: Iterable[Reject], run: int
) -> tuple[list[Record], int]:
    """Store what the ledger does not know yet, all or nothing: the new records, and how many were refused.

    A record that cannot be stored (`unstorable`) is listed with the rejects.
    """
    added = now()
    refused = [(reject.source, reject.row, reject.reason) for reject in rejects]
    sound = []
    for record in records:
        why = unstorable(record)
        if why is None:
            sound.append(record)
        else:
            refused.append((record.report.id, None, why))
    with transaction(connection):
        new = _new(connection, sound)
        (last,) = _one(connection, "SELECT coalesce(max(no), 0) FROM store.reports")
        _insert_records(connection, new, last + 1, run, added)
        _insert_rejects(connection, refused, run, added)
    return new, len(refused)


def unstorable(record: Record) -> str | None:
    """Why the record cannot be written as UTF-8 and JSON (a lone surrogate in its text, say); else `None`."""
    try:
        record.to_json()
    except ValueError as error:
        return f"cannot be stored: {one_line(readable(str(error)))}"
    return None


def readable(text: str) -> str:
    """The text with lone surrogates, as undecodable file names have them, written out."""
    return text.encode("utf-8", "backslashreplace").decode()


def _new(connection: duckdb.DuckDBPyConnection, records: Iterable[Record]) -> list[Record]:
    by_hash: dict[str, Record] = {}
    for record in records:
        by_hash.setdefault(record.report.sha256, record)
    old = known(connection, list(by_hash)) if by_hash else set()
    return [record for sha256, record in by_hash.items() if sha256 not in old]


def _insert_records(
    connection: duckdb.DuckDBPyConnection, records: Sequence[Record], first: int, run: int, added: datetime
) -> None:
    tables: dict[str, list[Row]] = {}
    for no, record in enumerate(records, start=first):
        when = {"run": run, "added": added, "read_run": run, "read_at": added}
        tables.setdefault("reports", []).append({**report_row(record, no), **when})
        for table, rows in (part_rows(record, no) | word_rows(record.report, no)).items():
            tables.setdefault(table, []).extend(rows)
    for table, rows in tables.items():
        insert(connection, home(table), rows)
    numbered = dict(enumerate(records, start=first))
    store_repetition(connection, numbered)
    derive(connection, numbered)


def home(table: str) -> str:
    """The table with its schema: what can be reviewed is kept as it was read, apart from the rest."""
    return f"reading.{table}" if table in REVIEWABLE else f"store.{table}"


def _insert_rejects(
    connection: duckdb.DuckDBPyConnection,
    rejects: Iterable[tuple[str, int | None, str]],
    run: int,
    told: datetime,
) -> None:
    rows = [
        {"source": readable(source), "row": row, "reason": readable(reason), "run": run, "time": told}
        for source, row, reason in rejects
    ]
    insert(connection, "rejects", rows, _NEW_REJECTS)


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    # A result not fetched to its end would block the connection.
    rows: list[tuple[Any, ...]] = connection.execute(query).fetchall()
    return rows[0]
