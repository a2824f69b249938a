"""Cursors: the row after which the next page of a table begins, told by the values that the table is ordered by.

So a page begins where the one before ended, whatever was taken in or reviewed in between.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from sayso.errors import UsageError

_TYPES = {"day": "DATE", "number": "BIGINT", "real": "DOUBLE", "text": "VARCHAR"}
_LONGEST = 2_000


class Key(NamedTuple):
    """A column that a table is ordered by; no two rows have the same values in all keys. Null comes last."""

    column: str
    kind: Literal["day", "number", "real", "text"] = "text"
    descending: bool = False


def order_by(keys: Sequence[Key]) -> str:
    """The keys as SQL's ORDER BY has them."""
    return ", ".join(f'"{key.column}"{" DESC" if key.descending else ""} NULLS LAST' for key in keys)


def rows_after(keys: Sequence[Key]) -> str:
    """The SQL condition that a row comes after the one whose values are the parameters of `cursor_values`."""
    ways = []
    for number in range(len(keys)):
        same = [
            f'"{key.column}" IS NOT DISTINCT FROM {_parameter(place, key)}' for place, key in enumerate(keys[:number])
        ]
        ways.append(" AND ".join([*same, _later(number, keys[number])]))
    return " OR ".join(f"({way})" for way in ways)


def paged(query: str, keys: Sequence[Key], after: object, limit: int | None) -> tuple[str, dict[str, Any]]:
    """The rows of a query in the order of its keys, those after a cursor, and at most so many; SQL and parameters."""
    where = "" if after is None else f" WHERE {rows_after(keys)}"
    sql = f"SELECT * FROM ({query}){where} ORDER BY {order_by(keys)}"
    values = {} if after is None else cursor_values(keys, after)
    return (sql if limit is None else f"{sql} LIMIT {limit}"), values


def cursor_of(keys: Sequence[Key], row: Mapping[str, Any]) -> str:
    """The cursor of a row: letters, digits, "-" and "_"."""
    values = [row[key.column] for key in keys]
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def cursor_values(keys: Sequence[Key], cursor: object) -> dict[str, Any]:
    """The parameters that a cursor sets; UsageError where it is none of a table so ordered."""
    try:
        values = _decoded(str(cursor))
        if len(values) != len(keys):
            raise ValueError
        return {f"after_{n}": _value(key, value) for n, (key, value) in enumerate(zip(keys, values, strict=True))}
    except (ValueError, RecursionError):
        raise UsageError(f"after must be the cursor of a row of this table, not {str(cursor)[:60]!r}") from None


def _decoded(cursor: str) -> list[Any]:
    if len(cursor) > _LONGEST or not cursor.isascii():
        raise ValueError
    try:
        values = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except binascii.Error as error:
        raise ValueError from error
    if not isinstance(values, list):
        raise ValueError
    return values


def _value(key: Key, value: Any) -> Any:
    if value is None:
        return None
    if key.kind == "day" and isinstance(value, str):
        return date.fromisoformat(value)
    if key.kind == "number" and isinstance(value, int) and abs(value) < 2**63:
        return value
    if key.kind == "real" and isinstance(value, int | float):
        return float(value)
    if key.kind == "text" and isinstance(value, str):
        value.encode()
        return value
    raise ValueError


def _parameter(number: int, key: Key) -> str:
    return f"$after_{number}::{_TYPES[key.kind]}"


def _later(number: int, key: Key) -> str:
    told, sign = _parameter(number, key), "<" if key.descending else ">"
    return f'{told} IS NOT NULL AND ("{key.column}" {sign} {told} OR "{key.column}" IS NULL)'
