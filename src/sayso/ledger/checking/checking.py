"""`Ledger.check`: every report, record and row against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa

from sayso.ledger.access import Access
from sayso.ledger.checking.blocks import read_all
from sayso.ledger.checking.records import problems
from sayso.ledger.inserting import Row
from sayso.ledger.naming import named
from sayso.ledger.rows import PARTS, part_rows, report_row
from sayso.ledger.storage import one_line
from sayso.ledger.writing import home
from sayso.records import Record

_AT_A_TIME = 200
_SCHEMA = pa.schema([("report", pa.string()), ("table", pa.string()), ("problem", pa.string())])
_REPORTS = """
SELECT r.no, r.id, r.sha256, r.date, r.outlet, r.title, r.url, r.language, r.text, r.warnings, r.reader, r.model, j.json
FROM store.reports AS r LEFT JOIN store.records AS j ON j.report_no = r.no
WHERE r.no > ? ORDER BY r.no LIMIT ?
"""
_FIELDS = ("id", "date", "outlet", "title", "url", "language", "text", "warnings", "reader", "model")
_TABLES = (*PARTS, "records", "postings", "lengths")


class Checking(Access):
    """Whether the ledger holds what was stored."""

    def check(self) -> pa.Table:
        """What does not hold, one row a problem (report, table, problem); no rows where all does.

        Of each report: its hash is that of its content, its record can be read and is of this report, every quotation
        stands at its offsets, every reference names a part, and the rows of each table are those of the record.
        And no row is of a report that is not there. Memory does not grow with the ledger.

        Raises LedgerError where the file itself cannot be read; all of it is.
        """
        with self._cursor() as cursor, self._errors("read"):
            read_all(cursor)
            found = [*_check_reports(cursor), *_check_owners(cursor)]
        return named(pa.Table.from_pylist(found, schema=_SCHEMA), "check")


def _check_reports(cursor: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    last = 0
    while reports := _rows(cursor, _REPORTS, [last, _AT_A_TIME]):
        first, last = reports[0]["no"], reports[-1]["no"]
        stored = {table: _rows_of(cursor, table, first, last) for table in PARTS}
        for report in reports:
            yield from _check_report(report, {table: rows.get(report["no"], []) for table, rows in stored.items()})


def _check_report(report: Row, stored: dict[str, list[Row]]) -> Iterator[Row]:
    def problem(table: str, told: str) -> Row:
        return {"report": report["id"], "table": table, "problem": told}

    if report["json"] is None:
        yield problem("records", "the report has no record")
        return
    try:
        record = Record.model_validate_json(report["json"])
    except ValueError as error:
        yield problem("records", f"the record cannot be read: {one_line(str(error).splitlines()[0])}")
        return
    if record.report.sha256 != report["sha256"]:
        yield problem("reports", "the hash is not that of the content")
    expected = report_row(record, report["no"])
    for name in _FIELDS:
        if expected[name] != report[name]:
            yield problem("reports", f"{name} is not that of the record")
    for told in problems(record):
        yield problem("records", told)
    for table, rows in part_rows(record, report["no"]).items():
        if table in stored and stored[table] != rows:
            yield problem(table, f"{len(stored[table])} rows are not the {len(rows)} of the record")


def _rows_of(cursor: duckdb.DuckDBPyConnection, table: str, first: int, last: int) -> dict[int, list[Row]]:
    query = f"FROM {home(table)} WHERE report_no BETWEEN ? AND ? ORDER BY report_no, position"
    rows: dict[int, list[Row]] = {}
    for row in _rows(cursor, query, [first, last]):
        rows.setdefault(row["report_no"], []).append(row)
    return rows


def _rows(cursor: duckdb.DuckDBPyConnection, query: str, values: list[int]) -> list[Row]:
    rows: list[Row] = cursor.sql(query, params=values).to_arrow_table().to_pylist()
    return rows


def _check_owners(cursor: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    for table in _TABLES:
        query = f"SELECT count(*) FROM {home(table)} WHERE report_no NOT IN (SELECT no FROM store.reports)"
        for (count,) in cursor.execute(query).fetchall():
            if count:
                yield {"report": None, "table": table, "problem": f"{count} rows are of reports that are not there"}
    query = "SELECT id FROM store.reports WHERE no NOT IN (SELECT report_no FROM store.lengths)"
    for (id,) in cursor.execute(query).fetchall():
        yield {"report": id, "table": "lengths", "problem": "the report cannot be searched"}
