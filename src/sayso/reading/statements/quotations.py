"""Quotation marks, paired over plain text.

Double marks (straight, typewriter pairs, curly, French, German) are paired first; single marks are then
looked for outside them, since an apostrophe looks the same. A paragraph that leaves a quotation open is
quoted to its end; a quotation that opens the next paragraph carries it on, as newspapers print a speech.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_DOUBLE = re.compile(r"``|''|[\"“”„‟«»‹›＂]")
_SINGLE = re.compile(r"(?<![\w'’])['‘‚](?=[\w\"“])|(?<=[^\s'’‘])['’](?![\w'’])")
_PARAGRAPH = re.compile(r"[^\n\r\u2029]+")
_CLOSERS = {
    '"': '"',
    "＂": "＂",
    "``": "''\"",
    "''": "''",
    "“": "”",
    "‟": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
}
_BEFORE_AN_OPENING = frozenset(" \t\u00a0\u2009\u202f([{—–-―:/")
_FRENCH = "«»‹›"
_ENDS_SPEECH = frozenset(".,?!…;:")


class Quotation(NamedTuple):
    """Quoted words with their marks: `text[start:end]`.

    `closed` tells whether the closing mark is there, `continues` whether the quotation carries on the one
    before.
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    may_open: bool
    may_close: bool


def find_quotations(text: str) -> list[Quotation]:
    """Pair the outermost quotation marks of `text`, in text order. Takes time linear in the text's length."""
    found: list[Quotation] = []
    carried = False
    for paragraph in _PARAGRAPH.finditer(text):
        if paragraph[0].isspace():
            continue
        quotations = list(_pair_doubles(text, paragraph.start(), paragraph.end()))
        if carried and quotations and not text[paragraph.start() : quotations[0].start].strip():
            quotations[0] = quotations[0]._replace(continues=True)
        carried = bool(quotations) and not quotations[-1].closed
        singles = _pair_singles(text, paragraph.start(), paragraph.end(), quotations)
        found.extend(sorted([*quotations, *singles]))
    return found


def _pair_doubles(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: _Mark | None = None
    for match in _DOUBLE.finditer(text, start, end):
        mark = _judge(text, match, start, end)
        if opened is None:
            opened = mark if mark.may_open else None
        elif _closes(opened, mark):
            yield Quotation(opened.start, mark.end)
            opened = None
        elif mark.may_open and not mark.may_close:
            opened = mark
    if opened is not None and text[opened.end : end].strip():
        yield Quotation(opened.start, opened.end + len(text[opened.end : end].rstrip()), closed=False)


def _judge(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    """Tell by its neighbours whether a mark can open or close a quotation."""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    opens = before in _BEFORE_AN_OPENING and not after.isspace()
    closes = not before.isspace() or match.start() == start
    mark = match[0]
    if mark in _FRENCH:
        # French marks stand off from the words by a space; German ones point inwards.
        inward = mark in "«‹" or opens
        return _Mark(match.start(), match.end(), mark, inward, mark in "»›" or not opens)
    if mark in ("“", "„", "‟", "``"):
        return _Mark(match.start(), match.end(), mark, opens or not closes or after.isalnum(), not opens)
    if mark == "”":
        return _Mark(match.start(), match.end(), mark, opens, True)
    return _Mark(match.start(), match.end(), mark, opens or not closes, not opens or before in "—–-―")


def _closes(opened: _Mark, mark: _Mark) -> bool:
    if not mark.may_close:
        return False
    # Badly typed text closes with the opening mark, or mixes straight and curly.
    return mark.text in _CLOSERS[opened.text] if opened.text in _CLOSERS and opened.text in _FRENCH else True


def _pair_singles(text: str, start: int, end: int, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Yield quotations in single marks that lie outside the double ones or hold them whole."""
    starts = [quotation.start for quotation in doubles]
    opened: re.Match[str] | None = None
    loose: int | None = None

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < doubles[at].end

    for match in _SINGLE.finditer(text, start, end):
        if inside(match.start()):
            continue
        after = text[match.end()] if match.end() < end else " "
        before = text[match.start() - 1] if match.start() > start else " "
        if match[0] in "'‘‚" and (after.isalnum() or after in '"“') and not before.isalnum() and before not in ".,?!":
            if opened is not None and loose is not None:
                yield Quotation(opened.start(), loose)
            opened, loose = (None if after.isdigit() else match), None
        elif opened is not None and match[0] != "‘":
            if text[match.start() - 1] in _ENDS_SPEECH or text[match.start() - 1] != "s":
                yield Quotation(opened.start(), match.end())
                opened, loose = None, None
            elif loose is None:
                # "s'" may be a plural possessive: closes only if no better mark follows.
                loose = match.end()
    if opened is not None and loose is not None:
        yield Quotation(opened.start(), loose)
