"""Short and full names of the same person: "Stone" and "Peter Stone"."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.reading.actors.lexicon import Gender
from sayso.reading.codes.keys import words_of

_PARTICLES = frozenset(("al", "el", "de", "van", "von", "bin"))


class FullNames:
    """The full names (two words or more) of a report, with the place where each stands first."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        """Take (name, first token) pairs in text order."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
        seen: set[tuple[str, ...]] = set()
        for name, at in names:
            key = _key(name)
            if len(key) > 1 and key not in seen:
                seen.add(key)
                for word in dict.fromkeys(key):
                    self._by_word.setdefault(word, []).append((key, name, at))

    def full(self, name: str, at: int, gender: Gender | None, known: dict[str, Gender | None]) -> str:
        """The full name that a shorter one at token `at` means; the name itself where there is none.

        The last full name before `at` that ends in the words of the short one is preferred to one that begins
        with them, and one before to one after. `known` gives the gender of full names; a title such as "Mrs"
        must agree.
        """
        key = _key(name)
        if not key:
            return name
        best: tuple[tuple[int, ...], str] | None = None
        for full, text, first in self._by_word.get(key[-1], ())[-50:]:
            if len(full) < len(key) or not _within(key, full) or _disagree(gender, known.get(text)):
                continue
            ends = full[-len(key) :] == key
            rank = (
                first <= at,
                ends,
                len(full) if ends and len(key) > 1 else 0,
                first if first <= at else -first,
            )
            numbers = tuple(int(part) for part in rank)
            if best is None or numbers > best[0]:
                best = numbers, text
        return best[1] if best else name


def _key(name: str) -> tuple[str, ...]:
    key = tuple(word.lower() for word in words_of(name) if len(word) > 1 or len(name) < 4)
    return key[1:] if len(key) > 1 and key[0] in _PARTICLES else key


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Does `full` hold `short` at its end or start, or its first and last word with others between?"""
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    if len(short) == 1:
        return short[0] in full
    return short[0] == full[0] and short[-1] == full[-1]


def _disagree(one: Gender | None, other: Gender | None) -> bool:
    return one is not None and other is not None and one != other
