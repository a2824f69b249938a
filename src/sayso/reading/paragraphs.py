"""Sentences end where paragraphs do: a headline or dateline without a full stop is none of the next sentence's."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_DATELINE = re.compile(
    r"(?:^|\n|\d{4}-\d\d-\d\d)[ \t]*[A-Z][A-Z.'’‘ -]{2,30}[A-Z.]"
    r"(?:, [A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)?(?: ?\([A-Za-z/, ]{2,30}\))? ?(?:—|–|--?) "
)
"""A town in capitals, with what may stand behind it, up to the dash: "POTI, Georgia (Agency) — "."""
_END = (".", "!", "?", ":", "”", '"', "’", ")")
_FULL_STOPS = (".", "!", "?")
LONGEST_SENTENCE = 500
"""Tokens without a full stop after which a sentence starts: nobody writes it, and steps look at whole sentences."""


def start_sentences(doc: Doc) -> Doc:
    """Start a sentence after every blank line, dateline and line that ends like a sentence; before the parser runs.

    A line that was only wrapped ends in mid-sentence and is left alone. A run of `LONGEST_SENTENCE` tokens without a
    full stop is cut.
    """
    begins = {match.end() for match in _DATELINE.finditer(doc.text)}
    started = 0
    for token in doc[:-1]:
        if token.idx in begins:
            token.is_sent_start = True
        if token.is_space and "\n" in token.text:
            blank = token.text.count("\n") > 1
            ended = token.i > 0 and doc[token.i - 1].text.endswith(_END)
            starts = blank or ended
        else:
            starts = token.i - started >= LONGEST_SENTENCE
        if starts:
            doc[token.i + 1].is_sent_start = True
        if starts or token.text.endswith(_FULL_STOPS):
            started = token.i + 1
    return doc
