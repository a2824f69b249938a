"""Web archives (WARC): the pages among their responses, one after the other."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

from sayso.intake.languages import language_of
from sayso.intake.outcomes import Notice, Refused, Reject, one_line
from sayso.intake.pages import LONGEST_PAGE, Capture, read_page
from sayso.intake.reports import Settings
from sayso.intake.unpack import ByteStream
from sayso.records import Report

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_READ_LANGUAGE = "en"
_NAMED_LANGUAGES = 5
_LONGEST_LINE = 1 << 20
# What a parser meets in the headers and packed bodies of a damaged or hostile archive.
_BROKEN = (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error, LookupError, AttributeError, TypeError)


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]
    """A reader whose lines have an end, whatever an archive holds."""

    def readline(self, length: int = _LONGEST_LINE) -> bytes:
        """The next line, or so much of it."""
        return bytes(super().readline(length))


class _Records(WARCIterator):  # type: ignore[misc]
    """warcio's records, without its remarks on standard error."""

    INC_RECORD = ""

    def __init__(self, raw: io.BufferedReader) -> None:
        super().__init__(raw)
        self.reader = _Lines(self.fh)


def read_archive(stream: ByteStream, source: str, settings: Settings) -> Iterator[Report | Reject | Notice]:
    """The reports of an archive's HTML responses; `Reject.row` counts its records from 1.

    A report's `url` is its page's own or the address that it was taken from, and its metadata tell the record
    and the time of the capture. Other responses, and pages in another language than English, are counted in a
    `Notice` at the end. What follows a record that is no WARC is lost, and that is a `Reject`.
    """
    responses = others = 0
    languages: Counter[str] = Counter()
    records = _Records(io.BufferedReader(stream))
    number = 0
    while True:
        number += 1
        try:
            record = next(records, None)
            page = _body(record) if record is not None and record.rec_type == "response" else None
        except _BROKEN as error:
            yield Reject(source, number, f"no WARC record from here on: {one_line(str(error))}")
            break
        if record is None:
            if not responses:
                yield Reject(source, None, "empty: the archive holds no response of a server")
            break
        if record.rec_type != "response":
            continue
        responses += 1
        if page is None:
            others += 1
            continue
        try:
            report, remark = read_page(page, None, settings, _capture(record))
        except Refused as reason:
            yield Reject(source, number, str(reason))
            continue
        language = language_of(report.text)
        if language != _READ_LANGUAGE:
            languages[language] += 1
            continue
        if remark:
            yield Notice(source, number, remark)
        yield report.model_copy(update={"language": _READ_LANGUAGE})
    if others:
        yield Notice(source, None, f"passed over {others:,} responses that are no HTML page")
    if languages:
        yield Notice(source, None, f"passed over {_told(languages)}")


def _body(record: Any) -> bytes | None:
    """The page of a response, unpacked as its headers tell, up to one byte more than a page may have.

    `None` where it is no page, or not the answer that was asked for.
    """
    http = record.http_headers
    if http is None or not http.get_statuscode().startswith("2"):
        return None
    if _type(record) not in _PAGE_TYPES:
        return None
    body = bytearray()
    content = record.content_stream()
    while len(body) <= LONGEST_PAGE and (chunk := content.read(1 << 16)):
        body += chunk
    if len(body) <= LONGEST_PAGE and record.raw_stream.limit:
        raise EOFError("the archive ends within it")
    return bytes(body)


def _type(record: Any) -> str:
    return (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _capture(record: Any) -> Capture:
    told = {"warc_record": "WARC-Record-ID", "captured": "WARC-Date"}
    headers = record.rec_headers
    metadata = {name: one_line(value) for name, header in told.items() if (value := headers.get_header(header))}
    content_type = record.http_headers.get_header("Content-Type") or ""
    return Capture(headers.get_header("WARC-Target-URI"), content_type, metadata)


def _told(languages: Counter[str]) -> str:
    """How many pages there were in other languages, with the commonest of these."""
    named = ", ".join(f"{language} {count:,}" for language, count in languages.most_common(_NAMED_LANGUAGES))
    more = ", …" if len(languages) > _NAMED_LANGUAGES else ""
    return f"{languages.total():,} pages in other languages than English ({named}{more})"
