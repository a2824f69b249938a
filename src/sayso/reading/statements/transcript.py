"""Lines that name their speaker: "SMITH: We will stay." Read from the text alone."""

from __future__ import annotations

import re
from collections.abc import Collection

from sayso.reading.statements.attribution import Attribution
from sayso.reading.statements.lexicon import labels

_LINE = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_a-z][^\n\r:\"“”«»„?!;]{1,59}?)[ \t]*(?P<cue>:)[ \t]+(?P<words>[^\n\r]*\S)",
    re.MULTILINE,
)
_MARKS = "\"“„«‘'"


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
        if any(word.strip(".,").casefold() in labels() for word in words):
            continue
        shouted = name.isupper() and len(words) <= 4 and len(name) > 2
        named = name in people or (len(words) <= 5 and match["words"][0] in _MARKS and _is_title_case(words))
        if shouted or named:
            found.append(Attribution(match.span("name"), match.span("cue"), (match.span("words"),)))
    return found


def _is_title_case(words: list[str]) -> bool:
    return all(not word[0].islower() or word in ("and", "of", "de", "for") for word in words)
