"""The words that events are read from, as the tables beside this file give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from sayso.reading.wordlists import table_rows, word_lists
from sayso.records import PloverType

BARE, OTHERS, SAID, ANY, TO_DO = "-", "+", "=", "*", "!"
"""Marks of the column `object`: no object and no clause, somebody else who is to do something, words that are said, any
object or clause, a clause of what is to be done."""


@dataclass(frozen=True, slots=True)
class Row:
    """A word that tells an event, with what it needs beside it (see verbs.csv and nouns.csv)."""

    type: PloverType
    mode: str | None
    further_words: frozenset[str]
    object: frozenset[str]
    not_object: frozenset[str]
    beside: frozenset[str]
    not_beside: frozenset[str]
    recipient: tuple[str, ...]
    content: str

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Sorts the rows of a word: those that need more come first."""
        return not self.further_words, not self.object, not self.beside


Table = Mapping[str, tuple[Row, ...]]


def words(name: str) -> frozenset[str]:
    """A list of words.toml, in lower case."""
    return word_lists(__package__)[name]


@cache
def verbs() -> Table:
    """Rows of verbs by lemma, those that need more first."""
    return _table("verbs.csv")


@cache
def adjectives() -> Table:
    """Rows of adjectives by lemma, those that need more first."""
    return _table("adjectives.csv")


@cache
def nouns() -> Table:
    """Rows of nouns by lemma; a compound's words are joined by a hyphen."""
    return _table("nouns.csv")


def rows_of(token: Token) -> tuple[Row, ...]:
    """The rows of a verb or adjective; none of other words."""
    if token.pos_ == "ADJ":
        return adjectives().get(token.lemma_.lower(), ())
    if token.pos_ != "VERB" and (token.pos_ != "AUX" or token.dep_ in ("aux", "auxpass")):
        return ()
    # The lemmatizer takes "staged" for a form of "stag".
    word = token.lower_
    joined = f"{token.nbor(-2).lower_}-{token.lemma_.lower()}" if token.i > 1 and token.nbor(-1).text == "-" else ""
    forms = (joined, token.lemma_.lower(), word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("s"))
    return next((verbs()[form] for form in forms if form in verbs()), ())


@cache
def modes() -> tuple[tuple[str, frozenset[str]], ...]:
    """An ASSAULT's modes with the words that tell them, in order of precedence."""
    return tuple((row["mode"], _listed(row["words"])) for row in table_rows(__package__, "modes.csv"))


@cache
def sectors() -> Mapping[str, str]:
    """PLOVER sectors of people and bodies by lemma."""
    return {word: row["sector"] for row in table_rows(__package__, "sectors.csv") for word in row["words"].split(";")}


def forms(noun: Token) -> tuple[str, ...]:
    """The forms under which a noun may be listed, the longest first: "hunger-strike", "strike"."""
    lemma = noun.lemma_.lower()
    found = [f"{c.lower_}-{lemma}" for c in noun.children if c.dep_ == "compound" and c.i == noun.i - 1]
    if noun.i > 1 and noun.nbor(-1).text == "-":
        found.append(f"{noun.nbor(-2).lower_}-{lemma}")
    # The lemmatizer leaves what it takes for a name as it is ("Troops").
    return (*found, lemma, noun.lower_, noun.lower_.removesuffix("s"))


def _table(name: str) -> Table:
    table: dict[str, list[Row]] = {}
    for cells in table_rows(__package__, name):
        for word in cells["words"].split(";"):
            lemma, *further = word.split()
            table.setdefault(lemma, []).append(_row(cells, frozenset(further)))
    return {lemma: tuple(sorted(found, key=lambda row: row.rank)) for lemma, found in table.items()}


def _row(cells: Mapping[str, str], further: frozenset[str]) -> Row:
    return Row(
        type=cast(PloverType, cells["type"]),
        mode=cells["mode"] or None,
        further_words=further,
        object=_listed(cells.get("object", "")),
        not_object=_listed(cells.get("not_object", "")),
        beside=_listed(cells.get("with", "")),
        not_beside=_listed(cells.get("not_with", "")),
        recipient=tuple(way for way in cells["recipient"].split(";") if way),
        content=cells["content"],
    )


def _listed(cell: str) -> frozenset[str]:
    """The words of a cell, with the named lists that it takes in."""
    listed: set[str] = set()
    for word in cell.split(";"):
        listed |= words(word[1:]) if word.startswith("@") else {word}
    return frozenset(listed - {""})
