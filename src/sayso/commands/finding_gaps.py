"""`sayso gaps`."""

from __future__ import annotations

from sayso.commands.app import app
from sayso.commands.options import (
    Actor,
    ForceCode,
    Format,
    From,
    Kind,
    LedgerFile,
    Limit,
    Outlet,
    Output,
    PlaceWords,
    To,
)
from sayso.commands.running import ask


@app.command()
def gaps(
    ledger: LedgerFile = None,
    actor: Actor = None,
    force: ForceCode = None,
    place: PlaceWords = None,
    from_: From = None,
    to: To = None,
    kind: Kind = None,
    outlet: Outlet = None,
    limit: Limit = None,
    format: Format = "table",
    output: Output = None,
) -> None:
    """List what is thinly founded: one source, one not named, a corrected report, a party never heard.

    --kind is "single source", "unnamed source", "corrected report" or "unheard party".
    """
    filters = {"actor": actor, "force": force, "place": place, "from_": from_, "to": to}
    ask("gaps", ledger, format, output, **filters, kind=kind, outlet=outlet, limit=limit)
