"""`sayso posture`, `rejects`, `show`, `sql`, `dictionary` and `schema`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sayso.commands.app import app
from sayso.commands.options import (
    At,
    ForceCode,
    Format,
    LedgerFile,
    Limit,
    Output,
    PlaceWords,
    Rejected,
    ShowFormat,
)
from sayso.commands.running import ask, checked_format, open_ledger
from sayso.records import json_schema


@app.command()
def posture(
    ledger: LedgerFile = None,
    force: ForceCode = None,
    place: PlaceWords = None,
    at: At = None,
    limit: Limit = None,
    format: Format = "table",
    output: Output = None,
) -> None:
    """Tell which forces are where, as each voice tells it.

    One row a force, place, fact (presence, movement, permission, limit), voice and set of values, the newest
    first.
    """
    ask("posture", ledger, format, output, force=force, place=place, at=at, limit=limit)


@app.command()
def rejects(ledger: LedgerFile = None, limit: Limit = None, format: Format = "table", output: Output = None) -> None:
    """List the inputs that were not taken in, and why."""
    ask("rejects", ledger, format, output, limit=limit)


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A report's id, or the first digits of its hash.")],
    ledger: LedgerFile = None,
    rejected: Rejected = False,
    format: ShowFormat = "table",
) -> None:
    """Print a report with its statements and claims marked, as reviewed; jsonl is the record as it was read."""
    checked_format(format, ("table", "jsonl"))
    with open_ledger(ledger, read_only=True) as opened:
        if format == "jsonl":
            typer.echo(opened.record(id).to_json())
        else:
            from sayso.marking import print_record

            record, verdicts = opened.reviewed(id)
            print_record(record, verdicts=verdicts, rejected=rejected)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A SELECT over the ledger's views.")],
    ledger: LedgerFile = None,
    limit: Limit = None,
    format: Format = "table",
    output: Output = None,
) -> None:
    """Run read-only SQL over the ledger's views.

    The command `dictionary` lists the views and their columns.
    """
    ask("sql", ledger, format, output, query=query, limit=limit)


@app.command()
def dictionary(ledger: LedgerFile = None, format: Format = "table", output: Output = None) -> None:
    """List the ledger's views and columns with their meaning."""
    ask("dictionary", ledger, format, output)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
