"""What taking in may yield beside reports: refusals and remarks, each one plain line."""

from __future__ import annotations

from dataclasses import dataclass

_QUOTED_CHARS = 60


def one_line(text: str) -> str:
    """`text` as one printable line: line breaks and control characters become spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def quoted(value: object) -> str:
    """`value` as it may stand in a reason: on one line, shortened, in single quotes."""
    text = one_line(str(value)[: _QUOTED_CHARS + 1])
    return f"'{text[: _QUOTED_CHARS - 1]}…'" if len(text) > _QUOTED_CHARS else f"'{text}'"


def names(columns: list[str], most: int = 20) -> str:
    """Column names as they may stand in a reason: quoted, at most `most` of them."""
    shown = ", ".join(quoted(column) for column in columns[:most])
    return shown + (f" and {len(columns) - most} more" if len(columns) > most else "") or "none"


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that gave no report.

    `source` is the path as given ("-" for standard input); `row` the 1-based row or line, `None` where the
    whole file is meant; a table's header is its row 1. `reason` is one plain line.
    """

    source: str
    row: int | None
    reason: str

    def __str__(self) -> str:
        return _told(self.source, self.row, self.reason)


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark on how an input was read, such as a guessed encoding; fields as in `Reject`."""

    source: str
    row: int | None
    text: str

    def __str__(self) -> str:
        return _told(self.source, self.row, self.text)


class Refused(Exception):
    """Why one report cannot be made; readers turn it into a `Reject`, so that no caller sees it."""


def _told(source: str, row: int | None, text: str) -> str:
    place = source if row is None else f"{source}:{row}"
    return f"{one_line(place)}: {one_line(text)}"
