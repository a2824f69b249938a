"""A report with its statements and claims marked in its own text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.ledger.reviews.parts import PartKind
from sayso.reading.conflicts.telling import proposition
from sayso.records import Claim, Conflict, Record, Span, Statement

SOURCE, CUE, CONTENT, CLAIM = "bold cyan", "bold magenta", "green", "underline"
"""Styles of the marks: sources, cues and contents of statements by colour, the words of claims underlined."""

REJECTED = "rejected"
Row = tuple[str | None, ...]
Verdicts = Mapping[tuple[PartKind, str], str]


def marked_text(record: Record) -> Text:
    """The report's text, one style a mark; control characters are shown and never obeyed."""
    text = Text(_visible(record.report.text))
    for statement in record.statements:
        for piece in statement.content:
            text.stylize(CONTENT, piece.start, piece.end)
    for claim in record.claims:
        text.stylize(CLAIM, claim.evidence.start, claim.evidence.end)
    for statement in record.statements:
        _stylize(text, SOURCE, statement.source)
        _stylize(text, CUE, statement.cue)
    return text


def _stylize(text: Text, style: str, span: Span | None) -> None:
    if span is not None:
        text.stylize(style, span.start, span.end)


def _visible(text: str) -> str:
    """The text at the same length, characters that would steer a terminal replaced."""
    return "".join(c if c in "\n\t" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def print_record(
    record: Record, console: Console | None = None, *, verdicts: Verdicts | None = None, rejected: bool = False
) -> None:
    """Print the report's head, its marked text, and its statements, claims and conflicts.

    verdicts: what reviews found, by kind and id of the part; it stands beside what was reviewed.
    rejected: also print what a review has rejected.
    """
    out = console if console is not None else Console(highlight=False)
    report = record.report
    head = [report.date or "no date", report.outlet, report.title, report.id]
    out.print(Text(_visible("  ·  ".join(part for part in head if part)), style="bold"))
    legend = Text()
    for word, style in (("source", SOURCE), ("cue", CUE), ("content", CONTENT), ("claim", CLAIM)):
        legend.append(word, style).append("  ")
    out.print(legend)
    out.print()
    out.print(marked_text(record))
    for title, columns, rows in _tables(record, verdicts or {}):
        _print_rows(out, title, columns, [row for row in rows if rejected or row[-1] != REJECTED])


def _tables(record: Record, verdicts: Verdicts) -> Iterator[tuple[str, tuple[str, ...], Iterable[Row]]]:
    """Title, columns and rows of each table; the verdict is last."""
    statements = ((*_statement_row(s), verdicts.get(("statement", s.id))) for s in record.statements)
    yield "statements", ("", "who", "cue", "what", "review"), statements
    claims = ((*_claim_row(c), verdicts.get(("claim", c.id))) for c in record.claims)
    yield "claims", ("", "voice", "kind", "told", "words", "review"), claims
    conflicts = (
        (f"x{number}", c.kind, " ".join(c.claims), c.why, _verdict(number, c, verdicts))
        for number, c in enumerate(record.conflicts, start=1)
    )
    yield "conflicts", ("", "kind", "claims", "why", "review"), conflicts


def _verdict(number: int, conflict: Conflict, verdicts: Verdicts) -> str | None:
    """A conflict's own verdict, or else that its claims were rejected."""
    borne = {verdicts.get(("claim", id)) for id in conflict.claims}
    return verdicts.get(("conflict", f"x{number}")) or (REJECTED if REJECTED in borne else None)


def _statement_row(statement: Statement) -> Row:
    content = " … ".join(piece.text for piece in statement.content)
    cue = statement.cue.text if statement.cue is not None else None
    return statement.id, statement.actor_name, cue, content


def _claim_row(claim: Claim) -> Row:
    return claim.id, claim.by or "the report", claim.kind, proposition(claim), claim.evidence.text


def _print_rows(out: Console, title: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Print a table; the last column is left out where it is empty."""
    shown = list(rows)
    if not any(row[-1] for row in shown):
        columns, shown = columns[:-1], [row[:-1] for row in shown]
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in shown:
        table.add_row(*(Text(_visible(cell or "")) for cell in row))
    if table.row_count:
        out.print()
        out.print(table)
