"""Files, folders and streams to reports."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from sayso.errors import UsageError
from sayso.intake import json_rows, parquet, tables, warc
from sayso.intake.charset import charset_of, open_text
from sayso.intake.meter import Meter
from sayso.intake.outcomes import Notice, Refused, Reject
from sayso.intake.pages import LONGEST_PAGE, read_page
from sayso.intake.paths import STANDARD_INPUT, find_files, shown, told
from sayso.intake.plain import read_text
from sayso.intake.reports import Settings, valid_day
from sayso.intake.rows import Row, reports_of_rows
from sayso.intake.sniff import HEAD_BYTES, NotText, sniff
from sayso.intake.unpack import ByteStream, unpack
from sayso.records import Report

Outcome = Report | Reject | Notice
_PACKED_SUFFIX = re.compile(r"\.(?:gz|gzip|zst|zstd)$", re.IGNORECASE)
_FORMAT_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,6}$")


def take_in(
    paths: Iterable[str | os.PathLike[str]] = (STANDARD_INPUT,),
    *,
    date: str | None = None,
    stdin: BinaryIO | None = None,
    max_chars: int = 1_000_000,
    meter: Meter | None = None,
) -> Iterator[Outcome]:
    """Reports from files, folders, globs and standard input ("-"), one after the other as they are asked for.

    What gives no report is yielded as a `Reject`, a remark on how something was read as a `Notice`; nothing
    is raised for bad input. `date` (ISO 8601) is that of reports that have none of their own; `stdin` stands
    in for standard input; a text of more than `max_chars` characters is refused; `meter` is moved on. No more
    than one row of a table or of JSON Lines, one page of a web archive, or one file of another kind, is held in memory.

    Raises `UsageError` at once where `date` is no date or `max_chars` is not above 0.
    """
    if max_chars < 1:
        raise UsageError(f"max_chars: {max_chars} is not above 0")
    settings = Settings(valid_day(date), max_chars)
    given = (paths,) if isinstance(paths, (str, os.PathLike)) else paths
    return _outcomes(given, settings, stdin, meter or Meter())


def _outcomes(
    paths: Iterable[str | os.PathLike[str]], settings: Settings, stdin: BinaryIO | None, meter: Meter
) -> Iterator[Outcome]:
    for path in paths:
        name = os.fsdecode(path)
        if name == STANDARD_INPUT:
            yield from _standard_input(stdin, settings)
            continue
        for found in find_files(name):
            yield from [found] if isinstance(found, Reject) else _file(found, settings, meter)


def _standard_input(stdin: BinaryIO | None, settings: Settings) -> Iterator[Outcome]:
    raw = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if raw is None:
        yield Reject(STANDARD_INPUT, None, "there is no standard input")
    else:
        yield from _counted(_data(raw, STANDARD_INPUT, None, settings), STANDARD_INPUT)


def _file(path: Path, settings: Settings, meter: Meter) -> Iterator[Outcome]:
    source = shown(path)
    try:
        raw = path.open("rb")
    except OSError as error:
        yield Reject(source, None, told(error))
        return
    with raw, meter.reading(raw):
        yield from _counted(_data(raw, source, path.name, settings), source)


def _counted(outcomes: Iterable[Outcome], source: str) -> Iterator[Outcome]:
    """The outcomes of one input, and a `Notice` at its end where reports in it have no date."""
    total = undated = 0
    for outcome in outcomes:
        if isinstance(outcome, Report):
            total += 1
            undated += outcome.date is None
        yield outcome
    if undated:
        part = f" in {undated:,} of {total:,} reports" if total > 1 else ""
        yield Notice(source, None, f"no date{part}: times stay unresolved")


def _data(raw: BinaryIO, source: str, name: str | None, settings: Settings) -> Iterator[Outcome]:
    stream, layers = unpack(raw)
    head = stream.peek(HEAD_BYTES)
    if not head:
        yield Reject(source, None, stream.damage or "empty")
        return
    stem, suffix = _split_name(name)
    try:
        kind = sniff(head, suffix)
    except NotText as reason:
        yield Reject(source, None, str(reason))
        return
    if kind == "html":
        yield from _single(lambda: read_page(_bytes(stream), stem, settings), source, stream)
    elif kind == "warc":
        yield from warc.read_archive(stream, source, settings)
    elif kind == "parquet":
        yield from reports_of_rows(_parquet_rows(raw, stream, layers, source), source, settings)
    else:
        charset = charset_of(head, whole=len(head) < HEAD_BYTES)
        if charset.notice:
            yield Notice(source, None, charset.notice)
        text = open_text(stream, charset, newline="\n" if kind == "json" else "")
        if kind == "text":
            yield from _single(lambda: read_text(text, stem, settings), source, stream)
        else:
            read_rows = json_rows.read_rows if kind == "json" else tables.read_rows
            yield from reports_of_rows(read_rows(text, source, stream), source, settings)
    if stream.damage:
        yield Reject(source, None, stream.damage)


def _single(read: Callable[[], tuple[Report, str | None]], source: str, stream: ByteStream) -> Iterator[Outcome]:
    """The report that is a whole file; none where the file is damaged."""
    try:
        report, remark = read()
    except Refused as reason:
        if not stream.damage:
            yield Reject(source, None, str(reason))
        return
    if stream.damage:
        return
    if remark:
        yield Notice(source, None, remark)
    yield report


def _bytes(stream: ByteStream) -> bytes:
    """All bytes up to one more than a page may have."""
    data = bytearray()
    while len(data) <= LONGEST_PAGE and (chunk := stream.read(1 << 16)):
        data += chunk
    return bytes(data)


def _parquet_rows(raw: BinaryIO, stream: ByteStream, layers: int, source: str) -> Iterator[Row | Reject]:
    """Parquet is read from its end, so that what is packed or comes as a stream is copied to disk first."""
    if source != STANDARD_INPUT and not layers:
        yield from parquet.read_rows(raw, source)
        return
    with tempfile.TemporaryFile() as copy:
        try:
            shutil.copyfileobj(stream, copy)
        except OSError as error:
            yield Reject(source, None, f"cannot be copied to disk: {error.strerror}")
            return
        if not stream.damage:
            yield from parquet.read_rows(cast(BinaryIO, copy), source)


def _split_name(name: str | None) -> tuple[str | None, str]:
    """A file's stem and its format's suffix, those of compression cut off."""
    if name is None:
        return None, ""
    while _PACKED_SUFFIX.search(name):
        name = _PACKED_SUFFIX.sub("", name)
    suffix = _FORMAT_SUFFIX.search(name)
    stem = name[: suffix.start()] if suffix else name
    return shown(stem) or shown(name), suffix[0].lower() if suffix else ""
