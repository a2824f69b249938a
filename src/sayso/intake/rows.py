"""Reports from the rows of a file, whatever format they come from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.intake.columns import candidates, squeeze
from sayso.intake.dates import is_missing, iso_day
from sayso.intake.outcomes import Notice, Refused, Reject, names, quoted
from sayso.intake.reports import Settings, Told, make_report, well_formed
from sayso.records import Report

LONGEST_ROW = 1 << 25
"""No row or value longer than this, in characters, is held in memory."""

_MOST_ROWS_WITHOUT_TEXT = 1000
_NAMES = ("id", "outlet", "title", "url", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """A row's 1-based number in its file, and its cells by column name."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The cells that hold a report's fields, the columns they come from, and the row's other cells."""

    values: dict[str, Any]
    columns: dict[str, str]
    rest: dict[str, Any]


class _NoTextColumn(Refused):
    """A row that has no column for the text."""


def reports_of_rows(
    rows: Iterable[Row | Reject | Notice], source: str, settings: Settings
) -> Iterator[Report | Reject | Notice]:
    """A report or a `Reject` for each row, and one `Notice` for the columns read under another name.

    Where no row of the file has a column for the text, that is one `Reject` for the file; of a long file no
    more than its first 1,000 rows are looked at for one.
    """
    told: set[str] = set()
    waiting: list[Reject] | None = []
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        outcome = _outcome(row, source, settings, told)
        if waiting is not None and isinstance(outcome, _NoTextColumn):
            waiting.append(Reject(source, row.number, str(outcome)))
            if len(waiting) == _MOST_ROWS_WITHOUT_TEXT:
                break
            continue
        yield from waiting or ()
        waiting = None
        if isinstance(outcome, Refused):
            yield Reject(source, row.number, str(outcome))
        else:
            yield from outcome
    if waiting:
        yield Reject(source, None, waiting[0].reason)


def _outcome(row: Row, source: str, settings: Settings, told: set[str]) -> tuple[Report | Notice, ...] | Refused:
    """The row's report, after a remark where its columns have names that were not `told` of before."""
    try:
        chosen = _choose(row.values)
        report = _report(chosen, settings)
    except Refused as reason:
        return reason
    return (*_renamed(chosen.columns, told, source), report)


def _choose(row: Mapping[str, Any]) -> _Chosen:
    values = _unwrapped(row)
    found = candidates(tuple(values))
    if not found["text"]:
        raise _NoTextColumn(f"no text column; the columns are {names(list(values))}")
    columns: dict[str, str] = {}
    for field, likely in found.items():
        if field in _NAMES:
            column = next((name for name in likely if _name(values[name])), None)
        else:
            column = next((name for name in likely if not _blank(values[name])), None)
        if column is not None:
            columns[field] = column
    chosen = {field: values[column] for field, column in columns.items()}
    taken = set(columns.values())
    rest = {
        name: value
        for name, value in values.items()
        if name not in taken and not (_blank(value) and any(name in likely for likely in found.values()))
    }
    return _Chosen(chosen, columns, rest)


def _unwrapped(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The report inside a whole record, else the row itself."""
    report = row.get("report")
    if isinstance(report, Mapping) and not candidates(tuple(row))["text"]:
        return {name: value for name, value in report.items() if name != "sha256"}
    return row


def _report(chosen: _Chosen, settings: Settings) -> Report:
    text = chosen.values.get("text")
    if text is None:
        raise Refused("empty: the row has no text")
    if not isinstance(text, str):
        raise Refused(f"text: {quoted(text)} is not a string")
    told = Told(
        date=iso_day(chosen.values.get("date")),
        metadata=_metadata(chosen.rest),
        **{field: _name(chosen.values.get(field)) for field in _NAMES},
    )
    report = make_report(text, told, settings)
    if not report.text.strip():
        raise Refused("empty: the row has no text")
    return report


def _metadata(rest: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of no field, with what is nested under "metadata" laid among them."""
    merged: dict[str, Any] = {}
    for column, value in rest.items():
        if squeeze(column) == "metadata":
            nested = _json_object(value) if isinstance(value, str) else value
            merged |= nested if isinstance(nested, Mapping) else {column: value}
    return merged | {column: value for column, value in rest.items() if squeeze(column) != "metadata"}


def _json_object(written: str) -> Any:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def _blank(value: object) -> bool:
    return is_missing(value) or (isinstance(value, str) and not value.strip())


def _name(value: Any) -> str | None:
    """A cell as a name: a string or number, or the name inside such an object as `{"name": "…"}`."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "$oid") if isinstance(value.get(key), str)), None)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if is_missing(value) or isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return well_formed(str(value).strip()) or None


def _renamed(columns: Mapping[str, str], told: set[str], source: str) -> Iterator[Notice]:
    new = [
        f"column {quoted(column)} read as '{field}'"
        for field, column in columns.items()
        if squeeze(column) != field and column not in told
    ]
    told.update(columns.values())
    if new:
        yield Notice(source, None, ", ".join(new))
