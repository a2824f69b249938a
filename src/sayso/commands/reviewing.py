"""`sayso review` and `sayso reviews`."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.commands.app import app
from sayso.commands.options import Format, From, Kind, LedgerFile, Limit, Outlet, Output, To
from sayso.commands.running import ask, open_ledger
from sayso.errors import UsageError

VERDICTS = ("accept", "reject", "edit")
Verdict = Annotated[str, typer.Argument(metavar="accept|reject|edit", help="What you found.")]
Reference = Annotated[
    str,
    typer.Argument(
        metavar="REPORT:ID",
        help="A statement, claim, event or conflict, by the report's id (or the first digits of its hash) and its own.",
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="What an edit puts in place; may be repeated."),
]
Reason = Annotated[str | None, typer.Option(help="Why.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who reviewed.")]


@app.command()
def review(
    verdict: Verdict,
    reference: Reference,
    set: Settings = None,
    reason: Reason = None,
    by: By = None,
    ledger: LedgerFile = None,
) -> None:
    """Accept, reject or edit what was read.

    The tables print references beside what they list. What was read stays in the ledger; the last review of a
    part counts, and goes with it when the report is read again.
    """
    if verdict not in VERDICTS:
        raise typer.BadParameter(f"{verdict!r} is not one of {', '.join(VERDICTS)}", param_hint="VERDICT")
    if set and verdict != "edit":
        raise UsageError("only an edit takes --set")
    with open_ledger(ledger) as opened:
        if verdict == "edit":
            opened.edit(reference, set or [], reason=reason, by=by)
        else:
            getattr(opened, verdict)(reference, reason=reason, by=by)
    typer.echo(f"{reference} {verdict}ed")


@app.command()
def reviews(
    ledger: LedgerFile = None,
    from_: From = None,
    to: To = None,
    kind: Kind = None,
    outlet: Outlet = None,
    limit: Limit = None,
    format: Format = "table",
    output: Output = None,
) -> None:
    """List the reviews, the latest first, with what was read and what was put in its place."""
    ask("reviews", ledger, format, output, from_=from_, to=to, kind=kind, outlet=outlet, limit=limit)
