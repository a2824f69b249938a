"""The command line: thin, each command one call of the public API."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from sayso import api
from sayso._version import __version__
from sayso.errors import SaysoError, UsageError
from sayso.records import Record, json_schema

DONE, SOME_REJECTED, WRONG_USAGE = 0, 1, 2

app = typer.Typer(
    name="sayso",
    help="Reads dated news reports and keeps a ledger of who said what about which forces.",
    epilog="Exit status: 0 done, 1 some inputs rejected, 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATH…|-]", help="Files, folders or globs; - is standard input.", show_default="-")]
Date = Annotated[str | None, typer.Option(help="Date (ISO 8601) of reports that have none of their own.")]
MaxChars = Annotated[int, typer.Option(help="Reject a report of more characters.")]
LedgerFile = Annotated[Path | None, typer.Option("--ledger", help="The ledger file.", show_default="$SAYSO_LEDGER, else sayso.duckdb")]
Actor = Annotated[str | None, typer.Option(help="Name (or part of it) or code of an actor.")]
ForceCode = Annotated[str | None, typer.Option("--force", help="Code of a force, as USA or NATO.")]
PlaceWords = Annotated[str | None, typer.Option("--place", help="Code of a place, or words of its name.")]
From = Annotated[str | None, typer.Option("--from", help="First day (ISO 8601) of the report's date.")]
To = Annotated[str | None, typer.Option("--to", help="Last day (ISO 8601) of the report's date.")]
Kind = Annotated[str | None, typer.Option(help="Kind of claim or conflict; of a statement, of its cue.")]
Outlet = Annotated[str | None, typer.Option(help="The report's outlet.")]
Limit = Annotated[int | None, typer.Option(help="At most so many rows.")]
Format = Annotated[str, typer.Option("--format", help="table, csv, jsonl or parquet.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.", show_default="standard output")]


def main() -> None:
    """Run the command line; the only place where an error becomes an exit status."""
    try:
        app()
    except SaysoError as error:
        _say(f"sayso: {error}")
        sys.exit(WRONG_USAGE)
    except BrokenPipeError:
        # The reader of our output has gone: nothing is left to tell anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except KeyboardInterrupt:
        _say("sayso: stopped; run the same command again to go on")
        sys.exit(130)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


@app.command()
def extract(
    paths: Paths = None,
    date: Date = None,
    format: Annotated[str, typer.Option("--format", help="jsonl (a record a line) or json (one array).")] = "jsonl",
    output: Output = None,
    max_chars: MaxChars = api.MAX_CHARS,
) -> None:
    """Read reports and print one record each; nothing is stored."""
    if format not in ("jsonl", "json"):
        raise typer.BadParameter(f"{format!r} is not jsonl or json", param_hint="--format")
    rejected = 0
    outcomes = api.extract(paths or ["-"], date=date, on_notice=_say, max_chars=max_chars)
    with _writing(output) as out:
        write, close = _record_writer(out, format)
        for outcome in outcomes:
            if isinstance(outcome, Record):
                write(outcome)
            else:
                rejected += 1
                _say(outcome)
        close()
    raise typer.Exit(SOME_REJECTED if rejected else DONE)


@app.command()
def ingest(
    paths: Paths = None,
    ledger: LedgerFile = None,
    date: Date = None,
    max_chars: MaxChars = api.MAX_CHARS,
) -> None:
    """Read reports into the ledger; those that it knows already are passed over."""
    from sayso.progress import progress_bar

    with _ledger(ledger) as opened, progress_bar() as progress:
        summary = api.ingest(
            opened,
            paths or ["-"],
            date=date,
            on_notice=_say,
            on_reject=_say,
            max_chars=max_chars,
            progress=progress,
        )
    typer.echo(f"reports     {summary.new} new, {summary.known} already known, {summary.rejected} rejected")
    typer.echo(f"read        {summary.statements} statements, {summary.claims} claims, {summary.conflicts} conflicts")
    raise typer.Exit(SOME_REJECTED if summary.rejected else DONE)


_LISTINGS = {
    "reports": "List the reports in the ledger.",
    "statements": "List the statements: who is cited, by which words, for what.",
    "claims": "List the claims: what is said of forces, and on whose say-so.",
    "conflicts": "List the conflicts: claims that cannot both stand as told, and why.",
}


def _add_listing(verb: str, about: str) -> None:
    """Add a command that lists one of the ledger's tables; all of them take the same filters."""

    @app.command(verb, help=about)
    def listing(
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
        filters = {"actor": actor, "force": force, "place": place, "from_": from_, "to": to}
        more = {"kind": kind, "outlet": outlet, "limit": limit}
        _query(verb, ledger, format, output, **filters, **more)


for _verb, _about in _LISTINGS.items():
    _add_listing(_verb, _about)


@app.command()
def posture(
    ledger: LedgerFile = None,
    force: ForceCode = None,
    place: PlaceWords = None,
    at: Annotated[str | None, typer.Option(help="Count only reports dated up to this day (ISO 8601).")] = None,
    limit: Limit = None,
    format: Format = "table",
    output: Output = None,
) -> None:
    """Tell which forces are where, as each voice tells it, with leave and limits beside."""
    _query("posture", ledger, format, output, force=force, place=place, at=at, limit=limit)


@app.command()
def rejects(ledger: LedgerFile = None, limit: Limit = None, format: Format = "table", output: Output = None) -> None:
    """List the inputs that were not taken in, and why."""
    _query("rejects", ledger, format, output, limit=limit)


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A report's id, or the first digits of its hash.")],
    ledger: LedgerFile = None,
    format: Annotated[str, typer.Option("--format", help="table (marked text) or jsonl (the record).")] = "table",
) -> None:
    """Print a report with its statements and claims marked."""
    from sayso.marking import print_record

    with _ledger(ledger, read_only=True) as opened:
        record = opened.record(id)
    if format == "jsonl":
        typer.echo(record.to_json())
    elif format == "table":
        print_record(record)
    else:
        raise typer.BadParameter(f"{format!r} is not table or jsonl", param_hint="--format")


