"""What the readers of propositions know of a report: its Doc and what the steps before them found, by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from spacy.tokens import Doc, Token

from sayso.reading import layers
from sayso.reading.codes import Code, find_matches
from sayso.reading.propositions import phrases
from sayso.reading.propositions.auxiliaries import put_off_to
from sayso.reading.times.calendar import add_days
from sayso.reading.times.intervals import interval_of
from sayso.records import Actor, Interval, Place, Quantity, Span, Statement, Time

_T = TypeVar("_T")
_S = TypeVar("_S", bound=Span)
_SUBJECT = ("nsubj", "nsubjpass")
_PEOPLES = ("people", "adjective")


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed report with what was found in it.

    Attributes:
        doc: The parsed report.
        statements: Its statements, in text order.
        actors: Its actors by id.
        actor_at: The actor whom a token mentions, by the token's index.
        cue_at: The statement whose cue a token is part of, by the token's index.
        peoples: The indices of tokens that name a people, or its adjective.
        codes, places, quantities, times: What covers a token, by the token's index.
        sentence: The number of each token's sentence.
    """

    doc: Doc
    statements: Sequence[Statement]
    actors: Mapping[str, Actor]
    actor_at: Mapping[int, Actor]
    cue_at: Mapping[int, Statement]
    codes: Mapping[int, Code]
    peoples: frozenset[int]
    places: Mapping[int, Place]
    quantities: Mapping[int, Quantity]
    times: Mapping[int, Time]
    sentence: Sequence[int] = field(repr=False)

    @classmethod
    def of(cls, doc: Doc) -> Scene:
        """Gather what the steps before left on the Doc."""
        actors: list[Actor] = layers.get(doc, "actors")
        statements: list[Statement] = layers.get(doc, "statements")
        matches = find_matches(doc)
        sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        return cls(
            doc=doc,
            statements=statements,
            actors={actor.id: actor for actor in actors},
            actor_at=_by_start(doc, ((mention, actor) for actor in actors for mention in actor.mentions)),
            cue_at=_by_start(doc, ((s.cue, s) for s in statements if s.cue is not None)),
            codes={i: match.code for match in matches for i in range(match.start, match.end)},
            peoples=frozenset(match.end - 1 for match in matches if match.meaning in _PEOPLES),
            places=_by_token(doc, layers.get(doc, "places")),
            quantities=_by_token(doc, layers.get(doc, "quantities")),
            times=_by_token(doc, layers.get(doc, "times")),
            sentence=[n for n, sentence in enumerate(sentences) for _ in range(len(sentence))],
        )

    def when(self, head: Token) -> Interval | None:
        """The first time in the head's own clause that has days of its own."""
        own = list(phrases.own_tokens(head))
        later = put_off_to(head)
        subject = next((t for t in head.children if t.dep_ in _SUBJECT), None)
        within = set(subject.subtree) if subject is not None else set()
        # "The brigade, 1,200 strong on Friday, will leave in May": what the subject tells comes last.
        for token in sorted(own, key=lambda t: (t in within, t.i)):
            time = self.times.get(token.i)
            if (
                time is not None
                and later is not None
                and time is self.times.get(later.i)
                and (first := _begins(time, later))
            ):
                return Interval(text=time.text, from_=first, to=None)
            if time is not None and (time.from_ or time.to):
                return Interval(text=time.text, from_=time.from_, to=time.to)
        return None


def _begins(time: Time, noun: Token) -> str | None:
    """The first day of what "not until" or "not before" the time may be."""
    if noun.head.lower_ == "before" and time.to is not None:
        after = add_days(date.fromisoformat(time.to), 1)
        return after.isoformat() if after is not None else None
    return interval_of(time.value)[0] if time.value else None


def _by_start(doc: Doc, items: Iterable[tuple[Span, _T]]) -> dict[int, _T]:
    """The first of the items in whose span a token starts, by the token's index."""
    found: dict[int, _T] = {}
    for span, item in items:
        for token in doc.char_span(span.start, span.end, alignment_mode="expand") or ():
            if span.start <= token.idx < span.end:
                found.setdefault(token.i, item)
    return found


def _by_token(doc: Doc, items: Iterable[_S]) -> dict[int, _S]:
    """The first of the items that covers a token, if only in part, by the token's index."""
    found: dict[int, _S] = {}
    for item in items:
        span = doc.char_span(item.start, item.end, alignment_mode="expand")
        for i in range(span.start, span.end) if span is not None else ():
            found.setdefault(i, item)
    return found
