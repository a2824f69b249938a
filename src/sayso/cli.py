"""The command line: thin, each command one call of the public API."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from sayso import api
from sayso._version import __version__
from sayso.engine import cores
from sayso.errors import SaysoError, UsageError
from sayso.records import Record, json_schema

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.reading import Reader

_Format = TypeVar("_Format", bound=str)
_WAIT: ContextVar[float] = ContextVar("wait", default=0.0)
"""For how many seconds commands wait for a ledger that is held open elsewhere."""
DONE, SOME_REJECTED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class _Commands(TyperGroup):
    """The commands; the one place where an error becomes an exit status."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except SaysoError as error:
            _say(f"sayso: {error}")
            raise typer.Exit(WRONG_USAGE) from error
        except (BrokenPipeError, SystemExit) as error:
            # The reader of our output has gone, and nothing is left to tell anybody. Rich turns this into
            # SystemExit. Python would complain when it flushes what is left, if it could.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from error
        except OSError as error:
            _say(f"sayso: {error}")
            raise typer.Exit(WRONG_USAGE) from error
        except KeyboardInterrupt as error:
            _say("sayso: stopped")
            raise typer.Exit(INTERRUPTED) from error


app = typer.Typer(
    name="sayso",
    cls=_Commands,
    help="Reads dated news reports and keeps a ledger of who said what about which forces.",
    epilog="Exit status: 0 done, 1 some inputs rejected, 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; its output is UTF-8 whatever the locale."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    app()


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


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
    typer.Option(help="Kind of claim, conflict, copy or part; of a statement, of its cue; type of event."),
]
Outlet = Annotated[str | None, typer.Option(help="The report's outlet.")]
Limit = Annotated[int | None, typer.Option(min=0, help="At most so many rows.")]
Rejected = Annotated[bool, typer.Option("--rejected", help="With what a review has rejected.")]
Format = Annotated[str, typer.Option("--format", help="table, csv, jsonl or parquet.")]
EventFormat = Annotated[str, typer.Option("--format", help="table, csv, jsonl, parquet, plover or gdelt.")]
RecordFormat = Annotated[str, typer.Option("--format", help="jsonl (a record a line) or json (one array).")]
ShowFormat = Annotated[str, typer.Option("--format", help="table (marked text) or jsonl (the record).")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write to this file.", show_default="standard output"),
]
Wait = Annotated[
    float,
    typer.Option(
        "--wait",
        metavar="SECONDS",
        min=0,
        envvar="SAYSO_WAIT",
        help="Wait so long for a ledger that another process holds.",
    ),
]
Version = Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")]


@app.callback()
def _common(version: Version = False, wait: Wait = 0.0) -> None:
    _WAIT.set(wait)


@app.command()
def extract(
    paths: Paths = None,
    date: Date = None,
    format: RecordFormat = "jsonl",
    output: Output = None,
    gazetteer: Gazetteers = None,
    max_chars: MaxChars = api.MAX_CHARS,
    workers: Workers = None,
    timeout: Timeout = None,
) -> None:
    """Read reports and print one record each; nothing is stored."""
    _checked_format(format, ("jsonl", "json"))
    reader, rejected = _reader(gazetteer)
    outcomes = api.extract(
        paths or ["-"], date=date, reader=reader, on_notice=_say, max_chars=max_chars,
        workers=workers or cores(), timeout=timeout,
    )  # fmt: skip
    with _writing(output) as out, _stopped("`sayso ingest` keeps what it has read, and goes on from there"):
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
    gazetteer: Gazetteers = None,
    max_chars: MaxChars = api.MAX_CHARS,
    workers: Workers = None,
    timeout: Timeout = None,
) -> None:
    """Read reports into the ledger.

    Those that it knows already, by their text, date and outlet, are passed over.
    """
    from sayso.intake import Meter
    from sayso.progress import progress_bar

    reader, refused = _reader(gazetteer)
    meter = Meter()
    if sys.stderr.isatty():
        meter.measure(paths or ["-"])
    going_on = "what was read is stored, and the same command goes on from there"
    with _stopped(going_on), _open(ledger) as opened, progress_bar(meter) as progress:
        summary = api.ingest(
            opened, paths or ["-"], date=date, reader=reader, on_notice=_say, on_reject=_say, max_chars=max_chars,
            workers=workers or cores(), timeout=timeout, meter=meter, progress=progress,
        )  # fmt: skip
    typer.echo(f"reports     {summary.new} new, {summary.known} already known, {summary.rejected} rejected")
    read = f"{summary.statements} statements, {summary.claims} claims, {summary.conflicts} conflicts"
    typer.echo(f"read        {read}")
    raise typer.Exit(SOME_REJECTED if summary.rejected or refused else DONE)


