"""Whether two tellings mean the same ground: the whole of a land, or the same part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.reading.codes.lookup import term_of
from sayso.reading.conflicts.lexicon import words
from sayso.records import Movement, Presence

OPEN = "there"
"""The ground of words that take up a place named before, part or whole."""


@lru_cache(maxsize=65536)
def ground(name: str | None, code: str) -> str | None:
    """What part of the land with this code the words name; `None` where they name the whole of it, `OPEN` either."""
    if (name or "").lower() in words("open"):
        return OPEN
    own = [word for word in re.findall(r"\w+", name or "") if word.lower() not in words("small")]
    named = " ".join(word for word in own if word.lower() not in words("whole_land"))
    if not named or name == code or _is_land(named, code) or _is_land(name or "", code):
        return None
    return " ".join(own).lower()


def _is_land(name: str, code: str) -> bool:
    """Does the name stand for the land with this code? A capital does for its government, not for its ground."""
    term = term_of(name)
    return term is not None and term.code is not None and term.code.code == code and term.meaning != "capital"


def same_ground(a: str | None, b: str | None) -> bool:
    """Are both the whole, or do the names of the parts share a word? What is left open may be either."""
    if OPEN in (a, b):
        return True
    if a is None or b is None:
        return a is b
    return not set(a.split()).isdisjoint(b.split())


def presence_ground(claim: Presence) -> str | None:
    """The ground of a presence."""
    return ground(claim.place_name, claim.place or "")


def same_ways(a: Movement, b: Movement) -> bool:
    """Do the ends that both tell lie on the same ground, and is there one?"""
    told = [(x, xn, y, yn) for x, xn, y, yn in _ends(a, b) if x and y]
    return bool(told) and all(x == y and same_ground(ground(xn, x), ground(yn, y)) for x, xn, y, yn in told)


def same_move_or_stay(a: Presence | Movement, b: Presence | Movement) -> bool:
    """Are they movements the same way, or presences on the same ground?"""
    if isinstance(a, Movement) and isinstance(b, Movement):
        return same_ways(a, b)
    if isinstance(a, Presence) and isinstance(b, Presence):
        return a.place is not None and a.place == b.place and same_ground(presence_ground(a), presence_ground(b))
    return False


def is_as_wide(no: Presence | Movement, yes: Presence | Movement) -> bool:
    """Is what is denied as wide as what is told, so that denying the first denies the second?"""
    if isinstance(no, Movement) and isinstance(yes, Movement):
        return _covers(yes, no)
    if isinstance(no, Presence) and isinstance(yes, Presence):
        part = presence_ground(no)
        same_land = no.place is not None and no.place == yes.place
        return same_land and (part is None or same_ground(presence_ground(yes), part))
    return False


def _covers(a: Movement, b: Movement) -> bool:
    """Does the first movement tell all that the second one does?"""
    for code, name, other, other_name in _ends(a, b):
        if other is None:
            continue
        part = ground(other_name, other)
        if code != other or (part is not None and not same_ground(ground(name, other), part)):
            return False
    return True


def _ends(a: Movement, b: Movement) -> Iterator[tuple[str | None, str | None, str | None, str | None]]:
    """Code and words of both movements' origin, then of their destination."""
    yield a.origin, a.origin_name, b.origin, b.origin_name
    yield a.destination, a.destination_name, b.destination, b.destination_name
