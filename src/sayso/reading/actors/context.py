"""What the naming and the resolution of sources need to know of a whole Doc, gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from sayso.reading.actors.lexicon import gender_of_first_name, person_roles, title_words, words
from sayso.reading.codes.matching import Match, find_matches
from sayso.records import Place

Range = tuple[int, int]
"""Tokens of the Doc, half-open."""

_OPENING, _CLOSING, _STRAIGHT = "“„«", "”»", '"'


class Context:
    """A Doc with its codes, names, sentences, paragraphs and quotations, all by token index.

    `country_at` is the country of a place named there, where the places of the Doc are given.
    """

    def __init__(self, doc: Doc, places: Sequence[Place] = ()) -> None:
        self.doc = doc
        self.matches = find_matches(doc)
        self.match_at: dict[int, Match] = {
            token: match for match in self.matches for token in range(match.start, match.end)
        }
        entities = list(doc.ents)
        self.has_names = bool(entities)
        known = [name for ent in entities if ent.label_ == "PERSON" and (name := _bare(ent))]
        names = [_with_hyphen(doc, name) for name in (*known, *_by_first_name(doc, known))]
        self.persons = _without_epithets(doc, sorted(set(names)))
        self.organisations = [(ent.start, ent.end) for ent in entities if ent.label_ == "ORG"]
        self.person_at = _by_token(self.persons)
        self.surnames = {doc[end - 1].lower_ for start, end in self.persons if end - start > 1}
        self.organisation_at = _by_token(self.organisations)
        self.sentence_of, self.quoted = _layout(doc)
        self.country_at = {
            token.i: place.country
            for place in places
            if place.country and (span := doc.char_span(place.start, place.end)) is not None
            for token in span
            if token.i not in self.match_at
        }
        self.apostrophe = "’" if doc.text.count("’") >= doc.text.count("'") else "'"

    def range_of(self, start: int, end: int) -> Range | None:
        """The tokens that the characters `start` to `end` touch; `None` where there are none."""
        span = self.doc.char_span(start, end, alignment_mode="expand") if start < end else None
        if span is None or span.start == span.end:
            return None
        first, last = span.start, span.end
        while first < last and self.doc[first].is_space:
            first += 1
        while last > first and self.doc[last - 1].is_space:
            last -= 1
        return (first, last) if first < last else None

    def text(self, tokens: Range) -> str:
        """The words of the tokens, with white space made single blanks."""
        return " ".join(self.doc[tokens[0] : tokens[1]].text.split())


def low(token: Token) -> str:
    """The token in lower case, without the dot of an abbreviation."""
    return str(token.lower_).rstrip(".")


def _bare(ent: Span) -> Range | None:
    """A PERSON's tokens without leading titles and a trailing possessive; `None` where nothing is left."""
    start, end = ent.start, ent.end
    doc = ent.doc
    # A title within ("Springfield Mayor A B") parts the name from what is not its.
    inner = [at for at in range(start, end - 2) if low(doc[at]) in person_roles()]
    start = inner[-1] + 1 if inner else start
    while start < end - 1 and (low(doc[start]) in title_words() or not doc[start].text[:1].isalnum()):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[:1].isalnum()):
        end -= 1
    if start == end or not any(token.text[:1].isupper() for token in doc[start:end]):
        return None
    if end - start == 1 and low(doc[start]) in title_words() | words("organisation"):
        return None
    return start, end


def _with_hyphen(doc: Doc, name: Range) -> Range:
    """The name with the given name that a hyphen joins to it ("Anne-" - "Marie")."""
    start, end = name
    if start < 2 or doc[start - 1].text != "-" or doc[start - 2].whitespace_ or doc[start - 1].whitespace_:
        return name
    return (start - 2, end) if gender_of_first_name(doc[start - 2].text) else name


def _without_epithets(doc: Doc, names: Sequence[Range]) -> list[Range]:
    """The names without a first word that is none ("Rival A B"), where the Doc has them without it too."""
    texts = {doc[start:end].text for start, end in names}
    return [
        (start + 1, end)
        if end - start > 2
        and doc[start + 1 : end].text in texts
        and gender_of_first_name(doc[start + 1].text)
        and not gender_of_first_name(doc[start].text)
        else (start, end)
        for start, end in names
    ]


def _by_first_name(doc: Doc, known: Iterable[Range]) -> Iterator[Range]:
    """Names that the entity recogniser missed: a given name from the list and capitalised words after it."""
    taken = _by_token(known)
    at = 0
    while at < len(doc) - 1:
        end = at + 1
        if at not in taken and gender_of_first_name(doc[at].text):
            while end < min(len(doc), at + 4) and _goes_on(doc[end], taken):
                end += 1
            if end > at + 1:
                yield at, end
        at = end


def _goes_on(token: Token, taken: dict[int, Range]) -> bool:
    """May the token be a further word of a person's name?"""
    word = low(token)
    plain = token.text[:1].isupper() and token.text[1:].islower() and token.i not in taken
    return plain and word not in title_words() and word not in words("organisation") and not token.is_stop


def _by_token(ranges: Iterable[Range]) -> dict[int, Range]:
    return {token: tokens for tokens in ranges for token in range(*tokens)}


def _layout(doc: Doc) -> tuple[list[int], list[bool]]:
    """For each token: its sentence (number), and whether it stands in quotation marks; a blank line ends these."""
    sentences, quoted = [], []
    sentence = 0
    inside = False
    for token in doc:
        if token.i and token.is_sent_start:
            sentence += 1
        if token.text in _OPENING and len(token.text) == 1:
            inside = True
        elif token.text in _CLOSING and len(token.text) == 1:
            inside = False
        elif token.text in (_STRAIGHT, "``", "''"):
            inside = not inside
        sentences.append(sentence)
        quoted.append(inside)
        if token.is_space and token.text.count("\n") > 1:
            inside = False
    return sentences, quoted
