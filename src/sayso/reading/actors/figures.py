"""The figures of a report while it is read: who was mentioned so far, where, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.reading.actors.context import Context, Range
from sayso.reading.actors.lexicon import Gender, words
from sayso.reading.actors.mentions import Mention
from sayso.reading.actors.naming import Kind, Voice

_REACH = 120
"""How many mentions back an antecedent may stand: keeps reading linear in the text's length."""


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody of the report. `described` are all lower-case words of the phrases that introduce them."""

    name: str
    kind: Kind
    named: bool
    head: str = ""
    gender: Gender | None = None
    plural: bool = False
    titles: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    code: str | None = None
    sector: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    speaks: bool = False
    acts: bool = False

    def learn(self, voice: Voice, said: str) -> None:
        """Take over what a further phrase tells and was not known."""
        self.gender = self.gender or voice.gender
        self.titles |= voice.titles
        self.described |= {word.strip(".,()") for word in said.lower().split()}
        self.code = self.code or voice.code
        self.sector = self.sector or voice.sector

    @property
    def is_media(self) -> bool:
        """Is it a newspaper, channel or agency, as far as its introduction or name tells?"""
        return self.sector == "MED" or bool(self.described & _media_words())


def _media_words() -> frozenset[str]:
    return words("media_name")


class Cast:
    """The figures in order of their first mention, with the history of mentions."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.figures: list[Figure] = []
        self.speaker: Figure | None = None
        self._history: list[tuple[Mention, Figure]] = []
        self._by_name: dict[str, Figure] = {}

    def named(self, name: str) -> Figure | None:
        """The figure that bears exactly this name or alias."""
        return self._by_name.get(name.lower())

    def add(self, voice: Voice, name: str | None = None) -> Figure:
        """A new figure for a phrase, under `name` where it is not the phrase's own."""
        figure = Figure(name or voice.name, voice.kind, voice.form == "name", voice.head, plural=voice.plural)
        self.figures.append(figure)
        if voice.form == "name" or voice.kind != "person":
            self.alias(figure, figure.name)
        return figure

    def alias(self, figure: Figure, name: str) -> None:
        """Let `name` mean the figure from now on; the first bearer keeps it."""
        self._by_name.setdefault(name.lower(), figure)

    def mention(self, figure: Figure, mention: Mention) -> None:
        """Note a further mention of a figure."""
        figure.mentions.append(mention)
        figure.acts = figure.acts or mention.subject
        self._history.append((mention, figure))

    def recent(self, at: int) -> Iterator[tuple[Mention, Figure]]:
        """Each figure with its mention nearest before token `at`, the nearest first, within a fixed reach."""
        seen: set[int] = set()
        for mention, figure in reversed(self._history[-_REACH:]):
            if mention.tokens[1] <= at and id(figure) not in seen:
                seen.add(id(figure))
                yield mention, figure

    def at(self, tokens: Range) -> Figure | None:
        """The figure mentioned by words that end right before `tokens`, a comma aside."""
        for mention, figure in reversed(self._history[-8:]):
            if 0 <= tokens[0] - mention.tokens[1] <= 1:
                return figure
        return None
