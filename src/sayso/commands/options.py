"""The options and arguments that several commands take, and the filters that all listings have."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer


def _checked_day(given: str | None) -> str | None:
    """The date, checked before a ledger is made for it."""
    from sayso.intake.reports import valid_day

    return valid_day(given)


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH…|-]", help="Files, folders or globs; - is standard input.", show_default="-"),
]
Date = Annotated[
    str | None,
    typer.Option(callback=_checked_day, help="Date (ISO 8601) of reports that have none of their own."),
]
MaxChars = Annotated[int, typer.Option(min=1, help="Reject a report of more characters.")]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="Read many reports in so many processes.", show_default="one a processor"),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS",
        min=0.001,
        help="Reject a report that takes longer; then all are read by worker processes.",
        show_default="600 where there are workers",
    ),
]
Gazetteers = Annotated[
    list[str] | None,
    typer.Option("--gazetteer", metavar="FILE", help="CSV or GeoJSON of your own places, which win; may be repeated."),
]
LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", help="The ledger file.", show_default="$SAYSO_LEDGER, else sayso.duckdb"),
]
Actor = Annotated[str | None, typer.Option(help="Name (or part of it) or code of an actor.")]
ForceCode = Annotated[str | None, typer.Option("--force", help="Code of a force, as USA or NATO.")]
PlaceWords = Annotated[str | None, typer.Option("--place", help="Code of a place, or words of its name.")]
From = Annotated[str | None, typer.Option("--from", help="First day (ISO 8601) of the report's date.")]
To = Annotated[str | None, typer.Option("--to", help="Last day (ISO 8601) of the report's date.")]
At = Annotated[str | None, typer.Option(help="Count only reports dated up to this day (ISO 8601).")]
Kind = Annotated[
    str | None,
    typer.Option(
        help="Kind of claim, conflict, copy or part; of a statement, of its cue; type of event; what became of a plan."
    ),
]
Outlet = Annotated[str | None, typer.Option(help="The report's outlet.")]
Limit = Annotated[int | None, typer.Option(min=0, help="At most so many rows.")]
Between = Annotated[bool, typer.Option("--between", help="Between reports, and not those inside one.")]
Rejected = Annotated[bool, typer.Option("--rejected", help="With what a review has rejected.")]
Format = Annotated[str, typer.Option("--format", help="table, csv, jsonl or parquet.")]
EventFormat = Annotated[str, typer.Option("--format", help="table, csv, jsonl, parquet, plover or gdelt.")]
RecordFormat = Annotated[str, typer.Option("--format", help="jsonl (a record a line) or json (one array).")]
ShowFormat = Annotated[str, typer.Option("--format", help="table (marked text) or jsonl (the record).")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write to this file.", show_default="standard output"),
]

FILTERS = {
    "actor": Actor,
    "force": ForceCode,
    "place": PlaceWords,
    "from_": From,
    "to": To,
    "kind": Kind,
    "outlet": Outlet,
    "limit": Limit,
}
"""The options that all listings have, by the names of the ledger's filters."""


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """The command with FILTERS behind its `ledger`; it takes them as the mapping `filters`."""
    own = inspect.signature(command, eval_str=True).parameters
    offered = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in FILTERS.items()
    ]
    told = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own.values() if each.name != "filters"]
    behind = [each.name for each in told].index("ledger") + 1
    parameters = [*told[:behind], *offered, *told[behind:]]

    @wraps(command)
    def filtered(**given: Any) -> None:
        filters = {name: given.pop(name) for name in FILTERS}
        command(**given, filters=filters)

    filtered.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    filtered.__annotations__ = {each.name: each.annotation for each in parameters}
    return filtered
