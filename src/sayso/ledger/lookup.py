"""Finding a report by its id or hash, and its record as it was stored."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from sayso.errors import UsageError
from sayso.ledger.filters import check_text
from sayso.ledger.storage import one_line
from sayso.records import Record


def report_number(connection: duckdb.DuckDBPyConnection, id: object, path: Path) -> int:
    """The number of the report with this id, or else of the one whose content hash so begins.

    Raises UsageError where no report of the ledger at `path`, or several, match.
    """
    wanted = check_text("id", id)
    found = _matches(connection, "id = ?", wanted)
    if not found and re.fullmatch("[0-9a-f]{1,64}", wanted.lower()):
        found = _matches(connection, "starts_with(sha256, ?)", wanted.lower())
    if not found:
        raise UsageError(f"no report {wanted!r} in {one_line(path)}")
    if len(found) > 1:
        hashes = ", ".join(sha256[:12] for _, sha256 in found[:5])
        more = ", …" if len(found) > 5 else ""
        raise UsageError(f"{wanted!r} is {len(found)} reports; name one by its hash: {hashes}{more}")
    return found[0][0]


def stored_record(connection: duckdb.DuckDBPyConnection, no: int) -> Record:
    """The record of the report with this number; its JSON is byte for byte what was stored."""
    ((stored,),) = connection.execute("SELECT json FROM store.records WHERE report_no = ?", [no]).fetchall()
    return Record.model_validate_json(stored)


def _matches(connection: duckdb.DuckDBPyConnection, condition: str, value: str) -> list[tuple[int, str]]:
    query = f"SELECT no, sha256 FROM store.reports WHERE {condition} ORDER BY no"
    return connection.execute(query, [value]).fetchall()
