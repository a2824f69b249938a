"""What several commands do: open the ledger, ask it, check a format, write."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from sayso.commands.app import WAIT, say

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.reading import Reader

_Format = TypeVar("_Format", bound=str)


def ask(verb: str, path: Path | None, format: str, output: Path | None, **given: Any) -> None:
    """Ask the ledger with what the user gave, and write the table."""
    from sayso.ledger import EVENT_FORMATS, FORMATS, write_table

    chosen = checked_format(format, EVENT_FORMATS if verb == "events" else FORMATS)
    with open_ledger(path, read_only=True) as ledger:
        table = getattr(ledger, verb.replace("-", "_"))(**given)
    write_table(table, chosen, output or sys.stdout)


def checked_format(given: str, known: Sequence[_Format]) -> _Format:
    """The format, if it is one of those known."""
    for format in known:
        if format == given:
            return format
    raise typer.BadParameter(f"{given!r} is not one of {', '.join(known)}", param_hint="--format")


def reader_with(gazetteer: list[str] | None) -> tuple[Reader | None, int]:
    """The reader with the user's own places, `None` for the default one, and how many rows gave no place."""
    if not gazetteer:
        return None, 0
    from sayso.reading import Reader

    refused: list[object] = []

    def refuse(row: object) -> None:
        refused.append(row)
        say(row)

    reader = Reader(gazetteer=gazetteer, on_reject=refuse)
    return reader, len(refused)


def open_ledger(path: Path | None, *, read_only: bool = False) -> Ledger:
    """The ledger file, waited for as long as the user asked."""
    # DuckDB takes a quarter of a second to import, which commands without a ledger need not wait for.
    from sayso.ledger import Ledger

    return Ledger(path, read_only=read_only, wait=WAIT.get())
