"""The words that the rules read by, from the table beside this file."""

from __future__ import annotations

from sayso.reading.wordlists import word_lists


def words(name: str) -> frozenset[str]:
    """A list of words.toml, in lower case."""
    return word_lists(__package__)[name]
