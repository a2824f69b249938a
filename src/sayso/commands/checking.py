"""`sayso check` and `sayso backup`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso import api
from sayso.commands.app import DONE, SOME_REJECTED, app, say
from sayso.commands.options import Format, LedgerFile, Output
from sayso.commands.running import checked_format, open_ledger

To = Annotated[Path, typer.Argument(metavar="FILE", help="The new file.")]


@app.command()
def check(ledger: LedgerFile = None, format: Format = "table", output: Output = None) -> None:
    """Check that the ledger holds what was stored; exit status 1 where it does not.

    Hashes are those of the contents, quotations stand at their offsets, references name what is there, and all
    tables agree with the records.
    """
    from sayso.ledger import FORMATS, write_table

    chosen = checked_format(format, FORMATS)
    with open_ledger(ledger, read_only=True) as opened:
        found = opened.check()
        reports = opened.sql("SELECT count(*) AS n FROM reports")["n"][0].as_py()
    told = f"{reports:,} reports, {found.num_rows:,} problems"
    if found.num_rows:
        write_table(found, chosen, output or sys.stdout)
        say(told)
    else:
        typer.echo(told)
    raise typer.Exit(SOME_REJECTED if found.num_rows else DONE)


@app.command()
def backup(file: To, ledger: LedgerFile = None) -> None:
    """Copy the ledger into a new file, also while another process writes it."""
    reports = api.backup(ledger, file)
    typer.echo(f"{os.fsdecode(file)}: {reports:,} reports")
