"""Whether two tellings mean the same ground: the whole of a land, or the same part of it."""

from __future__ import annotations

import re

from sayso.reading.codes import state_of
from sayso.records import Movement, Presence

_TAKEN_UP = {
    "country",
    "there",
    "here",
    "home",
    "kingdom",
    "nation",
    "state",
    "territory",
    "soil",
    "republic",
    "homeland",
}
_SMALL = {"the", "a", "an", "its", "their", "his", "her", "our", "my", "already", "still", "now", "s", "of"}


def ground(name: str | None, code: str) -> str | None:
    """What part of the land with this code the words name; `None` where they name the whole of it."""
    words = [w for w in re.findall(r"\w+", (name or "").lower()) if w not in _SMALL]
    if not words or set(words) <= _TAKEN_UP or name == code or state_of(name or "") == code:
        return None
    return " ".join(words)


def same_ground(a: str | None, b: str | None) -> bool:
    """Are both the whole, or do the names of the parts share a word?"""
    if a is None or b is None:
        return a is b
    return bool(set(a.split()) & set(b.split()))


def presence_ground(claim: Presence) -> str | None:
    """The ground of a presence."""
    return ground(claim.place_name, claim.place or "")


def same_ways(a: Movement, b: Movement) -> bool:
    """Do the ends that both tell lie on the same ground, and is there one?"""
    ends = [
        (a.origin, a.origin_name, b.origin, b.origin_name),
        (a.destination, a.destination_name, b.destination, b.destination_name),
    ]
    told = [(x, xn, y, yn) for x, xn, y, yn in ends if x and y]
    return bool(told) and all(x == y and same_ground(ground(xn, x), ground(yn, y)) for x, xn, y, yn in told)


def covers(a: Movement, b: Movement) -> bool:
    """Does the first movement tell all that the second one does, so that denying the second denies the first?"""
    ends = [
        (a.origin, a.origin_name, b.origin, b.origin_name),
        (a.destination, a.destination_name, b.destination, b.destination_name),
    ]
    for code, name, denied, denied_name in ends:
        if denied is None:
            continue
        part = ground(denied_name, denied)
        if code != denied or (part is not None and not same_ground(ground(name, denied), part)):
            return False
    return True
