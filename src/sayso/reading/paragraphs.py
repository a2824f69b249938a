"""Sentences end where paragraphs do: a headline or dateline without a full stop is none of the next sentence's."""

from __future__ import annotations

from spacy.tokens import Doc

_END = (".", "!", "?", ":", "”", '"', "’", ")")


def start_sentences(doc: Doc) -> Doc:
    """Start a sentence after every blank line, and after a line that ends like a sentence; before the parser runs.

    A line that was only wrapped ends in mid-sentence and is left alone.
    """
    for token in doc[:-1]:
        if not token.is_space or "\n" not in token.text:
            continue
        blank = token.text.count("\n") > 1
        ended = token.i > 0 and doc[token.i - 1].text.endswith(_END)
        if blank or ended:
            doc[token.i + 1].is_sent_start = True
    return doc
