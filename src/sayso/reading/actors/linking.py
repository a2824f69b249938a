"""One pass over the mentions of a Doc, in text order, that gives each its figure."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence

from sayso.reading.actors.context import Context, Range, low
from sayso.reading.actors.figures import Cast, Figure
from sayso.reading.actors.lexicon import Gender, anaphors, person_roles, words
from sayso.reading.actors.mentions import Mention, mentions_of
from sayso.reading.actors.naming import Voice, voice_of
from sayso.reading.actors.people import FullNames
from sayso.reading.actors.resolution import agrees, antecedent, taken_up
from sayso.reading.codes.lookup import code_of, term_of
from sayso.records import Statement

_POSSESSIVES = frozenset(("its", "his", "her", "their", "our", "my"))
_AHEAD = 12
_ARTICLES = frozenset(("the", "a", "s"))
_GOVERNMENT = frozenset(("government", "of"))


class Linker:
    """Gives each mention its figure; `cast` and `speakers` (statement index → figure) hold the result.

    `own_names` are those of speakers that have another name at their statement ("Baghdad" for a government).
    """

    def __init__(self, context: Context, statements: Sequence[Statement]) -> None:
        self.cast = Cast(context)
        self.speakers: dict[int, Figure] = {}
        self.own_names: dict[int, str] = {}
        self._context = context
        self._mentions = mentions_of(context, statements)
        self._sources = {m.statement: (n, m) for n, m in enumerate(self._mentions) if m.statement is not None}
        self._early: dict[int, Figure] = {}
        self._looking: set[int] = set()
        self._statements = statements
        self._contents = sorted(
            (span.start, span.end, index) for index, statement in enumerate(statements) for span in statement.content
        )
        people = [m for m in self._mentions if m.voice.form == "name" and m.voice.kind == "person"]
        self._genders: dict[str, Gender | None] = {}
        for mention in people:
            name = mention.voice.name
            self._genders[name] = self._genders.get(name) or mention.voice.gender
        self._names = FullNames((mention.voice.name, mention.tokens[0]) for mention in people)

    def run(self) -> None:
        """Link every mention."""
        for number, mention in enumerate(self._mentions):
            early = self._early.get(mention.statement) if mention.statement is not None else None
            figure = early or self._figure(mention, number)
            if figure is None:
                continue
            figure.learn(mention.voice, self._context.text(mention.tokens))
            self.cast.mention(figure, mention)
            if mention.statement is not None:
                figure.speaks = True
                self.speakers[mention.statement] = figure
                self.cast.speaker = figure
                if self._government(mention.voice):
                    self.own_names[mention.statement] = _name_of(mention.voice)

    def _government(self, voice: Voice) -> str | None:
        """The key of a state's government, which "Iraq's government" and its capital both stand for."""
        doc, code = self._context.doc, voice.code
        tokens = range(*voice.core)
        if code is None or voice.sector != "GOV" or not any(at in self._context.match_at for at in tokens):
            return None
        rest = {low(doc[at]) for at in tokens if at not in self._context.match_at and doc[at].is_alpha} - _ARTICLES
        term = term_of(voice.name)
        is_capital = term is not None and term.meaning == "capital"
        return f"{code}|government" if is_capital or (voice.head == "government" and rest <= _GOVERNMENT) else None

    def _figure(self, mention: Mention, number: int) -> Figure | None:
        key = self._government(mention.voice)
        known = self.cast.named(key) if key else None
        if known:
            return known
        figure = self._new_figure(mention, number)
        if key and figure:
            self.cast.alias(figure, key)
        return figure

    def _apposition(self, mention: Mention) -> Figure | None:
        """The body that a phrase set off behind its name explains: "ECOWAS, the West African bloc,"."""
        doc, (start, end) = self._context.doc, mention.tokens
        if mention.voice.kind == "person" or low(doc[start]) not in ("the", "a", "an") or start < 2:
            return None
        closed = end < len(doc) and doc[end].text in ",.;)–—"
        figure = self.cast.at(mention.tokens) if doc[start - 1].text == "," and closed else None
        return figure if figure and figure.named and figure.kind == "organisation" else None

    def _new_figure(self, mention: Mention, number: int) -> Figure | None:
        explained = self._apposition(mention)
        if explained:
            self.cast.alias(explained, mention.voice.name)
            return explained
        if mention.voice.form == "pronoun":
            return self._pronoun(mention, number)
        if mention.voice.form == "nominal":
            return self._nominal(mention)
        if mention.voice.kind == "person" or self._is_short_name(mention):
            return self._person(mention)
        return self._name(mention.voice, mention.tokens)

    def _pronoun(self, mention: Mention, number: int) -> Figure | None:
        figure = antecedent(mention, self.cast, *self._parent(mention), self._own_content(mention))
        if figure is None and mention.statement is not None:
            figure = self._named_after(mention, number) or self.cast.add(mention.voice)
        if figure and mention.voice.gender and figure.gender is None:
            figure.gender = mention.voice.gender
        return figure

    def _parent(self, mention: Mention) -> tuple[Figure | None, bool]:
        """Who says the content that holds a mention, and whether word for word."""
        start = self._context.doc[mention.tokens[0]].idx
        at = bisect_right(self._contents, (start, sys.maxsize, 0))
        for first, last, index in reversed(self._contents[max(0, at - 12) : at]):
            if not first <= start < last or index == mention.statement:
                continue
            speaker = self.speakers.get(index) or self._speaker_ahead(index, mention)
            if speaker:
                return speaker, self._context.quoted[mention.tokens[0]]
        return None, False

    def _speaker_ahead(self, statement: int, mention: Mention) -> Figure | None:
        """The speaker of words that stand before their speaker: “We doubt that ...,” A B said."""
        if mention.voice.head not in words("speaker_pronoun") or statement not in self._sources:
            return None
        if statement not in self._early:
            number, source = self._sources[statement]
            # Two sources, each within the other's words, would look to one another for ever.
            if source.voice.head in words("speaker_pronoun") or statement in self._looking:
                return None
            self._looking.add(statement)
            figure = self._figure(source, number)
            self._looking.discard(statement)
            if figure is None:
                return None
            self._early[statement] = figure
        return self._early[statement]

    def _own_content(self, mention: Mention) -> list[Range]:
        """The tokens of what a source is cited for: nobody is their own speaker there."""
        if mention.statement is None:
            return []
        spans = self._statements[mention.statement].content
        return [tokens for span in spans if (tokens := self._context.range_of(span.start, span.end))]

    def _named_after(self, mention: Mention, number: int) -> Figure | None:
        """The first person named after a pronoun that nobody before it can be meant by."""
        sentence = self._context.sentence_of[mention.tokens[0]]
        for other in self._mentions[number + 1 : number + _AHEAD]:
            if self._context.sentence_of[other.tokens[0]] > sentence + 1:
                return None
            if other.voice.form == "name" and other.voice.kind == "person":
                figure = self._person(other)
                return figure if agrees(mention.voice, figure) else None
        return None

    def _person(self, mention: Mention) -> Figure:
        voice = mention.voice
        name = self._names.full(voice.name, mention.tokens[0], voice.gender, self._genders)
        figure = self.cast.named(name) or self.cast.add(voice, name)
        owner = self._owner(mention.tokens)
        if owner and figure.code is None and voice.code is None:
            figure.code = owner[1].code
        return figure

    def _is_short_name(self, mention: Mention) -> bool:
        """Is what looks like an organisation a part of a person's name that stands in the report?"""
        name = mention.voice.name
        if mention.voice.code or mention.voice.kind != "organisation" or name.startswith("the "):
            return False
        return self._names.full(name, mention.tokens[0], None, self._genders) != name

    def _name(self, voice: Voice, tokens: Range) -> Figure:
        bare = voice.name.removeprefix("the ").removeprefix("The ")
        keys = [bare]
        term = term_of(bare)
        if term and term.code and (term.code.kind in ("group", "body") or term.meaning == "name"):
            keys.append(f"{term.code.code}|{term.code.name}")
        figure = next((found for key in keys if (found := self.cast.named(key))), None) or self._longer(bare, tokens)
        if figure is None:
            figure = self.cast.add(voice, _name_of(voice))
        for key in (*keys, *self._brackets(tokens), *_acronyms(bare)):
            self.cast.alias(figure, key)
        return figure

    def _longer(self, word: str, tokens: Range) -> Figure | None:
        """The body whose name ends in a word that alone takes it up: "the Union" for the African Union."""
        if word.lower() not in anaphors():
            return None
        for _, figure in self.cast.recent(tokens[0]):
            if figure.named and figure.kind == "organisation" and figure.name.split()[-1] == word:
                return figure
        return None

    def _brackets(self, tokens: Range) -> list[str]:
        """The acronym in brackets after or within a name."""
        doc = self._context.doc
        return [
            doc[at + 1].text
            for at in range(tokens[0], min(tokens[1] + 1, len(doc) - 2))
            if doc[at].text == "(" and doc[at + 1].text.isupper() and doc[at + 2].text == ")"
        ]

    def _nominal(self, mention: Mention) -> Figure | None:
        voice = mention.voice
        owner = self._owner(voice.core)
        name = voice.name
        if owner:
            name = _owned(name, self._context.text(owner[0]), owner[1].name, self._context.apostrophe)
        figure = taken_up(voice, mention.tokens[0], self.cast) if voice.definite and not owner else None
        if figure is None and (voice.kind != "person" or voice.definite):
            figure = self.cast.named(name)
        if figure is None:
            introduced = mention.statement is not None or (voice.code is not None and mention.main)
            if voice.kind == "person" and voice.definite and not owner and not introduced:
                # "The mayor" who was not introduced is more often somebody known by a title not yet told.
                return None
            figure = self.cast.add(voice, name)
            if voice.definite:
                self.cast.alias(figure, name)
            if owner:
                figure.code = voice.code or owner[1].code
        return figure

    def _owner(self, tokens: Range) -> tuple[Range, Figure] | None:
        """The words in a phrase that take up an owner ("its", "the country", "the ministry"), and whom."""
        doc = self._context.doc
        first = tokens[0]
        if low(doc[first]) in _POSSESSIVES:
            voice = voice_of((first, first + 1), self._context)
            pronoun = Mention((first, first + 1), voice, False, False, self._context.quoted[first])
            figure = antecedent(pronoun, self.cast, *self._parent(pronoun), [])
            return ((first, first + 1), figure) if figure and figure.named else None
        for start in range(first, min(tokens[1], first + 12)):
            if low(doc[start]) not in ("the", "this", "that"):
                continue
            for end in range(start + 1, min(tokens[1], start + 4)):
                if low(doc[end]) not in anaphors() and low(doc[end]) not in person_roles():
                    continue
                follows = low(doc[end + 1]) if end + 1 < len(doc) else ""
                is_possessor = end + 1 < len(doc) and doc[end + 1].tag_ == "POS"
                if is_possessor or (start > first and end + 1 == tokens[1] and follows != "of"):
                    figure = taken_up(voice_of((start, end + 1), self._context), start, self.cast)
                    if figure:
                        return (start, end + 1), figure
        return None


def _name_of(voice: Voice) -> str:
    """A name of several words loses its article, "the US" and "the Taliban" keep it."""
    bare = voice.name.removeprefix("the ")
    return bare if voice.kind == "organisation" and len(bare.split()) > 2 else voice.name


def _owned(name: str, piece: str, owner: str, apostrophe: str) -> str:
    """The phrase with the words that take up an owner replaced by the owner's name."""
    owner = owner.removeprefix("the ") if piece.lower() in _POSSESSIVES else owner
    if piece.lower() in _POSSESSIVES:
        return f"{owner}{apostrophe}s {name[len(piece) :].lstrip()}"
    at = name.lower().find(piece.lower())
    return name if at < 0 else f"{name[:at]}{owner}{name[at + len(piece) :]}"


def _acronyms(name: str) -> list[str]:
    """The acronym that a name of three words or more makes; of two words where the tables know it."""
    acronym = "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())
    if len(acronym) < 2:
        return []
    known = code_of(acronym)
    return [acronym] if len(acronym) > 2 or (known and known == code_of(name)) else []
