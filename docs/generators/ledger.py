"""The ledger's views and columns, from the ledger's own dictionary."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from sayso import Ledger


def views() -> str:
    """A section for each view: what a row is, and a table of its columns."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "empty.duckdb") as ledger:
        rows = ledger.dictionary().to_pylist()
    columns = defaultdict(list)
    for row in rows:
        columns[row["view"]].append(f"| `{row['column']}` | {row['type']} | {row['meaning']} |")
    heads = ["| column | type | meaning |", "| --- | --- | --- |"]
    return "\n\n".join(
        "\n".join([f"### {view}", "", f"{_meaning(view)}.", "", *heads, *lines]) for view, lines in columns.items()
    )


def _meaning(view: str) -> str:
    text = files("sayso.ledger").joinpath("columns.csv").read_text(encoding="utf-8")
    return next(
        row["meaning"] for row in csv.DictReader(text.splitlines()) if (row["view"], row["column"]) == (view, "")
    )