@app.command()
def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A SELECT over the ledger's views.")],
    ledger: LedgerFile = None,
    limit: Limit = None,
    format: Format = "table",
    output: Output = None,
) -> None:
    """Run read-only SQL over the ledger's views; the command `dictionary` lists them."""
    _query("sql", ledger, format, output, query=query, limit=limit)


@app.command()
def dictionary(ledger: LedgerFile = None, format: Format = "table", output: Output = None) -> None:
    """List the views and columns that `sayso sql` can ask for, each with its meaning."""
    _query("dictionary", ledger, format, output)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _query(verb: str, path: Path | None, format: str, output: Path | None, **given: Any) -> None:
    """Ask the ledger with what the user gave, and write the table."""
    from sayso.ledger import FORMATS, write_table

    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is not one of {', '.join(FORMATS)}", param_hint="--format")
    with _ledger(path, read_only=True) as ledger:
        table = getattr(ledger, verb)(**given)
    write_table(table, format, output or sys.stdout)


@contextmanager
def _ledger(path: Path | None, *, read_only: bool = False) -> Iterator[Any]:
    from sayso.ledger import Ledger

    with Ledger(path, read_only=read_only) as ledger:
        yield ledger


@contextmanager
def _writing(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or the file."""
    if path is None:
        yield sys.stdout
        return
    try:
        opened = path.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    with opened:
        yield opened


def _record_writer(out: IO[str], format: str) -> tuple[Callable[[Record], None], Callable[[], None]]:
    """What writes a record, and what ends the writing."""
    if format == "jsonl":
        return lambda record: _put(out, record.to_json() + "\n"), lambda: None
    written = 0

    def write(record: Record) -> None:
        nonlocal written
        _put(out, ("[\n" if written == 0 else ",\n") + record.model_dump_json(indent=2))
        written += 1

    return write, lambda: _put(out, "\n]\n" if written else "[]\n")


def _put(out: IO[str], text: str) -> None:
    out.write(text)


def _say(message: object) -> None:
    """One line on standard error."""
    print(message, file=sys.stderr)
