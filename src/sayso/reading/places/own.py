"""Users' own gazetteers: places from CSV and GeoJSON files, which win over the packed ones of the same name."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from sayso.errors import IntakeError
from sayso.intake import Notice, Reject
from sayso.intake.charset import charset_of, open_text
from sayso.intake.outcomes import Refused
from sayso.intake.paths import shown, told
from sayso.intake.rows import Row
from sayso.intake.sniff import HEAD_BYTES, NotText, sniff
from sayso.intake.tables import read_rows
from sayso.intake.unpack import ByteStream, unpack
from sayso.reading.places.features import read_features
from sayso.reading.places.fields import entry_of, missing_column
from sayso.reading.places.gazetteer import Entry, Gazetteer, load_gazetteer

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def _warn(reject: Reject) -> None:
    warnings.warn(str(reject), stacklevel=2)


def with_own_places(paths: Paths, on_reject: Callable[[Reject], None] | None = None) -> Gazetteer:
    """The packed gazetteer with users' own places.

    Args:
        paths: CSV (or TSV) tables and GeoJSON files, also packed by gzip or zstd. A table has a column for
            the name, the latitude and the longitude (degrees, WGS 84); it may have one for further names
            (parted by "|"), the country (ISO 3166-1 or its name), the kind, the first-order region
            (`admin1`), the population and the GeoNames id. A GeoJSON feature has the same properties; what
            is no point stands at the middle of its extent.
        on_reject: Called with each row or feature that gives no place (row 1 is a table's header; features
            count from 1); by default a warning is issued. The others are taken.

    Raises:
        IntakeError: A file that cannot be read at all, or that holds no place.
    """
    tell = _warn if on_reject is None else on_reject
    given = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    return load_gazetteer().with_entries([entry for path in given for entry in read_own_places(path, tell)])


def read_own_places(path: str | os.PathLike[str], on_reject: Callable[[Reject], None]) -> list[Entry]:
    """The places of one file, in its order.

    Raises:
        IntakeError: The file cannot be read, or holds no place.
    """
    source = shown(os.fsdecode(path))
    entries: list[Entry] = []
    refused = 0
    try:
        for row in _rows(Path(path), source):
            outcome = _outcome(row, source)
            if isinstance(outcome, Entry):
                entries.append(outcome)
            elif outcome.row is None:
                raise IntakeError(str(outcome))
            else:
                refused += 1
                on_reject(outcome)
    except OSError as error:
        raise IntakeError(f"{source}: {told(error)}") from error
    if not entries:
        found = f"none of its {refused} rows is a place" if refused else "no place in it"
        raise IntakeError(f"{source}: {found}")
    return entries


def _outcome(row: Row | Reject, source: str) -> Entry | Reject:
    if isinstance(row, Reject):
        return row
    try:
        return entry_of(row.values)
    except Refused as reason:
        return Reject(source, row.number, str(reason))


def _rows(path: Path, source: str) -> Iterator[Row | Reject]:
    """The rows of a table or the features of GeoJSON, and a `Reject` for each that is malformed."""
    with path.open("rb") as raw:
        stream, _ = unpack(raw)
        head = stream.peek(HEAD_BYTES)
        try:
            kind = sniff(head, ".csv") if head else "empty"
        except NotText as reason:
            yield Reject(source, None, str(reason))
            return
        if kind not in ("table", "json"):
            yield Reject(source, None, f"{kind}: neither a table nor GeoJSON")
            return
        text = open_text(stream, charset_of(head, whole=len(head) < HEAD_BYTES))
        if kind == "json":
            yield from read_features(text, source)
        else:
            yield from _table_rows(text, source, stream)
        if stream.damage:
            yield Reject(source, None, stream.damage)


def _table_rows(text: TextIO, source: str, stream: ByteStream) -> Iterator[Row | Reject]:
    for row in read_rows(text, source, stream):
        if isinstance(row, Row) and (reason := missing_column(row.values)):
            yield Reject(source, None, reason)
            return
        if not isinstance(row, Notice):
            yield row
