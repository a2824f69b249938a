"""Evidence: the words of a report that a claim or event rests on."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.propositions import phrases
from sayso.reading.propositions.voices import Voices
from sayso.records import Span


def evidence_of(voices: Voices, head: Token) -> Span:
    """The words of the head's clause, without the frame of the statement around it."""
    tokens = phrases.words_under(head)
    first, last = tokens[0], tokens[-1]
    start, end = first.idx, last.idx + len(last)
    holder = voices.at(head).statement
    if holder is not None:
        piece = next((p for p in holder.content if p.start <= head.idx < p.end), None)
        if piece is not None:
            start, end = max(start, piece.start), min(end, piece.end)
    # Doc.text puts the whole report together anew at each call: only the words between are asked for.
    words = phrases.text_of(tokens)
    return Span(start=start, end=end, text=words[start - first.idx : end - first.idx])
