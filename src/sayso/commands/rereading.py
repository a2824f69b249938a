"""`sayso reread`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso import api
from sayso.commands.app import DONE, SOME_REJECTED, app, say
from sayso.commands.options import Format, Gazetteers, LedgerFile, Output, with_filters
from sayso.commands.running import checked_format, open_ledger, reader_with

if TYPE_CHECKING:
    import pyarrow as pa

Everything = Annotated[bool, typer.Option("--all", help="Also reports that the present reader has read.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would change, and store nothing.")]


@app.command()
@with_filters
def reread(
    ledger: LedgerFile = None,
    all: Everything = False,
    dry_run: DryRun = False,
    gazetteer: Gazetteers = None,
    format: Format = "table",
    output: Output = None,
    *,
    filters: dict[str, Any],
) -> None:
    """Read old reports again with the present reader, and tell what changed.

    The filters choose reports, as for `reports`. Counts are of what was added (+), removed (−) and changed (~).
    Reviews go with what they are of.
    """
    from sayso.ledger import FORMATS, write_table
    from sayso.progress import progress_bar

    chosen = checked_format(format, FORMATS)
    reader, refused = reader_with(gazetteer)
    with open_ledger(ledger) as opened, progress_bar() as progress:
        table = api.reread(opened, reader=reader, everything=all, dry_run=dry_run, progress=progress, **filters)
    write_table(table, chosen, output or sys.stdout)
    say(_totals(table, dry_run))
    failed = table.num_rows - table["reason"].null_count
    raise typer.Exit(SOME_REJECTED if failed or refused else DONE)


def _totals(table: pa.Table, dry_run: bool) -> str:
    import pyarrow.compute as pc

    changes: dict[str, list[str]] = {}
    for name in table.column_names:
        layer, _, change = name.rpartition("_")
        if change in ("added", "removed", "changed"):
            changes.setdefault(layer, []).append(f"{pc.sum(table[name]).as_py() or 0} {change}")
    told = "; ".join(f"{layer} {', '.join(parts)}" for layer, parts in changes.items())
    return f"{table.num_rows} reports {'would be ' if dry_run else ''}read again: {told}"