def _add_listing(verb: str, about: str, formats: Any = Format) -> None:
    """Add a command that lists one of the ledger's tables; all of them take the same filters."""

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
        rejected: Rejected = False,
        format: Format = "table",
        output: Output = None,
    ) -> None:
        filters = {"actor": actor, "force": force, "place": place, "from_": from_, "to": to}
        more = {"kind": kind, "outlet": outlet, "limit": limit, "rejected": rejected}
        _query(verb, ledger, format, output, **filters, **more)

    listing.__annotations__["format"] = formats
    app.command(verb, help=about)(listing)


_add_listing("reports", "List the reports in the ledger.")
_add_listing("statements", "List the statements: who is cited, by which words, for what.")
_add_listing("claims", "List the claims: what is said of forces, and on whose say-so.")
_add_listing("events", "List the PLOVER events: who did what to whom.", EventFormat)
_add_listing("repetitions", "List the groups of reports that repeat one text.")
_add_listing("copies", "List the reports in these groups, with their likely original.")
_add_listing("conflicts", "List the claims that cannot both stand as told, and why.")


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
    _query("posture", ledger, format, output, force=force, place=place, at=at, limit=limit)


@app.command()
def rejects(ledger: LedgerFile = None, limit: Limit = None, format: Format = "table", output: Output = None) -> None:
    """List the inputs that were not taken in, and why."""
    _query("rejects", ledger, format, output, limit=limit)


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A report's id, or the first digits of its hash.")],
    ledger: LedgerFile = None,
    rejected: Rejected = False,
    format: ShowFormat = "table",
) -> None:
    """Print a report with its statements and claims marked, as reviewed; jsonl is the record as it was read."""
    _checked_format(format, ("table", "jsonl"))
    with _open(ledger, read_only=True) as opened:
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
    _query("sql", ledger, format, output, query=query, limit=limit)


@app.command()
def dictionary(ledger: LedgerFile = None, format: Format = "table", output: Output = None) -> None:
    """List the ledger's views and columns with their meaning."""
    _query("dictionary", ledger, format, output)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _query(verb: str, path: Path | None, format: str, output: Path | None, **given: Any) -> None:
    """Ask the ledger with what the user gave, and write the table."""
    from sayso.ledger import EVENT_FORMATS, FORMATS, write_table

    chosen = _checked_format(format, EVENT_FORMATS if verb == "events" else FORMATS)
    with _open(path, read_only=True) as ledger:
        table = getattr(ledger, verb)(**given)
    write_table(table, chosen, output or sys.stdout)


def _checked_format(given: str, known: Sequence[_Format]) -> _Format:
    for format in known:
        if format == given:
            return format
    raise typer.BadParameter(f"{given!r} is not one of {', '.join(known)}", param_hint="--format")


def _reader(gazetteer: list[str] | None) -> tuple[Reader | None, int]:
    """The reader with the user's own places, `None` for the default one, and how many rows gave no place."""
    if not gazetteer:
        return None, 0
    from sayso.reading import Reader

    refused: list[object] = []

    def refuse(row: object) -> None:
        refused.append(row)
        _say(row)

    reader = Reader(gazetteer=gazetteer, on_reject=refuse)
    return reader, len(refused)


def _open(path: Path | None, *, read_only: bool = False) -> Ledger:
    # DuckDB takes a quarter of a second to import, which commands without a ledger need not wait for.
    from sayso.ledger import Ledger

    return Ledger(path, read_only=read_only, wait=_WAIT.get())


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


@contextmanager
def _stopped(going_on: str) -> Iterator[None]:
    """Where Ctrl-C ends it, tell how to go on."""
    try:
        yield
    except KeyboardInterrupt as error:
        _say(f"sayso: stopped; {going_on}")
        raise typer.Exit(INTERRUPTED) from error


def _record_writer(out: IO[str], format: str) -> tuple[Callable[[Record], None], Callable[[], None]]:
    """What writes a record, and what ends the writing."""
    written = 0

    def write_line(record: Record) -> None:
        out.write(record.to_json() + "\n")

    def write_item(record: Record) -> None:
        nonlocal written
        out.write(("[\n" if written == 0 else ",\n") + record.model_dump_json(indent=2))
        written += 1

    def end_array() -> None:
        out.write("\n]\n" if written else "[]\n")

    return (write_line, lambda: None) if format == "jsonl" else (write_item, end_array)


def _say(message: object) -> None:
    """One line on standard error."""
    print(message, file=sys.stderr)


# Commands in files of their own take the options above, and so are imported last.
from sayso.commands import checking, citing, exporting, finding_gaps, rereading, reviewing, searching, serving  # noqa: E402, F401
