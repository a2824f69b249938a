"""`sayso search`."""

from __future__ import annotations

from typing import Annotated

import typer

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

Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS…", help='Words that must all occur; "two words" a phrase; troop* a beginning.'),
]


@app.command()
def search(
    words: Words,
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
    """Search titles and texts for words, the best report first.

    Hits are in brackets; the ids of the statements and claims whose words hold one are listed. A phrase is quoted
    twice where a shell takes the first quotation marks: sayso search '"in exchange for" troop*'.
    """
    filters = {"actor": actor, "force": force, "place": place, "from_": from_, "to": to}
    more = {"kind": kind, "outlet": outlet, "limit": limit}
    ask("search", ledger, format, output, query=" ".join(words), **filters, **more)
