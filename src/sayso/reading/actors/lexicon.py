"""The word lists of this package, read once from the CSV files beside this module."""

from __future__ import annotations

from functools import cache
from typing import Literal

from sayso.reading.codes.tables import roles
from sayso.reading.wordlists import table_rows

Gender = Literal["male", "female"]


@cache
def words(kind: str) -> frozenset[str]:
    """The lower-case words of one kind in words.csv; KeyError for a kind that is not there."""
    return {row["kind"]: frozenset(row["words"].split(";")) for row in table_rows(__package__, "words.csv")}[kind]


@cache
def _genders() -> dict[str, Gender]:
    return {
        name: "male" if row["gender"] == "male" else "female"
        for row in table_rows(__package__, "first_names.csv")
        for name in row["names"].split(";")
    }


def gender_of_first_name(name: str) -> Gender | None:
    """The gender that a given name usually tells; `None` where it tells none or is not listed."""
    return _genders().get(name)


def gender_of_titles(titles: frozenset[str]) -> Gender | None:
    """The gender that titles and roles tell ("Mrs", "spokesman"); `None` where they tell none or disagree."""
    male, female = bool(titles & words("male")), bool(titles & words("female"))
    if male == female:
        return None
    return "male" if male else "female"


@cache
def anaphors() -> dict[str, frozenset[str]]:
    """Noun that takes up somebody named before ("alliance") to what it may take up ("body")."""
    taken: dict[str, set[str]] = {}
    for row in table_rows(__package__, "anaphors.csv"):
        for noun in row["words"].split(";"):
            taken.setdefault(noun, set()).add(row["takes"])
    return {noun: frozenset(kinds) for noun, kinds in taken.items()}


@cache
def titles_taken_up() -> dict[str, frozenset[str]]:
    """Role word to the titles of somebody whom it may take up ("the officer" takes up a colonel)."""
    taken: dict[str, set[str]] = {}
    for row in table_rows(__package__, "titles.csv"):
        for word in row["word"].split(";"):
            taken.setdefault(word, set()).update(row["titles"].split(";"))
    return {word: frozenset(titles | {word}) for word, titles in taken.items()}


@cache
def person_roles() -> frozenset[str]:
    """Single role words that name a person ("minister"), with the forms of address before names."""
    named = {key[0] for key, role in roles().items() if role.kind == "person" and len(key) == 1}
    return frozenset(named | words("title"))


@cache
def title_words() -> frozenset[str]:
    """Every word that a title before a name may hold."""
    return person_roles() | words("modifier") | words("portfolio")
