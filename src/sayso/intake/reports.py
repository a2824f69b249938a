"""One report from its text and what is told about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as calendar_date
from typing import Any

from sayso.errors import IntakeError, UsageError
from sayso.intake.datelines import dateline_day, read_header
from sayso.intake.outcomes import Refused, quoted
from sayso.records import Report

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a whole run: the default date (ISO 8601) and the longest text, in characters."""

    date: str | None = None
    max_chars: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """What an input tells about a report beside its text; all of it may be missing."""

    id: str | None = None
    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    metadata: Mapping[str, Any] | None = None


def report_from_text(
    text: str,
    *,
    id: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    metadata: Mapping[str, Any] | None = None,
) -> Report:
    """A report from a string, its date header cut off.

    The date is `date` (ISO 8601), else the header's, else that of a dateline with a full date, else `None`.
    Without `id` the report is named by the first 16 hexadecimal digits of its hash. Raises `UsageError` where
    `date` is no date, `IntakeError` where the header's is none.
    """
    told = Told(id, valid_day(date), outlet, title, url, None, metadata)
    try:
        return make_report(text, told, Settings(max_chars=len(text)))
    except Refused as reason:
        raise IntakeError(str(reason)) from None


def valid_day(date: str | None) -> str | None:
    """`date` as an ISO 8601 day; raises `UsageError` where it is none."""
    if date is None:
        return None
    try:
        return calendar_date.fromisoformat(date).isoformat()
    except (ValueError, TypeError):
        raise UsageError(f"date: {quoted(date)} is no ISO 8601 date (YYYY-MM-DD)") from None


def make_report(text: str, told: Told, settings: Settings, *, has_header: bool = True) -> Report:
    """The report of `text`; what is told goes before what a header or dateline in the text says.

    Raises `Refused` for a header without a true date, for a text over the limit and for metadata nested too
    deeply.
    """
    text = well_formed(text).removeprefix("\ufeff")
    header = read_header(text) if has_header else None
    inside = header.fields if header else {}
    text = text[header.start :] if header else text
    check_length(len(text), settings)
    metadata = {key: value for key, value in (("author", inside.get("author")),) if value}
    metadata |= json_value(told.metadata or {})
    report = Report(
        id=told.id or inside.get("id") or "",
        date=told.date or inside.get("date") or dateline_day(text) or settings.date,
        outlet=told.outlet or inside.get("outlet"),
        title=told.title or inside.get("title"),
        url=told.url or inside.get("url"),
        language=told.language or inside.get("language") or "en",
        text=text,
        metadata=metadata,
    )
    return report if report.id else report.model_copy(update={"id": report.sha256[:16]})


def check_length(chars: int, settings: Settings) -> None:
    """Raise `Refused` where a text of `chars` characters is over the limit."""
    if chars > settings.max_chars:
        raise Refused(f"{chars:,} characters, more than the limit of {settings.max_chars:,}")


def well_formed(text: str) -> str:
    """`text` with each lone surrogate, which no encoding can write, replaced by U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def json_value(value: Any, depth: int = 0) -> Any:
    """`value` as JSON can hold it: days as ISO 8601, NaN and infinities as null, other kinds as their text.

    Raises `Refused` where it is nested too deeply.
    """
    if depth > _DEEPEST:
        raise Refused(f"metadata nested more than {_DEEPEST} deep")
    if isinstance(value, str):
        return well_formed(value)
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, Mapping):
        return {well_formed(str(key)): json_value(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [json_value(item, depth + 1) for item in value]
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    return well_formed(value.isoformat() if hasattr(value, "isoformat") else str(value))
