"""Lines that name their speaker: "SMITH: We will stay." Read from the text alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib import resources

from sayso.reading.statements.attribution import Attribution

_LINE = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_a-z][^\n\r:\"“”«»„?!;]{1,59}?)[ \t]*(?P<cue>:)[ \t]+(?P<words>[^\n\r]*\S)",
    re.MULTILINE,
)
_MARKS = "\"“„«‘'"


@cache
def _labels() -> frozenset[str]:
    text = resources.files(__package__).joinpath("labels.csv").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines()[1:] if line and not line.startswith("#"))


def transcript_attributions(text: str, people: Collection[str]) -> list[Attribution]:
    """Attributions of the lines that open with a speaker's name and a colon.

    A speaker is written in capitals, or is one of `people` (names known from elsewhere in the report), or
    what
    follows is in quotation marks.
    """
    found = []
    for match in _LINE.finditer(text):
        name = match["name"]
        words = name.split()
        if any(word.strip(".,").casefold() in _labels() for word in words):
            continue
        shouted = name.isupper() and len(words) <= 4 and len(name) > 2
        named = name in people or (len(words) <= 5 and match["words"][0] in _MARKS and _is_title_case(words))
        if shouted or named:
            found.append(Attribution(match.span("name"), match.span("cue"), (match.span("words"),)))
    return found


def _is_title_case(words: list[str]) -> bool:
    return all(not word[0].islower() or word in ("and", "of", "de", "for") for word in words)
