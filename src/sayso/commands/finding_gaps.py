"""`sayso gaps`."""

from __future__ import annotations

from typing import Any

from sayso.commands.app import app
from sayso.commands.options import Format, LedgerFile, Output, with_filters
from sayso.commands.running import ask


@app.command()
@with_filters
def gaps(
    ledger: LedgerFile = None, format: Format = "table", output: Output = None, *, filters: dict[str, Any]
) -> None:
    """List what is thinly founded: one source, one not named, a corrected report, a party never heard.

    --kind is "single source", "unnamed source", "corrected report" or "unheard party".
    """
    ask("gaps", ledger, format, output, **filters)
