"""A table to look at: the columns that matter most, wrapped to the terminal's width."""

from __future__ import annotations

import shutil
from typing import IO, Any

import pyarrow as pa
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.ledger.cells import plain, visible
from sayso.ledger.naming import table_name
from sayso.ledger.paragraphs import PARAGRAPHS, print_paragraph

# Laying out a table needs all of its rows at once.
MOST_ROWS = 1000
MOST_COLUMNS = 12
_LONGEST_CELL = 300
_NEVER_WRAPPED = 12
_WIDTH_UNKNOWN = 120
_COLUMNS = {
    "reports": "date report outlet title statements claims conflicts",
    "statements": "date report actor_name cue cue_kind content review",
    "claims": "date report voice kind status force where strength value evidence review",
    "events": "date report type status actor recipient place told_by evidence review",
    "repetitions": "date source reports outlets exact near partial title original",
    "copies": "original_date original_outlet date report outlet kind share title",
    "reviews": "time reference part_kind verdict changes reason by state",
    "reread": "date report statements claims conflicts events reviews_lost reason",
    "sources": "source kind code reports claims incidents alone first contradicted corrected",
    "gaps": "gap date report force place voice party why evidence",
    "rejects": "source row reason time",
}


_UNTOLD = {"reports": ("", "1"), "reviews_lost": ("", "0")}
"""What a column is left out for where every row has it; by default only what is empty."""
_PARTS = {
    "statements": "statement",
    "claims": "claim",
    "events": "event",
    "conflicts": "conflict",
    "gaps": "claim",
    "changes": "claim",
    "follow_ups": "claim",
}
"""The column with the id of a table's rows within their report."""
_LIST_MARKS = {"agreed": "; ", "disputed": "; "}
"""What stands between the items of a column's lists, where that is no comma."""


def print_table(table: pa.Table, out: IO[str]) -> None:
    """Print the table; rows and columns that it leaves out are told below it.

    Rows whose words are what is looked for, such as the two sentences of a conflict, are paragraphs.

    Of the ledger's own tables it shows a choice: `strength` is low to high, `where` the place or the way from
    origin to destination, `status` says "not" where the claim is negated, and `report` names what stands in the row as
    commands take it, "REPORT:ID". Columns without a value are left out.
    """
    name = table_name(table) or ""
    rows = [_shown(name, row) for row in table.slice(0, MOST_ROWS).to_pylist()]
    width = None if out.isatty() else shutil.get_terminal_size((_WIDTH_UNKNOWN, 24)).columns
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    if paragraph := PARAGRAPHS.get(name):
        for row in rows:
            print_paragraph(row, paragraph, console)
        console.print(Text(_told(table, paragraph.columns)), soft_wrap=True)
        return
    columns = _COLUMNS[name].split() if name in _COLUMNS else table.column_names[:MOST_COLUMNS]
    if name in _COLUMNS and rows:
        columns = [column for column in columns if any(row[column] not in _UNTOLD.get(column, ("",)) for row in rows)]
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        short = all(len(row[column]) <= _NEVER_WRAPPED for row in rows)
        number = column in table.column_names and _is_number(table.schema.field(column).type)
        justify = "right" if number else "left"
        grid.add_column(Text(visible(column)), justify=justify, overflow="fold", no_wrap=short)  # type: ignore[arg-type]
    for row in rows:
        grid.add_row(*(Text(row[column]) for column in columns))
    console.print(grid)
    console.print(Text(_told(table, len(columns))), soft_wrap=True)


def _shown(name: str, row: dict[str, Any]) -> dict[str, str]:
    cells = {column: _cell(value) for column, value in row.items()}
    if name in PARAGRAPHS:
        cells |= {column: _cell(_LIST_MARKS.get(column, ", ").join(v)) for column, v in row.items() if _is_list(v)}
    for side in ("1", "2", "before", "after"):
        if row.get(f"claim_{side}") and f"report_{side}" in row:
            cells[f"report_{side}"] = _cell(f"{row[f'report_{side}']}:{row[f'claim_{side}']}")
    if name == "changes":
        cells["change"] = f"{cells['before']} → {cells['after']}"
    if name in ("incidents", "timeline") or (name == "posture" and row["reports"] > 1):
        cells["counted"] = f"{row['reports']} report{'' if row['reports'] == 1 else 's'}"
    if name == "reread":
        cells |= {layer: _changes(layer, row) for layer in ("statements", "claims", "conflicts", "events")}
    if name in _PARTS and row[_PARTS[name]]:
        cells["report"] = _cell(f"{row['report']}:{row[_PARTS[name]]}")
    if name in ("claims", "posture"):
        cells["strength"] = _strength(row["strength_low"], row["strength_high"])
    if name == "posture":
        cells["net"] = _strength(row["net_low"], row["net_high"])
    if name in ("claims", "events", "posture") and row["negated"]:
        cells["status"] = f"not {cells['status']}".strip()
    if name == "events":
        for role in ("actor", "recipient"):
            coded = (row[f"{role}_code"], row[f"{role}_sector"]) if row[f"{role}_code"] else (row[role],)
            cells[role] = _cell(" ".join(part for part in coded if part))
    if name == "posture" and row["role"]:
        cells["fact"] = f"{cells['fact']}, {cells['role']}"
    if name == "claims":
        ways = (row["origin"] or row["origin_name"], row["destination"] or row["destination_name"])
        stays = row["place"] or row["place_name"]
        cells["where"] = _cell(stays or (" → ".join(way or "?" for way in ways) if any(ways) else ""))
    return cells


def _changes(layer: str, row: dict[str, Any]) -> str:
    signs = (("added", "+"), ("removed", "−"), ("changed", "~"))
    return " ".join(f"{sign}{row[f'{layer}_{change}']}" for change, sign in signs if row[f"{layer}_{change}"])


def _strength(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def _cell(value: object) -> str:
    text = plain(value)
    # Cut first: the whole text of a report may stand in a cell.
    return visible(text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…")


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _told(table: pa.Table, columns: int) -> str:
    told = f"{table.num_rows} row{'' if table.num_rows == 1 else 's'}"
    if table.num_rows > MOST_ROWS:
        told += f", the first {MOST_ROWS} shown"
    if columns < table.num_columns:
        told += f"; csv, jsonl and parquet have all {table.num_columns} columns"
    return told
