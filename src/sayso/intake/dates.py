"""Calendar days from the ways in which data files write dates.

ISO 8601 is read by the standard library, all other written forms by python-dateutil. A form that two readers
could take for two days is refused, never guessed.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime

from dateutil import parser  # type: ignore[import-untyped]

from sayso.intake.outcomes import Refused, quoted

_LONGEST = 80
# A part that is not written is filled in from these; two days that differ in every part tell that.
_FILLED_IN = (datetime(2001, 1, 1), datetime(2002, 2, 2))
_DAY_OR_MONTH_FIRST = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2\d{4}(?!\d)")
_MISSING = frozenset({"", "nan", "nat", "none", "null"})
_EPOCH_UNITS = ((11, 1), (14, 10**3), (17, 10**6), (20, 10**9))


def is_missing(value: object) -> bool:
    """Whether a cell is empty: None, NaN, blanks, or one of the words that tables write for it."""
    if isinstance(value, str):
        return value.strip().casefold() in _MISSING
    return value is None or (isinstance(value, float) and math.isnan(value))


def iso_day(value: object) -> str | None:
    """The calendar day (ISO 8601) as written in `value`, without any move to another time zone.

    Takes ISO 8601, RFC 2822 and other written dates, dates and datetimes, YYYYMMDD[hhmm[ss]], and epoch
    numbers (seconds to nanoseconds, UTC). A missing value gives `None`. Raises `Refused` for anything else.
    """
    if is_missing(value):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise Refused(f"date: {quoted(value)} is no date")
    written = str(value).strip()
    day = _from_number(written) if re.fullmatch(r"-?\d+(\.\d+)?(e\+\d+)?", written) else _from_words(written)
    if day is None:
        raise Refused(f"date: {quoted(value)} is no date")
    return day


def _from_number(written: str) -> str | None:
    digits = written.removesuffix(".0")
    for length, form in ((8, "%Y%m%d"), (12, "%Y%m%d%H%M"), (14, "%Y%m%d%H%M%S")):
        if len(digits) == length and digits.isdecimal():
            try:
                return datetime.strptime(digits, form).date().isoformat()
            except ValueError:
                continue
    number = float(written)
    places = len(str(int(number))) if math.isfinite(number) else 0
    for most_places, unit in _EPOCH_UNITS:
        if 9 <= places < most_places:
            return datetime.fromtimestamp(number / unit, UTC).date().isoformat()
    return None


def _from_words(written: str) -> str | None:
    try:
        return datetime.fromisoformat(written).date().isoformat()
    except ValueError:
        pass
    if len(written) > _LONGEST or not re.search(r"(?<!\d)\d{4}(?!\d)|^\d{8}T", written):
        return None
    numeric = _DAY_OR_MONTH_FIRST.search(written)
    dotted = numeric is not None and numeric[2] == "."
    if numeric and not dotted and int(numeric[1]) <= 12 and int(numeric[3]) <= 12 and numeric[1] != numeric[3]:
        raise Refused(f"date: {quoted(written)} could be day or month first; write YYYY-MM-DD")
    try:
        days = {
            parser.parse(written, default=filled_in, dayfirst=dotted, ignoretz=True).date() for filled_in in _FILLED_IN
        }
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        return None
    return days.pop().isoformat() if len(days) == 1 else None
