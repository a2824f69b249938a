"""Mentions of people, bodies, places and things, named or not, typed as in re3d (Dstl 2017)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from sayso.reading.entities.identifiers import find_identifiers
from sayso.reading.entities.phrases import find_phrases
from sayso.reading.quantities.lexicon import currencies
from sayso.records import Entity, EntityType, Place, Quantity, Time

_VALUES: dict[str, EntityType] = {
    "MONEY": "Money",
    "DATE": "Temporal",
    "TIME": "Temporal",
    "CARDINAL": "Quantity",
    "QUANTITY": "Quantity",
    "PERCENT": "Quantity",
}
_VAGUE = frozenset(["PRESENT_REF", "PAST_REF", "FUTURE_REF"])


def find_entities(
    doc: Doc, times: Sequence[Time], quantities: Sequence[Quantity], places: Sequence[Place]
) -> list[Entity]:
    """Entities of `doc` in text order.

    Phrases are typed by their names (`doc.ents`) and by the noun at their head; amounts inside a phrase
    ("three tanks") are entities of their own, and so are demonyms where the noun that they qualify is none.
    Several people together ("rebels") are an Organisation, as in re3d.

    Args:
        doc: needs tokens; syntax and names give more where they are there.
        times, quantities, places: what those steps found in the same text; may be empty.
    """
    identifiers = _apart(find_identifiers(doc.text))
    values = _apart([*identifiers, *_told(times, quantities), *_valued(doc)])
    phrases = _apart(find_phrases(doc, places, _covered(doc, values)))
    return sorted([*values, *phrases], key=lambda entity: (entity.start, entity.end, entity.type))


def _told(times: Sequence[Time], quantities: Sequence[Quantity]) -> Iterator[Entity]:
    for time in times:
        if time.value in _VAGUE:
            continue
        kind: EntityType = "Frequency" if time.type == "SET" else "Temporal"
        yield Entity(start=time.start, end=time.end, text=time.text, type=kind)
    money = frozenset(currencies().values())
    for quantity in quantities:
        if not quantity.text.isdigit():
            kind = "Money" if quantity.unit in money else "Quantity"
            yield Entity(start=quantity.start, end=quantity.end, text=quantity.text, type=kind)


def _valued(doc: Doc) -> Iterator[Entity]:
    for entity in doc.ents:
        kind = _VALUES.get(entity.label_)
        if kind is not None and (kind != "Quantity" or _counts(entity)):
            yield Entity(start=entity.start_char, end=entity.end_char, text=entity.text, type=kind)


def _counts(entity: Span) -> bool:
    """Whether the words are an amount: they hold a number, and are no bare figure such as that of a list."""
    return any(token.like_num for token in entity) and not (entity.label_ == "CARDINAL" and entity.text.isdigit())


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    """The entities that overlap no earlier one, in text order."""
    kept: list[Entity] = []
    taken: set[int] = set()
    for entity in entities:
        letters = range(entity.start, entity.end)
        if taken.isdisjoint(letters):
            taken.update(letters)
            kept.append(entity)
    return sorted(kept, key=lambda entity: entity.start)


def _covered(doc: Doc, values: Sequence[Entity]) -> set[int]:
    """Numbers of the tokens that times, sums and identifiers cover."""
    covered: set[int] = set()
    for entity in values:
        if entity.type != "Quantity":
            span = doc.char_span(entity.start, entity.end, alignment_mode="expand")
            if span is not None:
                covered.update(range(span.start, span.end))
    return covered
