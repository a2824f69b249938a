"""CSV and TSV, record by record."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from sayso.intake.charset import repaired
from sayso.intake.columns import field_of
from sayso.intake.outcomes import Notice, Reject
from sayso.intake.rows import LONGEST_ROW, Row
from sayso.intake.unpack import ByteStream

_HEAD_CHARS = 1 << 16
_DELIMITERS = (",", "\t", ";", "|")
_COLUMN_NAME = re.compile(r"\s*\w[\w .:/()#-]{0,40}\s*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: what parts its cells, whether they are quoted, and how a quote is escaped."""

    delimiter: str = ","
    quoted: bool = True
    escape: str | None = None
    spaced: bool = False

    def parse(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """The records of `lines`; raises csv.Error at one that is malformed, and can go on after it."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            doublequote=self.escape is None,
            escapechar=self.escape,
            skipinitialspace=self.spaced,
            strict=True,
        )


def read_rows(text: TextIO, source: str, stream: ByteStream) -> Iterator[Row | Reject | Notice]:
    """The records of a table as rows, its header being row 1; a malformed record is a `Reject`.

    Where `stream` ends in damage its last record is left out, since it may be cut.
    """
    # The limit is the csv module's own; it only ever grows, since other code of the process may want more.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW))
    lines = iter(lambda: text.readline(LONGEST_ROW), "")
    head: list[str] = []
    chars = 0
    while chars < _HEAD_CHARS and (line := next(lines, "")):
        head.append(line)
        chars += len(line)
    lines = itertools.chain(head, lines)
    records = _records(sniff_dialect("".join(head)[:_HEAD_CHARS]), lines)
    header = next((record for _, record in records if isinstance(record, list)), [])
    columns = [name.strip() or f"column {at}" for at, name in enumerate(header, 1)]
    waiting: Row | Reject | None = None
    told = False
    for number, record in records:
        if waiting:
            yield waiting
        waiting, remark = _row(number, record, columns, source)
        if remark and not told:
            told = True
            yield Notice(source, number, remark)
    if waiting and not stream.damage:
        yield waiting
    elif not waiting:
        yield Reject(source, None, "empty: the table has no rows")


def sniff_dialect(head: str) -> Dialect:
    """The dialect that finds the most known columns, then the most columns, in the first line of `head`."""
    escape = "\\" if '\\"' in head and '""' not in head else None
    lines = head.splitlines(keepends=True)[:1]
    best = Dialect(escape=escape)
    most = (0, 0)
    for delimiter in _DELIMITERS:
        cells = _first(Dialect(delimiter, escape=escape), lines)
        score = (sum(field_of(cell) is not None for cell in cells), len(cells))
        if score > most:
            spaced = len(cells) > 1 and all(cell.startswith(" ") for cell in cells[1:])
            best, most = Dialect(delimiter, escape=escape, spaced=spaced), score
    bare = Dialect(best.delimiter, quoted=False)
    return bare if best.delimiter == "\t" and _ragged(bare, head) < _ragged(best, head) else best


def looks_like_table(head: str, *, whole: bool) -> bool:
    """Whether text that begins with `head`, or is no more than that, is a table and no prose."""
    dialect = sniff_dialect(head)
    cells = _first(dialect, head.splitlines(keepends=True)[:1])
    if len(cells) < 2 or len(set(cells)) < len(cells) or not all(map(_COLUMN_NAME.fullmatch, cells)):
        return False
    fields = {field for cell in cells if (field := field_of(cell))}
    if "text" in fields and len(fields) > 1:
        return True
    records = [record for _, record in _records(dialect, head.splitlines(keepends=True))]
    if not whole:
        records = records[:-1]
    even = all(isinstance(record, list) and len(record) == len(cells) for record in records)
    return even and len(records) > 1 and ("text" in fields or (len(cells) > 2 and len(records) > 2))


def _records(dialect: Dialect, lines: Iterable[str]) -> Iterator[tuple[int, list[str] | str]]:
    """Each record that is not blank with its number, or the reason why it is none."""
    parsed = dialect.parse(lines)
    for number in itertools.count(1):
        try:
            record: list[str] | str = next(parsed)
        except StopIteration:
            return
        except csv.Error as error:
            record = f"malformed record: {error}"
        if record:
            yield number, record


def _row(number: int, record: list[str] | str, columns: list[str], source: str) -> tuple[Row | Reject, str | None]:
    """The record as a row, and a remark where it was not UTF-8."""
    if isinstance(record, str):
        return Reject(source, number, record), None
    if any(record[len(columns) :]):
        return Reject(source, number, f"{len(record)} cells under a header of {len(columns)}"), None
    cells = [repaired(cell) for cell in record[: len(columns)]]
    values: dict[str, object] = dict.fromkeys(columns)
    for column, (cell, _) in zip(columns, cells, strict=False):
        values[column] = values[column] or cell
    return Row(number, values), next((remark for _, remark in cells if remark), None)


def _first(dialect: Dialect, lines: list[str]) -> list[str]:
    return next((record for _, record in _records(dialect, lines) if isinstance(record, list)), [])


def _ragged(dialect: Dialect, head: str) -> int:
    lengths = [
        len(record) if isinstance(record, list) else 0
        for _, record in _records(dialect, head.splitlines(keepends=True))
    ]
    return sum(length != lengths[0] for length in lengths[:-1]) if lengths else 0
