"""What the claim readers know of a report: its Doc and what the steps before them found, by token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc, Token

from sayso.reading import layers
from sayso.reading.codes import Code, find_codes
from sayso.records import Actor, Interval, Place, Quantity, Span, Statement, Strength, Time

_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed report with what was found in it, each by the index of the tokens that it covers."""

    doc: Doc
    statements: Sequence[Statement]
    actors: dict[str, Actor]
    codes: dict[int, Code]
    places: dict[int, Place]
    quantities: dict[int, Quantity]
    times: dict[int, Time]
    sentence: dict[int, int] = field(repr=False)

    @classmethod
    def of(cls, doc: Doc) -> Scene:
        """Gather what the steps before left on the Doc."""
        codes = {i: code for start, end, code in find_codes(doc) for i in range(start, end)}
        sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        return cls(
            doc=doc,
            statements=layers.get(doc, "statements"),
            actors={actor.id: actor for actor in layers.get(doc, "actors")},
            codes=codes,
            places=_by_token(doc, layers.get(doc, "places")),
            quantities=_by_token(doc, layers.get(doc, "quantities")),
            times=_by_token(doc, layers.get(doc, "times")),
            sentence={token.i: n for n, sentence in enumerate(sentences) for token in sentence},
        )

    def strength(self, tokens: Iterable[Token]) -> Strength | None:
        """Bounds of the first count among these tokens."""
        for token in tokens:
            quantity = self.quantities.get(token.i)
            if quantity is not None and quantity.low is not None:
                high = quantity.high
                return int(quantity.low), None if high is None else int(high)
        return None

    def when(self, tokens: Iterable[Token]) -> Interval | None:
        """The first time among these tokens that has days of its own."""
        for token in sorted(tokens, key=lambda t: t.i):
            time = self.times.get(token.i)
            if time is not None and (time.from_ or time.to):
                return Interval(text=time.text, from_=time.from_, to=time.to)
        return None


def _by_token(doc: Doc, items: Iterable[_S]) -> dict[int, _S]:
    found: dict[int, _S] = {}
    for item in items:
        span = doc.char_span(item.start, item.end, alignment_mode="expand")
        if span is not None:
            for token in span:
                found.setdefault(token.i, item)
    return found
