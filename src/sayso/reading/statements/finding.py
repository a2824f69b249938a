"""All attributions of a report: the encoder's, and of the rules' those that the encoder leaves room for.

PolNeAR, which the encoder learnt from, marks no attribution inside another's content. Voices at second hand
("officials said the ministry had warned …", "the paper wrote, citing an aide, that …") are therefore the rules'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from spacy.tokens import Doc, Span, Token

from sayso.reading import layers
from sayso.reading.statements.attribution import Attribution, Offsets
from sayso.reading.statements.kinds import cue_kind
from sayso.reading.statements.lexicon import entries_of
from sayso.reading.statements.relayed import can_be_cited
from sayso.reading.statements.ruled import ruled_attributions
from sayso.records import CueKind

_T = TypeVar("_T")
_SPOKEN = frozenset({"say", "claim", "deny", "report", "warn", "promise", "demand"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BIN = 1024
"""Characters that are looked up together."""


class _Report(NamedTuple):
    """A Doc and its text, which the Doc would put together anew each time it is asked."""

    doc: Doc
    text: str


def find_attributions(doc: Doc) -> list[Attribution]:
    """The attributions of a Doc; by the rules alone where the encoder has not run."""
    ruled = ruled_attributions(doc)
    encoded = layers.get_encoded(doc, "attribution")
    if encoded is None:
        return ruled
    report = _Report(doc, doc.text)
    read = [_attribution(each) for each in encoded["attributions"]]
    sources = _Places((each.source, each) for each in read if each.source)
    cues = _Places((each.cue, each) for each in ruled if each.cue)
    read = [_told_better(report, each, sources, cues) for each in read]
    around = _Places((span, each) for each in read for span in _spans(each))
    perhaps = _Places((tuple(piece), piece) for piece in encoded["perhaps"])
    return [*read, *(each for each in ruled if _is_missing(report, each, around, perhaps))]


def _told_better(
    report: _Report, each: Attribution, read: _Places[Attribution], ruled: _Places[Attribution]
) -> Attribution:
    """An attribution of the encoder, or the same told so that it says more.

    Of "the paper wrote, citing an aide, that …" the encoder takes the aide for a content, as in "an aide was quoted as
    saying that …": he is a source. Of "all indications are that" it takes all for the cue, and so names nobody. Of
    "issued a demand for" it may leave the noun to the content, though the noun tells the kind.
    """
    assert each.cue is not None, "the encoder finds attributions by their cues"
    cue = report.text[slice(*each.cue)]
    first, *rest = each.content
    if cue.lower().endswith(" as saying") and rest and first[1] <= each.cue[0]:
        return Attribution(first, each.cue, tuple(rest))
    if entries_of(_tokens(report.doc, each.cue)[0].text, "relay") and can_be_cited(_head(_tokens(report.doc, first))):
        tellers = read.touching([each.source]) if each.source else []
        told = [other.content for other in tellers if other.source == each.source and other is not each]
        return Attribution(first, each.cue, told[0]) if told else each
    if each.source is None:
        for other in ruled.touching([each.cue]):
            if other.source and other.cue and _within(other.source, [each.cue]) and _within(other.cue, [each.cue]):
                return Attribution(other.source, other.cue, each.content)
    if _kind(report, each) == "other":
        for other in ruled.touching([each.cue]):
            holds = _holds([(each.cue[0], each.content[-1][1])], other._replace(source=None))
            if holds and _kind(report, other) in _SPOKEN:
                return other._replace(source=each.source or other.source)
    return each


def _kind(report: _Report, each: Attribution) -> CueKind:
    return cue_kind(report.text[slice(*each.cue)] if each.cue else None, report.text[slice(*each.content[0])])


class _Places(Generic[_T]):
    """Things by the ranges of characters that they stand at."""

    def __init__(self, placed: Iterable[tuple[Offsets, _T]]) -> None:
        self._bins: dict[int, list[tuple[Offsets, _T]]] = defaultdict(list)
        for span, thing in placed:
            for number in _bins(span):
                self._bins[number].append((span, thing))

    def touching(self, spans: Iterable[Offsets]) -> list[_T]:
        """What shares a character with one of the spans, each once, in no order that matters."""
        near = (
            entry
            for span in spans
            for number in _bins(span)
            for entry in self._bins.get(number, ())
            if _touch(span, entry[0])
        )
        return list({id(thing): thing for _, thing in near}.values())


def _bins(span: Offsets) -> range:
    return range(span[0] // _BIN, span[1] // _BIN + 1)


def _attribution(encoded: dict[str, Any]) -> Attribution:
    source = tuple(encoded["source"]) if encoded["source"] else None
    return Attribution(source, tuple(encoded["cue"]), tuple((start, end) for start, end in encoded["content"]))


def _is_missing(report: _Report, ruled: Attribution, read: _Places[Attribution], perhaps: _Places[Any]) -> bool:
    """Is an attribution of the rules one that the encoder could not see, or nearly saw?"""
    cue, source = ruled.cue, ruled.source
    if cue is None:
        return False
    near = read.touching(_spans(ruled))
    if not near:
        return bool(perhaps.touching([cue])) and _says_something(report, cue, ruled.content)
    if source is None or any(_touch(cue, other.cue) for other in near):
        return False
    if entries_of(report.text[slice(*cue)], "relay"):
        return any(_touch(piece, other) for each in near for piece in ruled.content for other in each.content)
    if any(_holds(other.content, ruled) for other in near):
        return _has_a_voice_of_its_own(report, ruled, source, cue)
    return any(_holds(ruled.content, other) for other in near)


def _has_a_voice_of_its_own(report: _Report, each: Attribution, source: Offsets, cue: Offsets) -> bool:
    """Does somebody named speak? What the teller's own "he" says, plans or thinks is the teller's to tell."""
    named = _head(_tokens(report.doc, source)).pos_ in ("NOUN", "PROPN")
    return named and _kind(report, each) in _SPOKEN and _says_something(report, cue, each.content)


def _says_something(report: _Report, cue: Offsets, content: Sequence[Offsets]) -> bool:
    """Does a finite verb, or a phrase such as "according to", bring a whole clause?"""
    words = _tokens(report.doc, cue)
    if _is_phrase(words):
        return True
    finite = any(token.tag_ in _FINITE for token in words) and not any(token.tag_ in ("MD", "TO") for token in words)
    told = report.text.startswith("that ", content[0][0])
    return finite and (told or any(_is_clause(_tokens(report.doc, piece)) for piece in content))


def _is_phrase(cue: Span) -> bool:
    """Does the cue say nothing but a phrase such as "according to"?"""
    return any(entry.words == tuple(cue.text.lower().split()) for entry in entries_of(cue[0].text, "phrase"))


def _is_clause(words: Span) -> bool:
    return any(_is_subject(token) and token.head.i < words.end for token in words)


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass", "expl") and any(
        word.tag_ in _FINITE or word.tag_ == "MD" for word in (token.head, *token.head.children)
    )


def _head(words: Span) -> Token:
    """The word that the others hang on; `Span.root` looks through the whole Doc."""
    return next((word for word in words if word.head == word or not words.start <= word.head.i < words.end), words[0])


def _tokens(doc: Doc, offsets: Offsets) -> Span:
    span = doc.char_span(*offsets, alignment_mode="expand")
    assert span is not None, "offsets lie in the text"
    return span


def _spans(each: Attribution) -> list[Offsets]:
    return [span for span in (each.source, each.cue, *each.content) if span]


def _touch(a: Offsets, b: Offsets | None) -> bool:
    return b is not None and a[0] < b[1] and b[0] < a[1]


def _holds(content: Sequence[Offsets], each: Attribution) -> bool:
    """Does the content hold all of the attribution?"""
    return all(_within(span, content) for span in _spans(each))


def _within(span: Offsets, pieces: Sequence[Offsets]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in pieces)
