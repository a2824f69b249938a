"""Putting a new reading in an old one's place, within a transaction of the caller's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import duckdb

from sayso.ledger.deriving import derive_again
from sayso.ledger.inserting import Row, insert, registered
from sayso.ledger.repetition import renew_cites
from sayso.ledger.reviews.storing import match_again, renew_edited, rework_conflicts
from sayso.ledger.rows import part_rows
from sayso.ledger.storage import now
from sayso.ledger.writing import home
from sayso.records import Record

_READ = """
UPDATE store.reports AS r
SET warnings = i.warnings, reader = i.reader, model = i.model, read_run = i.read_run, read_at = i.read_at
FROM incoming AS i WHERE r.no = i.no
"""


def replace(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record], run: int) -> dict[int, list[int]]:
    """Store new records in the place of those of the reports with these numbers.

    The reports themselves stay; of each the numbers of the reviews that no longer find their part.
    """
    numbers, read_at = list(records), now()
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for no, record in records.items():
        for table, made in part_rows(record, no).items():
            rows[table] += made
    for table, made in rows.items():
        connection.execute(f"DELETE FROM {home(table)} WHERE report_no IN (SELECT unnest(?))", [numbers])
        insert(connection, home(table), made)
    read = [
        {
            "no": no,
            "warnings": record.warnings,
            "reader": record.reader,
            "model": record.model,
            "read_run": run,
            "read_at": read_at,
        }
        for no, record in records.items()
    ]
    schema = connection.sql("SELECT no, warnings, reader, model, read_run, read_at FROM store.reports LIMIT 0")
    with registered(connection, read, schema.to_arrow_table().schema):
        connection.execute(_READ)
    lost = {no: match_again(connection, no, record) for no, record in records.items()}
    renew_edited(connection, numbers)
    rework_conflicts(connection, numbers)
    renew_cites(connection, records)
    derive_again(connection, numbers)
    return lost
