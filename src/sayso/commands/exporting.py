"""`sayso export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.commands.app import app
from sayso.commands.options import LedgerFile, with_filters
from sayso.commands.running import checked_format, open_ledger

if TYPE_CHECKING:
    from sayso.ledger.exports import ExportFormat

Chosen = Annotated[str, typer.Argument(metavar="FORMAT", help="parquet, csv, jsonl, geojson or sqlite.")]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="A folder for parquet, csv and jsonl; else a file.")]


@app.command()
@with_filters
def export(format: Chosen, out: Out, ledger: LedgerFile = None, *, filters: dict[str, Any]) -> None:
    """Write the ledger for other programs, with a data dictionary beside it.

    The filters choose reports, as for `reports`; without any, all is written.
    """
    from sayso.ledger.exports import EXPORT_FORMATS

    chosen: ExportFormat = checked_format(format, EXPORT_FORMATS)
    with open_ledger(ledger, read_only=True) as opened:
        counts = opened.export(chosen, out, **filters)
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    typer.echo(f"{out}: {told or 'nothing'}")
