"""What is fuzzed: each format that is taken in, and reading. A target raises where something does not hold."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq

from sayso import Reader
from sayso.intake import Notice, Reject, take_in
from sayso.records import Record, Report
from tests.intake.archives import Response, archive

_TEXT = 'PORT ALBA, March 9, 2021 — A minister said on Monday that “200 soldiers” had left.\n\n"No," he said.\n'
_PAGE = (
    f"<html lang=en><head><title>x</title><meta name=date content=2021-03-09></head><body><p>{_TEXT}</p></body></html>"
)
_ROW = {"id": "1", "date": "2021-03-09", "text": _TEXT, "metadata": {"a": [1, None, 2.5]}}
_MOST_CHARS = 10_000


@dataclass(frozen=True)
class Target:
    """One thing to fuzz.

    Attributes:
        check: Takes any bytes; raises where something does not hold.
        start: What each input begins with, so that it is taken for the format.
        seeds: Sound inputs, less that start.
    """

    check: Callable[[bytes], None]
    start: bytes = b""
    seeds: tuple[bytes, ...] = ()

    def __call__(self, data: bytes) -> None:
        """Check the start and `data`."""
        self.check(self.start + data)


def check_intake(data: bytes) -> None:
    """Whatever the bytes are, there is an outcome, and each is a sound report or a plain line."""
    outcomes = list(take_in(stdin=io.BytesIO(data), max_chars=_MOST_CHARS))
    assert outcomes, "no outcome"
    for outcome in outcomes:
        assert isinstance(outcome, (Report, Reject, Notice))
        if isinstance(outcome, Report):
            outcome.model_dump_json().encode("utf-8")
            assert outcome.text.strip() and outcome.id
            assert len(outcome.text) <= _MOST_CHARS
        else:
            assert "\n" not in str(outcome) and len(str(outcome)) < 2_000


def check_reading(data: bytes) -> None:
    """Any text gives a record that quotes it, and comes back from JSON as it was."""
    record = _reader().read(data.decode("utf-8", "surrogateescape"), date="2021-03-09")
    written = record.to_json()
    assert Record.model_validate_json(written).to_json() == written
    for quoted in _quotations(json.loads(written)):
        assert record.report.text[quoted["start"] : quoted["end"]] == quoted["text"]


def _quotations(value: object) -> list[dict[str, object]]:
    """All parts of a record that say where they stand in the text."""
    if isinstance(value, list):
        return [found for each in value for found in _quotations(each)]
    if not isinstance(value, dict):
        return []
    inner = [found for each in value.values() for found in _quotations(each)]
    return [*inner, value] if {"start", "end", "text"} <= value.keys() else inner


@cache
def _reader() -> Reader:
    return Reader()


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([_ROW]), out)
    return out.getvalue()


_LINE = json.dumps(_ROW).encode()
_ARCHIVE = archive(Response(_PAGE.encode()), Response(b"x", "image/png"), packed=False)
TARGETS = {
    "text": Target(check_intake, b"A report.\n", (_TEXT.encode(), _TEXT.encode("utf-16"))),
    "page": Target(check_intake, b"<html>", (_PAGE.encode()[6:],)),
    "json": Target(check_intake, b'{"', (_LINE[2:] + b"\n" + _LINE, json.dumps(_ROW, indent=1).encode()[2:])),
    "array": Target(check_intake, b'[{"', (_LINE[2:] + b"]",)),
    "table": Target(check_intake, b"id,date,text\n", (b'1,2021-03-09,"He said, so."\n', b"1;2021;x\n")),
    "parquet": Target(check_intake, b"PAR1", (_parquet()[4:],)),
    "archive": Target(check_intake, b"WARC/1.", (_ARCHIVE[7:],)),
    "gzip": Target(check_intake, b"\x1f\x8b\x08", (gzip.compress(_LINE)[3:],)),
    "zstd": Target(check_intake, b"\x28\xb5\x2f\xfd"),
    "any": Target(check_intake, b"", (_LINE, _PAGE.encode(), _ARCHIVE)),
    "read": Target(check_reading, b"", (_TEXT.encode(), "“He said ‘so’,” she said.".encode())),
}
