"""One value of a table as text: plain, safe for spreadsheets, safe for terminals, or as JSON."""

from __future__ import annotations

import json
import math
import unicodedata
from base64 import b64encode
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), the full-width forms too.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))


def plain(value: Any) -> str:
    """The value as a cell's text: null is empty, true and false are words, lists and objects are JSON."""
    simple = _simple(value)
    if simple is None:
        return ""
    return simple if isinstance(simple, str) else json.dumps(simple, ensure_ascii=False)


def json_line(row: dict[str, Any]) -> str:
    """The row as one line of JSON."""
    return json.dumps({name: _simple(value) for name, value in row.items()}, ensure_ascii=False, allow_nan=False)


def defused(text: str) -> str:
    """The text, led by an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def visible(text: str) -> str:
    """The text on one line; control, format and unassigned characters are written out as escapes.

    So a hostile report cannot move the cursor, recolour the terminal or turn the reading direction.
    """
    return "".join(_seen(character) for character in " ".join(text.split()))


def _seen(character: str) -> str:
    # Joiners belong to the spelling of Persian, Hindi and others, and move nothing.
    if character in "\u200c\u200d" or unicodedata.category(character) not in _UNSEEN:
        return character
    return character.encode("unicode_escape").decode()


def _simple(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, dict):
        return {str(key): _simple(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_simple(item) for item in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    return str(value)
