"""`sayso search`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from sayso.commands.app import app
from sayso.commands.options import Format, LedgerFile, Output, with_filters
from sayso.commands.running import ask

Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS…", help='Words that must all occur; "two words" a phrase; troop* a beginning.'),
]


@app.command()
@with_filters
def search(
    words: Words,
    ledger: LedgerFile = None,
    format: Format = "table",
    output: Output = None,
    *,
    filters: dict[str, Any],
) -> None:
    """Search titles and texts for words, the best report first.

    Hits are in brackets; the ids of the statements and claims whose words hold one are listed. A phrase is quoted
    twice where a shell takes the first quotation marks: sayso search '"in exchange for" troop*'.
    """
    ask("search", ledger, format, output, query=" ".join(words), **filters)
