"""Noun phrases that name people, bodies, places or things, and the type of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from sayso.reading.codes import find_codes, state_of
from sayso.reading.entities.lexicon import noun_types
from sayso.records import Entity, EntityType, Place

_NAMES: dict[str, EntityType] = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "LOC": "Location",
    "FAC": "Location",
    "LAW": "DocumentReference",
}
_PRONOUNS: dict[str, EntityType] = {
    "i": "Person",
    "he": "Person",
    "she": "Person",
    "him": "Person",
    "we": "Organisation",
    "they": "Organisation",
}
_MILITARY = frozenset(
    ["armored", "armoured", "tactical", "technical", "suicide", "military", "combat", "fighting", "explosive"]
)
_OFTEN_WRONG = frozenset(["ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "NORP", ""])
_SHIPS = frozenset(["USS", "USNS", "HMS", "HMAS", "HMCS", "INS", "FS", "ITS", "RFS", "PNS", "JS", "ROKS", "TCG"])
_AGENTS = frozenset(["nsubj", "agent", "poss", "nsubjpass"])
_WHERE = frozenset(
    [
        "in",
        "at",
        "to",
        "from",
        "into",
        "near",
        "across",
        "around",
        "inside",
        "outside",
        "through",
        "toward",
        "towards",
    ]
)


def find_phrases(doc: Doc, places: Sequence[Place], covered: set[int]) -> Iterator[Entity]:
    """Typed phrases, the widest first; `covered` are tokens that are times or other values already."""
    reader = _Phrases(doc, places, covered)
    if doc.has_annotation("DEP"):
        yield from reader.chunks()
    yield from reader.names()
    yield from reader.nouns()


class _Phrases:
    def __init__(self, doc: Doc, places: Sequence[Place], covered: set[int]) -> None:
        self.doc = doc
        self.covered = covered
        self.types = noun_types()
        self.bodies = [doc[start:end] for start, end, code in find_codes(doc) if code.kind in ("body", "group")]
        self.in_body = {token.i for span in self.bodies for token in span}
        self.place_at: dict[int, Place] = {}
        for place in places:
            span = doc.char_span(place.start, place.end, alignment_mode="expand")
            if span is not None:
                self.place_at.update(dict.fromkeys(range(span.start, span.end), place))

    def chunks(self) -> Iterator[Entity]:
        """Noun chunks whose head is typed, each with the "of" phrase that completes it."""
        for chunk in self.doc.noun_chunks:
            kind = self.of_head(chunk)
            if kind is not None:
                yield self.entity(self.completed(chunk, kind), kind)

    def of_head(self, chunk: Span) -> EntityType | None:
        head = chunk.root
        if head.i in self.covered:
            return None
        if head.pos_ == "PRON":
            return _PRONOUNS.get(head.lower_)
        if head.i in self.in_body or head.ent_type_ or head.i in self.place_at:
            named = self.of_name(head)
            if named is not None:
                return named
        if head.pos_ == "PROPN" and head.lower_ not in self.types:
            return None
        return self.of_noun(head)

    def of_noun(self, head: Token) -> EntityType | None:
        lemma = head.lemma_.lower() or head.lower_.removesuffix("s")
        kind = self.types.get(lemma) or self.types.get(head.lower_)
        if kind == "Person" and self.is_plural(head):
            return "Organisation"
        if kind == "Vehicle" and any(child.lower_ in _MILITARY for child in head.children):
            return "MilitaryPlatform"
        return kind

    def is_plural(self, head: Token) -> bool:
        return head.tag_ in ("NNS", "NNPS") or (not head.tag_ and head.lower_.endswith("s"))

    def of_name(self, token: Token) -> EntityType | None:
        """The type of the name that the token is of; a country's or a people's goes by its use."""
        if token.i in self.in_body:
            return "Organisation"
        label = token.ent_type_
        place = self.place_at.get(token.i)
        if label in _OFTEN_WRONG and place is None:
            kind = self.types.get(token.lower_)
            if kind in ("Location", "DocumentReference", "MilitaryPlatform") and token.text[:1].isupper():
                return kind
            if any(self.doc[number].text in _SHIPS for number in range(max(0, token.i - 3), token.i + 1)):
                return "MilitaryPlatform"
        if (label == "NORP" and not self.is_toponym(place)) or (place is not None and token.pos_ == "ADJ"):
            return "Nationality" if token.dep_ in ("amod", "compound", "nmod") else "Organisation"
        if place is not None:
            return self.of_place(token)
        if label == "GPE":
            return self.of_place(token)
        return _NAMES.get(label)

    def is_toponym(self, place: Place | None) -> bool:
        """Whether the place is named by a name of its own, not by that of its people."""
        return place is not None and place.name is not None and state_of(place.text) is None

    def of_place(self, token: Token) -> EntityType:
        """A state that acts or owns is an Organisation in re3d; else a place is a Location."""
        head = token
        while head.dep_ in ("conj", "appos") and head.head != head:
            head = head.head
        place = self.place_at.get(token.i)
        words = place.text if place is not None else token.text
        return "Organisation" if head.dep_ in _AGENTS and state_of(words) is not None else "Location"

    def completed(self, chunk: Span, kind: EntityType) -> Span:
        """The chunk with what "of" adds to it: "the government of Iraq", "the city of Mosul"."""
        end = self.whole_end(chunk.end)
        if end + 1 < len(self.doc) and self.doc[end].lower_ == "of" and kind in ("Organisation", "Person", "Location"):
            after = end + 1
            while after < len(self.doc) and self.doc[after].dep_ in (
                "det",
                "compound",
                "amod",
                "poss",
                "case",
            ):
                after += 1
            if after < len(self.doc) and (self.doc[after].ent_type_ or after in self.place_at):
                return self.doc[chunk.start : self.whole_end(after + 1)]
        return self.doc[chunk.start : end]

    def whole_end(self, end: int) -> int:
        """Where the name ends that the token before `end` belongs to: the parser may cut it at a hyphen."""
        while end < len(self.doc) and (
            self.doc[end].ent_iob_ == "I" or (end in self.place_at and self.place_at[end] is self.place_at.get(end - 1))
        ):
            end += 1
        return end

    def names(self) -> Iterator[Entity]:
        """Names that no typed phrase holds."""
        for span in self.bodies:
            yield self.entity(span, "Organisation")
        for entity in self.doc.ents:
            if self.covered.isdisjoint(range(entity.start, entity.end)):
                kind = self.of_name(entity.root)
                if kind is not None:
                    yield self.entity(entity, kind)
        for position in self.place_at:
            kind = self.of_name(self.doc[position])
            if kind is not None:
                place = self.place_at[position]
                yield Entity(start=place.start, end=place.end, text=place.text, type=kind)

    def nouns(self) -> Iterator[Entity]:
        """Typed nouns that stand outside noun chunks, or qualify a head that is not typed."""
        for token in self.doc:
            if token.pos_ in ("NOUN", "") and token.i not in self.covered and not token.ent_type_:
                kind = self.of_noun(token)
                if kind is not None:
                    yield self.entity(self.doc[token.i : token.i + 1], kind)

    def entity(self, span: Span, kind: EntityType) -> Entity:
        start = span.start
        while start < span.end - 1 and (self.doc[start].is_space or self.doc[start].is_punct):
            start += 1
        whole = self.doc[start : span.end]
        return Entity(start=whole.start_char, end=whole.end_char, text=whole.text, type=kind)
