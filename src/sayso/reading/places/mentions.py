"""Where a Doc names places: spans of tokens, and what their surroundings tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from sayso.reading.codes.matching import find_matches
from sayso.reading.places.gazetteer import Gazetteer, Match
from sayso.reading.places.lexicon import lexicon
from sayso.reading.places.names import normalise

_PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
_STATE_WORDS = frozenset(["name", "adjective", "people", "capital"])
_LONGEST = 6
_UNSURE_LABELS = frozenset(["", "ORG", "NORP", "FAC", "PERSON", "PRODUCT", "EVENT"])
_LOCATIVES = frozenset(["in", "near", "outside", "throughout", "across", "around", "toward", "towards", "downtown"])
_PARTICLES = frozenset(
    ["al", "as", "da", "de", "del", "des", "di", "do", "dos", "du", "el", "la", "las", "le", "los", "sur"]
)
"""Words in lower case within a town's name."""
_SETTLED = frozenset(["country", "capital", "city", "region", "county", "district"])
_LARGE = 100_000
_KNOWN = 15_000
_DATELINE = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))[ \t]*(?P<place>[A-Z][A-Z.'’ -]{2,30}[A-Z.])"
    r"(?=(?:, [A-Z][\w. ]{1,20})?(?: ?\([A-Za-z/ ]{2,20}\))? ?(?:—|–|--?) )"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym or demonym over the tokens `start` to `end` (half-open).

    `name` is what to look up; `country` is the state (alpha-3) that the words are known to stand for; `kinds`
    are the kinds that a word beside the name tells; `within` is the country, and region, that it must lie in.
    """

    start: int
    end: int
    name: str
    country: str | None = None
    kinds: tuple[str, ...] = ()
    within: tuple[str, str | None] | None = None


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """Mentions of places in text order; none overlaps another."""
    scanner = _Scanner(doc, gazetteer)
    taken = [False] * len(doc)
    found: list[Mention] = []
    for mention in scanner.all():
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = [True] * (mention.end - mention.start)
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


class _Scanner:
    """The ways in which a mention is found, surest first."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.words = lexicon()
        self.confirmed: set[str] = set()
        self.seen: dict[str, list[Match]] = {}
        self.states = [
            (match.start, match.end, match.code.code)
            for match in find_matches(doc)
            if match.code.kind in ("state", "territory") and match.meaning in _STATE_WORDS
        ]
        self.labels = [token.ent_type_ for token in doc]
        self.surnames = {entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}

    def all(self) -> Iterator[Mention]:
        for way in (self.own_places, self.datelines, self.abbreviations, self.entities, self.stand_ins):
            for mention in way():
                self.confirmed.add(normalise(mention.name))
                yield mention
        yield from self.missed()

    def look_up(self, name: str) -> list[Match]:
        if name not in self.seen:
            self.seen[name] = self.gazetteer.look_up(name)
        return self.seen[name]

    def own_places(self) -> Iterator[Mention]:
        """Longest names of users' own places, whatever their tags: they were added to be found."""
        for token in self.doc if self.gazetteer.has_own else ():
            if token.text[:1].islower() or token.lower_ == "the":
                continue
            spans = (self.doc[token.i : end] for end in range(min(len(self.doc), token.i + _LONGEST), token.i, -1))
            named = (span for span in spans if any(match.users for match in self.look_up(span.text)))
            span = next((span for span in named if span[-1].text[:1].isalnum()), None)
            if span is not None and not self.is_surname(span):
                yield Mention(span.start, span.end, span.text)

    def datelines(self) -> Iterator[Mention]:
        for match in _DATELINE.finditer(self.doc.text):
            span = self.doc.char_span(*match.span("place"))
            if span is not None and self.look_up(span.text):
                yield Mention(span.start, span.end, span.text)

    def entities(self) -> Iterator[Mention]:
        inside = {number for start, end, _ in self.states for number in range(start, end)}
        whole = {(start, end) for start, end, _ in self.states}
        for entity in self.doc.ents:
            if entity.label_ not in _PLACE_LABELS:
                continue
            span = self.trimmed(entity)
            if span is None or (span.start, span.end) in whole or self.is_surname(span):
                continue
            mention = self.of(span)
            if mention is not None:
                yield mention
            elif entity.label_ != "FAC" and not inside.intersection(range(span.start, span.end)):
                yield Mention(span.start, span.end, span.text)

    def is_common(self, span: Span) -> bool:
        """Whether the words are more often no name of a place: "Union", "Northern"."""
        name = normalise(span.text)
        return name in self.words.not_places or name in self.words.directions

    def heads_follow(self, span: Span) -> bool:
        """Whether a word follows that makes another thing of the name: "Lexington Avenue"."""
        after = self.doc[span.end] if span.end < len(self.doc) else None
        return (
            after is not None
            and after.text[:1].isupper()
            and after.lower_ in self.words.heads
            and after.lower_ not in self.words.bodies
        )

    def is_surname(self, span: Span) -> bool:
        """Whether a title stands before the name, or it is the surname of somebody named in full."""
        if span.start and self.doc[span.start - 1].lower_.rstrip(".") in self.words.titles:
            return True
        return len(span) == 1 and span.text in self.surnames and not self.is_placed(span)

    def is_landmark(self, span: Span) -> bool:
        """Whether several words name a base, a crossing, a sea or the like: no person is called that."""
        return len(span) > 1 and any(
            match.own and match.entry.kind not in _SETTLED for match in self.look_up(span.text)
        )

    def follows_locative(self, position: int) -> bool:
        return position > 0 and self.doc[position - 1].lower_ in _LOCATIVES

    def may_be_placed(self, position: int) -> bool:
        """Whether a word stands before it that a place may follow, or that joins it to another."""
        return self.follows_locative(position) or (position > 0 and self.doc[position - 1].lower_ in ("and", "or"))

    def is_on_route(self, span: Span) -> bool:
        """Whether something goes or stands there ("sailed from Da Nang to Yokosuka", "garrisoned Kant").

        Nobody goes to a person with ships or soldiers, but the parser and the names' model know few small towns.
        """
        beside = self.doc[max(0, span.start - 1) : span.start], self.doc[span.end : span.end + 1]
        if any(token.pos_ == "PROPN" or token.text == "-" for one in beside for token in one):
            return False
        first = span.root
        while first.dep_ in ("compound", "conj") and first.head != first:
            first = first.head
        if first.dep_ == "dobj":
            return first.head.lemma_.lower() in self.words.takes
        if first.dep_ == "pobj" and first.head.lower_ in _LOCATIVES:
            return True
        if first.dep_ != "pobj" or first.head.lower_ not in self.words.routes:
            return False
        above = first.head.head
        while above.pos_ == "ADP" and above.head != above:
            above = above.head
        return above.lemma_.lower() in self.words.travels

    def is_placed(self, span: Span) -> bool:
        """Whether the words beside the name say that it is a place: "in Whitestown", "Whitestown, Ind."."""
        if self.follows_locative(span.start) or self.is_on_route(span):
            return True
        if span.end + 1 >= len(self.doc) or self.doc[span.end].text != ",":
            return False
        after = self.doc[span.end + 1].text
        return after in self.words.abbreviations or any(
            match.entry.kind in ("country", "region") and match.own and match.entry.population > _LARGE
            for match in self.look_up(after)
        )

    def of(self, span: Span) -> Mention | None:
        """The mention that `span` is: as it stands, without its kind word, or without its direction."""
        if self.is_common(span) or self.heads_follow(span):
            return None
        kinds = self.kinds_around(span)
        if self.look_up(span.text):
            return Mention(span.start, span.end, span.text, kinds=kinds)
        last = span[-1].lower_
        if len(span) > 1 and last in self.words.kinds and last not in self.words.heads:
            rest = self.doc[span.start : span.end - 1]
            if self.look_up(rest.text):
                return Mention(span.start, span.end, rest.text, kinds=self.words.kinds[last])
        if len(span) > 1 and span[0].lower_ in self.words.directions:
            return self.of(self.doc[span.start + 1 : span.end])
        return None

    def stand_ins(self) -> Iterator[Mention]:
        """Names of states, demonyms and regional adjectives."""
        for start, end, code in self.states:
            span = self.with_kind_word(self.doc[start:end])
            if span.end > end:
                yield Mention(start, span.end, span.text)
                continue
            if self.is_surname(span):
                continue
            named = [match.entry for match in self.look_up(span.text) if match.entry.country == code]
            if named:
                yield Mention(start, end, span.text, within=(code, None) if named[0].kind != "country" else None)
            else:
                yield Mention(start, end, span.text, country=code)
        for token in self.doc:
            if token.is_title:
                yield from self.adjective(token.i)

    def adjective(self, start: int) -> Iterator[Mention]:
        for end in (start + 2, start + 1):
            name = self.words.adjectives.get(self.doc[start:end].text.lower())
            if name is not None and self.look_up(name):
                yield Mention(start, min(end, len(self.doc)), name)

    def abbreviations(self) -> Iterator[Mention]:
        """Regions abbreviated after a name: "Fresno, Calif."."""
        for token in self.doc[2:] if len(self.doc) > 2 else ():
            known = self.words.abbreviations.get(token.text) or self.words.abbreviations.get(f"{token.text}.")
            if known and self.doc[token.i - 1].text in (",", "(") and self.doc[token.i - 2].text[:1].isupper():
                yield Mention(token.i, token.i + 1, known[1], within=(known[0], known[1]), kinds=("region",))

    def missed(self) -> Iterator[Mention]:
        """Longest gazetteer names among capitalised words that no name of a person covers."""
        position = 0
        while position < len(self.doc):
            token = self.doc[position]
            if not self.may_begin(token):
                position += 1
                continue
            mention = self.longest(position)
            if mention is not None:
                yield mention
            position = mention.end if mention is not None else position + 1

    def may_begin(self, token: Token) -> bool:
        return (
            token.pos_ in ("PROPN", "")
            and token.text[:1].isupper()
            and self.labels[token.i] in _UNSURE_LABELS
            and (self.labels[token.i] != "PERSON" or token.ent_iob_ == "B" or self.may_be_placed(token.i))
        )

    def longest(self, start: int) -> Mention | None:
        limit = start + 1
        while limit < min(len(self.doc), start + _LONGEST) and self.continues(limit):
            limit += 1
        for end in range(limit, start, -1):
            if not self.doc[end - 1].text[:1].isalpha() or self.doc[end - 1].is_lower:
                continue
            span = self.doc[start:end]
            if self.is_common(span) or self.heads_follow(span) or self.is_surname(span) or not self.known(span):
                continue
            return Mention(start, end, span.text, kinds=self.kinds_around(span))
        return None

    def continues(self, position: int) -> bool:
        token = self.doc[position]
        if token.is_space:
            return False
        if token.text[:1].isupper() or token.text in _PARTICLES or token.text in ("-", "of", "’s", "'s"):
            return True
        return self.doc[position - 1].text == "-" and not self.doc[position - 1].whitespace_

    def known(self, span: Span) -> bool:
        """Whether the gazetteer knows a place of that name that is well enough known to be meant."""
        placed = self.is_placed(span)
        confirmed = normalise(span.text) in self.confirmed and bool(self.look_up(span.text))
        if self.labels[span.start] == "PERSON" and not placed and not (confirmed and len(span) == 1):
            return self.is_landmark(span)
        before = self.doc[span.start - 1] if span.start else None
        after = self.doc[span.end] if span.end < len(self.doc) else None
        if not placed and before is not None and before.pos_ == "PROPN" and before.lower_ not in self.words.directions:
            return False
        follows_on = after is not None and after.text[:1].isupper() and after.pos_ == "PROPN"
        if after is not None and follows_on and after.lower_ not in self.words.bodies:
            return False
        return confirmed or any(
            (match.own or placed)
            and (
                match.entry.population >= _KNOWN
                or (match.own and (placed or match.entry.kind not in ("city", "district")))
            )
            for match in self.look_up(span.text)
        )

    def kinds_around(self, span: Span) -> tuple[str, ...]:
        """What "Anbar province", "the city of Mosul" and "Camp Taji" tell of the name."""
        after = self.doc[span.end].lower_ if span.end < len(self.doc) else ""
        if after in self.words.kinds:
            return self.words.kinds[after]
        if after in self.words.local_bodies:
            return ("city", "county")
        if span.start >= 2 and self.doc[span.start - 1].lower_ == "of":
            return self.words.kinds.get(self.doc[span.start - 2].lower_, ())
        return ()

    def trimmed(self, entity: Span) -> Span | None:
        """The entity without article, possessive and punctuation at its ends."""
        start, end = entity.start, entity.end
        while start < end and (self.doc[start].lower_ in ("the", "a", "an") or not self.doc[start].text[:1].isalnum()):
            start += 1
        while end > start and (
            self.doc[end - 1].text in ("'s", "’s", "'", "’") or not self.doc[end - 1].text[:1].isalnum()
        ):
            end -= 1
        return self.with_kind_word(self.joined(self.doc[start:end])) if start < end else None

    def joined(self, span: Span) -> Span:
        """The span with what hyphens and particles join to it, where that is known: "Morón de la Frontera"."""
        end = span.end
        while end + 1 < len(self.doc):
            hyphened = self.doc[end].text == "-" and not self.doc[end - 1].whitespace_
            if not hyphened and self.doc[end].text not in _PARTICLES:
                break
            end += 2 if hyphened or self.doc[end + 1].text[:1].isupper() else 1
        longer = self.doc[span.start : end]
        return longer if end > span.end and self.look_up(longer.text) else span

    def with_kind_word(self, span: Span) -> Span:
        """The span with a capitalised kind word after it, where the gazetteer knows both: "Walker County"."""
        after = self.doc[span.end] if span.end < len(self.doc) else None
        if after is None or not after.is_title or after.lower_ not in self.words.kinds:
            return span
        longer = self.doc[span.start : span.end + 1]
        return longer if self.look_up(longer.text) else span
