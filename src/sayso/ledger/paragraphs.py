"""Rows that are read at ease only one below another: a head line, who says what, and notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


class Telling(NamedTuple):
    """The columns that tell who says something, joined by commas, and the one with the words."""

    by: tuple[str, ...]
    words: str


class Paragraph(NamedTuple):
    """What is shown of a row, by its columns; what a row does not tell is left out.

    Attributes:
        head: those of the head line.
        tellings: quotations, each beside who tells it.
        texts: whole lines.
        notes: lines in a fainter hand, each with a word before it, or none.
    """

    head: tuple[str, ...]
    tellings: tuple[Telling, ...] = ()
    texts: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> int:
        """How many columns it shows."""
        told = [column for telling in self.tellings for column in (*telling.by, telling.words)]
        return len({*self.head, *told, *self.texts, *(column for _, column in self.notes)})


_INCIDENT = Paragraph(
    ("day", "kind", "actors", "place_names", "incident"),
    (Telling(("first_report",), "evidence"),),
    notes=(("", "counted"), ("voices", "voices"), ("agreed", "agreed"), ("disputed", "disputed")),
)
PARAGRAPHS: Mapping[str, Paragraph] = {
    "conflicts": Paragraph(
        ("date", "kind", "report", "review"),
        (Telling(("voice_1",), "evidence_1"), Telling(("voice_2",), "evidence_2")),
        notes=(("", "why"),),
    ),
    "conflicts_between": Paragraph(
        ("date", "kind"),
        (
            Telling(("voice_1", "date_1", "report_1"), "evidence_1"),
            Telling(("voice_2", "date_2", "report_2"), "evidence_2"),
        ),
        notes=(("", "why"),),
    ),
    "changes": Paragraph(
        ("date", "kind", "force", "place", "field", "change"),
        (
            Telling(("voice", "date_before", "report_before"), "evidence_before"),
            Telling(("voice", "date", "report"), "evidence"),
        ),
    ),
    "follow_ups": Paragraph(
        ("due", "became", "goal", "force", "place", "place_name"),
        (
            Telling(("voice", "date", "report"), "evidence"),
            Telling(("voice_after", "date_after", "report_after"), "evidence_after"),
        ),
    ),
    "gaps": Paragraph(
        ("date", "gap", "force", "place", "party"),
        (Telling(("voice", "report"), "evidence"),),
        notes=(("", "why"),),
    ),
    "posture": Paragraph(
        ("since", "force", "place", "fact", "status", "strength", "value"),
        (Telling(("voice", "report"), "evidence"),),
        notes=(("until", "until"), ("net of movements", "net"), ("told by", "counted")),
    ),
    "incidents": _INCIDENT,
    "timeline": _INCIDENT,
    "search": Paragraph(
        ("date", "report", "outlet"),
        texts=("title", "snippet"),
        notes=(("statements", "statements"), ("claims", "claims")),
    ),
}
"""The tables whose rows are paragraphs."""


def print_paragraph(row: Mapping[str, str], paragraph: Paragraph, console: Console) -> None:
    """Print a row, its cells as text by their columns, and an empty line."""
    console.print(Text("  ".join(_told(row, paragraph.head)), style="bold"))
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(ratio=3, overflow="fold")
    for telling in paragraph.tellings:
        if row.get(telling.words):
            grid.add_row(Text(", ".join(_told(row, telling.by))), Text(_quoted(row[telling.words])))
    if grid.row_count:
        console.print(grid)
    for text in _told(row, paragraph.texts):
        console.print(Padding(Text(text), (0, 0, 0, 2)))
    for label, column in paragraph.notes:
        if row.get(column):
            note = f"{label}: {row[column]}" if label else row[column]
            console.print(Padding(Text(note, style="dim"), (0, 0, 0, 2)))
    console.print()


def _told(row: Mapping[str, str], columns: tuple[str, ...]) -> list[str]:
    return [row[column] for column in columns if row.get(column)]


def _quoted(words: str) -> str:
    """The words between quotation marks, where they bring none of their own."""
    return f"“{words.removeprefix('“').removesuffix('”')}”"
