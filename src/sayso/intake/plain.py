"""Plain text: one report a file."""

from __future__ import annotations

from typing import TextIO

from sayso.intake.charset import repaired
from sayso.intake.outcomes import Refused
from sayso.intake.reports import Settings, Told, check_length, make_report
from sayso.records import Report

_HEADER_CHARS = 2000
_CHUNK = 1 << 16


def read_text(text: TextIO, name: str | None, settings: Settings) -> tuple[Report, str | None]:
    """The report of a plain text, and a remark where it was not UTF-8; `name` is the report's id.

    Raises `Refused` for a text that is blank or over the limit; one that is far over is counted, not kept.
    """
    read = text.read(settings.max_chars + _HEADER_CHARS + 1)
    if len(read) > settings.max_chars + _HEADER_CHARS:
        chars = len(read)
        while chunk := text.read(_CHUNK):
            chars += len(chunk)
        check_length(chars, settings)
    read, remark = repaired(read)
    report = make_report(read, Told(id=name), settings)
    if not report.text.strip():
        raise Refused("empty")
    return report, remark
