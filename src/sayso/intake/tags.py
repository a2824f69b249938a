"""The tags of a page, counted before it is parsed: parsers take too long for pages made of nothing else."""

from __future__ import annotations

import re

from sayso.intake.outcomes import Refused

MOST_TAGS = 300_000
"""Pages of more start tags are refused: an element takes half a kilobyte and 35 microseconds."""
MOST_ATTRIBUTES = 1_000
"""Pages with a tag of more attributes are refused: the parser compares each with all before it."""

# As in the tokenizer of the HTML standard, section 13.2.5. All repetitions are possessive and all ends optional, so
# that nothing is looked at twice.
_BLANK = r"[ \t\n\f\r]"
_ATTRIBUTE = (
    rf"[ \t\n\f\r/]*+[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
    rf"""(?:{_BLANK}*+={_BLANK}*+(?:"[^"]*+"?|'[^']*+'?|[^ \t\n\f\r>"'][^ \t\n\f\r>]*+)?+)?+"""
)
_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_MARKUP = re.compile(
    rf"<(?:(?P<tag>(?:(?P<raw>{_RAW})(?=[ \t\n\f\r/>])|[a-z][^ \t\n\f\r/>]*+)(?:{_ATTRIBUTE})*+)[ \t\n\f\r/]*+>?"
    rf"|!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|/[a-z][^ \t\n\f\r/>]*+(?:{_ATTRIBUTE})*+"
    rf"|[!?/][^>]*+)",
    re.IGNORECASE | re.DOTALL,
)
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in _RAW.split("|")}


def check_tags(page: str) -> None:
    """Raise `Refused` where the page has more than `MOST_TAGS`, or one of its tags more than `MOST_ATTRIBUTES`."""
    position = tags = 0
    while found := _MARKUP.search(page, position):
        position = found.end()
        if found["tag"] is None:
            continue
        tags += 1
        if tags > MOST_TAGS:
            raise Refused(f"a page of more than {MOST_TAGS:,} tags")
        # An attribute takes two characters or more.
        if len(found["tag"]) > 2 * MOST_ATTRIBUTES:
            attributes = sum(1 for _ in _EACH_ATTRIBUTE.finditer(page, found.start("tag"), found.end("tag"))) - 1
            if attributes > MOST_ATTRIBUTES:
                raise Refused(f"a tag of more than {MOST_ATTRIBUTES:,} attributes")
        if found["raw"]:
            end = _RAW_ENDS[found["raw"].lower()].search(page, position)
            position = end.start() if end else len(page)
