"""`Ledger.export`: the ledger's views as files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Unpack, cast

import duckdb
import pyarrow as pa

from sayso.errors import UsageError
from sayso.ledger.access import Access
from sayso.ledger.export import Format, write_table
from sayso.ledger.exports import EXPORT_FORMATS, ExportFormat
from sayso.ledger.exports.database import with_keys, write_database
from sayso.ledger.exports.geography import LOCATED, geo_columns, write_geojson
from sayso.ledger.filters import Filters, check_limit
from sayso.ledger.naming import named, table_name
from sayso.ledger.selections import REPORTS
from sayso.ledger.storage import one_line

_VIEWS = """
SELECT view_name, list_contains(list(column_name), 'report_no') AS of_reports
FROM duckdb_views() AS v JOIN duckdb_columns() AS c ON c.table_name = v.view_name AND c.schema_name = v.schema_name
WHERE v.schema_name = 'main' AND NOT v.internal AND NOT v.temporary GROUP BY view_name
UNION ALL SELECT table_name, false FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal
ORDER BY view_name
"""
_DICTIONARY = """
SELECT table_name AS view, column_name AS "column", data_type AS type, comment AS meaning
FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' AND table_name <> 'chosen' ORDER BY view, column_index
"""


class Exporting(Access):
    """The ledger in files for other programs."""

    def export(
        self, format: ExportFormat, out: str | os.PathLike[str], **filters: Unpack[Filters]
    ) -> Mapping[str, int]:
        """Write the ledger's views, as reviewed, with a data dictionary beside; the count of rows of each view.

        format:
            parquet, csv, jsonl: `out` is a folder, made where there is none; one file a view, written as `write_table`
                does, and `dictionary.csv`.
            geojson: `out` is a file, a FeatureCollection (RFC 7946) of the places of the reports and of the claims
                whose place is known; the dictionary is at `out` with `-dictionary.csv` for its ending.
            sqlite: `out` is a file, a database with primary and foreign keys and a table `codes` of full names; the
                dictionary is a table in it too.
        filters: those of `reports`; only rows of these reports are written, and no view that is of no report.

        Each file is written whole or not at all. Raises UsageError for an unknown format and what cannot be written.
        """
        if format not in EXPORT_FORMATS:
            raise UsageError(f"unknown format {format!r}: one of {', '.join(EXPORT_FORMATS)}")
        path = Path(out)
        with self._cursor() as cursor, self._errors("read"):
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            _choose(cursor, filters)
            everything = not any(value is not None for value in filters.values())
            if format == "geojson":
                return _write_geojson(cursor, path)
            tables = _tables(cursor, everything)
            if format == "sqlite":
                made = {table_name(table) or "": table for table in tables}
                dictionary = with_keys(cursor.sql(_DICTIONARY).to_arrow_table(), made)
                write_database(path, made, dictionary)
                write_table(dictionary, "csv", beside(path))
                return {name: table.num_rows for name, table in made.items()}
            return _write_folder(cursor, tables, format, path)


def beside(path: Path) -> Path:
    """Where the dictionary of a file is written."""
    return path.with_name(f"{path.stem}-dictionary.csv")


def _choose(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> None:
    given: dict[str, Any] = dict(filters)
    limit = check_limit(given.pop("limit", None))
    query, values = REPORTS.query(given)
    cut = "" if limit is None else f" LIMIT {limit}"
    numbers = cursor.execute(f"SELECT report_no FROM ({query}){cut}", values).fetchall()
    chosen = pa.table({"report_no": pa.array([no for (no,) in numbers], pa.int32())})
    cursor.register("chosen", chosen)


def _tables(cursor: duckdb.DuckDBPyConnection, everything: bool) -> Iterator[pa.Table]:
    for view, of_reports in cursor.execute(_VIEWS).fetchall():
        if of_reports:
            order = "report_no, position" if _has_position(cursor, view) else "report_no"
            query = f"FROM {view} WHERE report_no IN (FROM chosen) ORDER BY {order}"
        elif everything:
            query = f"FROM {view}"
        else:
            continue
        yield named(cursor.sql(query).to_arrow_table(), view)


def _has_position(cursor: duckdb.DuckDBPyConnection, view: str) -> bool:
    return "position" in cursor.sql(f"FROM {view} LIMIT 0").columns


def _write_folder(
    cursor: duckdb.DuckDBPyConnection, tables: Iterator[pa.Table], format: str, folder: Path
) -> Mapping[str, int]:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {one_line(folder)}: {error.strerror}") from error
    counts = {}
    for table in tables:
        name = table_name(table) or ""
        write_table(table, cast("Format", format), folder / f"{name}.{format}")
        counts[name] = table.num_rows
    write_table(cursor.sql(_DICTIONARY).to_arrow_table(), "csv", folder / "dictionary.csv")
    return counts


def _write_geojson(cursor: duckdb.DuckDBPyConnection, path: Path) -> Mapping[str, int]:
    layers = {name: cursor.sql(query).to_arrow_table() for name, query in LOCATED.items()}
    write_geojson(path, layers)
    write_table(geo_columns(cursor.sql(_DICTIONARY).to_arrow_table()), "csv", beside(path))
    return {name: table.num_rows for name, table in layers.items()}
