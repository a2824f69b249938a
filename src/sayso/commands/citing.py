"""`sayso cite`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.commands.app import app
from sayso.commands.options import LedgerFile
from sayso.commands.running import open_ledger

Finding = Annotated[
    str, typer.Argument(metavar="REPORT:ID", help="A conflict (x1), claim (c1) or actor (a1) of a report.")
]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="The files' name; .md and .html are set at its end.")]


@app.command()
def cite(reference: Finding, out: Out, ledger: LedgerFile = None) -> None:
    """Write every quotation that a finding rests on, with outlet, date, address and hash, to send to an editor.

    As Markdown, and as an HTML page in one file that loads nothing. Of an actor all statements in the ledger are
    quoted.
    """
    with open_ledger(ledger, read_only=True) as opened:
        for path in opened.cite(reference, out):
            typer.echo(path)
