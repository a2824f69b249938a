"""A report with its statements and claims marked in its own text, for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.records import Record, Span

SOURCE, CUE, CONTENT, CLAIM = "bold cyan", "bold magenta", "green", "underline"
"""Styles of the marks: sources, cues and contents of statements by colour, the words of claims underlined."""


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
    return "".join(c if c == "\n" or c == "\t" or c.isprintable() or c == " " else "\N{REPLACEMENT CHARACTER}" for c in text)


def print_record(record: Record, console: Console | None = None) -> None:
    """Print the report's head, its marked text, and its statements, claims and conflicts."""
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
    _print_rows(out, "statements", ("", "who", "cue", "what"), [
        (s.id, s.actor_name, s.cue.text if s.cue else None, " … ".join(p.text for p in s.content)) for s in record.statements
    ])  # fmt: skip
    _print_rows(out, "claims", ("", "voice", "kind", "told", "words"), [
        (c.id, c.by or "the report", c.kind, _told(c), c.evidence.text) for c in record.claims
    ])  # fmt: skip
    _print_rows(out, "conflicts", ("kind", "claims", "why"), [
        (c.kind, " ".join(c.claims), c.why) for c in record.conflicts
    ])  # fmt: skip


def _told(claim: object) -> str:
    from sayso.reading.conflicts.telling import proposition

    return proposition(claim)  # type: ignore[arg-type]


def _print_rows(out: Console, title: str, columns: tuple[str, ...], rows: list[tuple[str | None, ...]]) -> None:
    if not rows:
        return
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_visible(cell or "")) for cell in row))
    out.print()
    out.print(table)
