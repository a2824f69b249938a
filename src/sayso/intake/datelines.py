"""The date told at the start of a text: in a header, which is no part of the report, or in its dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.intake.columns import field_of
from sayso.intake.dates import iso_day
from sayso.intake.outcomes import Refused

_SEARCHED_CHARS = 2000
_SEARCHED_LINES = 5

_ISO = r"\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,3})?"
_FULL_DATE = (
    rf"(?:{_ISO}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|{_DAY}\s{{1,3}}{_MONTH},?\s{{1,3}}\d{{4}}"
    rf"|{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}\d{{4}})(?!\d)"
)

_INLINE_HEADER = re.compile(rf"\s*date(?:[ \t]{{1,9}}|[ \t]{{0,9}}[:=][ \t]{{0,9}})({_ISO})(?=\s|\Z)\s*", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]{0,600}(?:\r\n|\n|\r|\Z)")
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{0,30})[:=](.+)")

_DATE_LINE = re.compile(
    rf"(?:(?:published|posted|issued|released)(?:\s(?:on|at))?:?\s{{1,3}})?\(?{_WEEKDAY}({_FULL_DATE})\)?"
    r"(?:[,;\s•|-]{1,4}(?:at\s)?\d{1,2}[:.]\d{2}.{0,30})?\.?",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][A-Z.’'-]+(?:(?:[\s,]{1,3}\(?|\s?[–—-]{1,2}\()[A-Z][\w.’'&-]*\)?){0,8}?"
_AGENCY = r"(?:[\s,]{0,2}(?:\([^()\n]{1,60}\)|/[^/\n]{1,40}/))?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:[\s,(]{{1,3}}|\s-\s))?\(?{_WEEKDAY}({_FULL_DATE})\)?"
    rf"(?:[\s,]{{1,2}}\d{{1,2}}[:.]\d{{2}}[^\n—–-]{{0,20}})?{_AGENCY}\s?,?\s?(?:[—–]|--|-\s|_)"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a text's header tells, and where the text proper starts (0 without a header)."""

    start: int = 0
    fields: dict[str, str] = field(default_factory=dict)


def read_header(text: str) -> Header:
    """The date header at the very start of `text`: "date 2019-10-22 …", or a line "Date: 22 October 2019".

    Lines for other fields ("Title: …") belong to it where a date line stands among them. Raises `Refused`
    where the header's date is no date.
    """
    lines = _header_lines(text)
    if lines is not None:
        return lines
    inline = _INLINE_HEADER.match(text)
    if inline:
        return Header(inline.end(), {"date": iso_day(inline[1]) or ""})
    return Header()


def dateline_day(text: str) -> str | None:
    """The day (ISO 8601) of a dateline with a full date in the first lines of `text`, `None` without one."""
    lines = [line.strip() for line in text[:_SEARCHED_CHARS].splitlines()]
    for line in [line for line in lines if line][:_SEARCHED_LINES]:
        found = _DATE_LINE.fullmatch(line) or _DATELINE.match(line)
        if found:
            try:
                return iso_day(found[1])
            except Refused:
                return None
    return None


def _header_lines(text: str) -> Header | None:
    fields: dict[str, str] = {}
    position = len(text[:_SEARCHED_CHARS]) - len(text[:_SEARCHED_CHARS].lstrip())
    while line := _LINE.match(text, position):
        told = _HEADER_LINE.fullmatch(line[0].strip())
        name = field_of(told[1]) if told else None
        if told is None or name is None or name == "text" or name in fields:
            break
        fields[name] = told[2].strip()
        position = line.end()
    if not re.search(r"\d", fields.get("date", "")):
        return None
    fields["date"] = iso_day(fields["date"]) or ""
    blank = re.compile(r"\s*").match(text, position)
    return Header(blank.end() if blank else position, fields)
