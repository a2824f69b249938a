"""Credits in a report's text: an agency in the dateline, and lines that say whose the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.ledger.cites.names import known_outlet, outlet_named

_DATELINE = re.compile(
    r"\A\s*(?P<place>[^a-z\n]{2,40}?|[A-Z][^\n(]{1,60}?)?\s*(?:\((?P<sign>[^()\n]{2,40})\)\s*)?(?P<dash>—|–|--?)\s+(?=\S)"
)
_LINE = re.compile(r"[^\n]+")
_LONGEST_LINE = 90
_CREDITS = (
    re.compile(r"\((?P<name>[^()]+)\)"),
    re.compile(r"(?:—|–|--?)\s*(?P<name>[^.]+)"),
    re.compile(r"(?:source|credit|via|agency)s?\s*:\s*(?P<name>.+?)\.?", re.IGNORECASE),
    re.compile(r"(?:additional |with )?reporting by (?P<name>.+?)\.?", re.IGNORECASE),
    re.compile(r"(?:with )?(?:material|inputs?|reports?|files?) from (?P<name>.+?)\.?", re.IGNORECASE),
    re.compile(r"(?P<name>.+?) contributed to this (?:report|story|article)\.?", re.IGNORECASE),
    re.compile(r"(?:©|copyright)(?: ?\(c\))? ?(?:\d{4} )?(?P<name>[^.]+?)(?:\. .*)?\.?", re.IGNORECASE),
    re.compile(r"(?P<name>[^.]+)"),
)
_SIGNATURE = re.compile(r"\((?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})\)")
"""A name in brackets, known or not, that ends a text."""
_UNNAMED = re.compile(r"agenc(?:y|ies)|our desk|staff(?: and agencies)?", re.IGNORECASE)


@dataclass(frozen=True)
class Credit:
    """A stretch of the text that credits; `name` is whom, as the text has it, None for "agencies" and bare datelines.

    `start` and `end` are the whole stretch, which is no part of what is told.
    """

    start: int
    end: int
    name: str | None


def credits(text: str) -> Iterator[Credit]:
    """The dateline that begins the text, and the lines of it that hold nothing but a credit, in order."""
    dateline = _dateline(text)
    if dateline:
        yield dateline
    for line in _LINE.finditer(text, dateline.end if dateline else 0):
        words = line[0].strip()
        if 0 < len(words) <= _LONGEST_LINE and (credited := _credited(words)):
            yield Credit(line.start(), line.end(), credited[0])
        elif (signed := _SIGNATURE.fullmatch(words)) and not text[line.end() :].strip():
            yield Credit(line.start(), line.end(), signed["name"])


def _dateline(text: str) -> Credit | None:
    match = _DATELINE.match(text)
    if match is None:
        return None
    place, sign = match["place"] or "", match["sign"]
    # Where no known outlet signs, it is a dateline only if the place is all in capitals ("KABUL — ").
    if not (sign and outlet_named(sign)) and not (place.strip() and place == place.upper()):
        return None
    return Credit(match.start(), match.end(), sign)


def _credited(line: str) -> tuple[str | None] | None:
    """Whom the line credits, in a tuple; None where it is no credit line."""
    for pattern in _CREDITS:
        match = pattern.fullmatch(line)
        if match is None:
            continue
        name = match["name"].strip()
        if _UNNAMED.fullmatch(name):
            return (None,)
        if pattern is _CREDITS[-1]:
            return (name,) if known_outlet(name) else None
        if outlet_named(name) or pattern in _CREDITS[2:4]:
            return (name,) if outlet_named(name) or len(name.split()) <= 4 else None
        if pattern is _CREDITS[0] and name.isupper() and len(name) <= 8:
            return (name,)
    return None
