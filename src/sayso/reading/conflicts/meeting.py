"""Which claims can disagree at all: an index over claims, so that rules need not try every pair.

A claim *offers* what others may be held against, and *seeks* what it may be held against itself. Two claims can
disagree only where one seeks what the other offers; whether they do is for the rules to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from sayso.reading.conflicts.extent import OPEN, ground
from sayso.reading.conflicts.rules.negation import tells_of_all
from sayso.records import Claim, Limit, Movement, Permission, Presence, Talks

Point = tuple[Hashable, ...]
"""What is offered and sought: the force or parties, what of them, and where."""
_WHOLE, _ANY = "the whole", "any part"


class Meeting:
    """Claims by their places in a sequence, and which of them can disagree.

    sites: for each claim the one site that it is told of; claims of two sites cannot disagree. `None` where it is
        told of no site or of several, which is by default what all are.
    """

    def __init__(self, claims: Sequence[Claim], sites: Sequence[Hashable] | None = None) -> None:
        self._sites = sites or [None] * len(claims)
        self._offers = [offers(claim) for claim in claims]
        self._seeks = [seeks(claim) for claim in claims]
        self._offered, self._sought = self._by_point(self._offers), self._by_point(self._seeks)

    def of(self, place: int, among: range | None = None) -> set[int]:
        """The places of the claims that can disagree with the one at this place; by default among all."""
        site = self._sites[place]
        asked = [(self._offered, self._seeks[place]), (self._sought, self._offers[place])]
        met: set[int] = set()
        for index, points in asked:
            for found in (index[point] for point in points if point in index):
                alike = found.values() if site is None else (found.get(site, []), found.get(None, []))
                met.update(*(places if among is None else _part(places, among) for places in alike))
        return met - {place}

    def _by_point(self, told: Iterable[set[Point]]) -> dict[Point, dict[Hashable, list[int]]]:
        """The places of the claims by point and site."""
        index: dict[Point, dict[Hashable, list[int]]] = defaultdict(dict)
        for place, points in enumerate(told):
            for point in points:
                index[point].setdefault(self._sites[place], []).append(place)
        return index


def _part(places: list[int], among: range) -> list[int]:
    """Those of the places, which are in order, that lie in the range."""
    return places[bisect_left(places, among.start) : bisect_left(places, among.stop)]


def offers(claim: Claim) -> set[Point]:
    """What others may be held against: a refusal, a limit, a denial, a number or day of a force somewhere."""
    return {(_subject(claim), *point) for point in _offers(claim)} if _subject(claim) else set()


def seeks(claim: Claim) -> set[Point]:
    """What the claim may be held against."""
    return {(_subject(claim), *point) for point in _seeks(claim)} if _subject(claim) else set()


def _subject(claim: Claim) -> Hashable:
    return tuple(claim.parties) if isinstance(claim, Talks) else claim.force


def _offers(claim: Claim) -> Iterator[Point]:
    match claim:
        case Permission(status="refused" | "revoked"):
            yield "leave", claim.place
        case Limit():
            yield "full", claim.place
            if claim.value is not None:
                yield "limit", claim.place, _size(claim.value)
        case Talks(negated=True):
            yield ("denial",)
        case Presence(negated=True, status="planned") if claim.when:
            yield "empty", claim.place
            yield from _denials(claim)
        case Movement(negated=True) | Presence(negated=True):
            yield from _denials(claim)
        case Movement() | Presence():
            yield from _same_men(claim)
            for end, part in _ends(claim):
                if claim.strength or claim.when or isinstance(claim, Movement):
                    yield from (("number", claim.status, *end, name) for name in _names(part))
                if isinstance(claim, Presence) and part is None and claim.strength and claim.strength[1] is not None:
                    yield "sum", end[1], _size(claim.strength[1])
                if isinstance(claim, Movement) and end[0] == "origin" and (tells_of_all(claim) or not claim.strength):
                    yield "gone", end[1]


def _denials(claim: Movement | Presence) -> Iterator[Point]:
    """What is denied, by the first of its ends."""
    # Who tells of all that is denied tells of each end of it, so that the first is enough.
    first = next(_ends(claim), None)
    if first is None:
        yield ("denial",)
        return
    end, part = first
    yield from (("denial", *end, name) for name in ({_WHOLE} if part in (None, OPEN) else _names(part)))


def _same_men(claim: Movement | Presence) -> Iterator[Point]:
    """So many leaving one land on a day, whichever part of it they leave."""
    if isinstance(claim, Movement) and claim.strength and claim.when and claim.origin:
        yield "men", claim.status, claim.origin, claim.strength


def _seeks(claim: Claim) -> Iterator[Point]:
    match claim:
        case Permission(status="granted"):
            yield "leave", claim.place
        case Talks(negated=False):
            yield ("denial",)
        case Movement(negated=False) | Presence(negated=False):
            yield ("denial",)
            yield from _same_men(claim)
            for end, part in _ends(claim):
                wanted = {_ANY} if part == OPEN else _names(part) - {_ANY}
                yield from (("denial", *end, name) for name in wanted | {_WHOLE})
                if claim.strength or claim.when or isinstance(claim, Movement):
                    yield from (("number", claim.status, *end, name) for name in wanted)
                if isinstance(claim, Presence) and part is not None and claim.strength:
                    yield from (("sum", end[1], size) for size in range(_size(claim.strength[0]) + 1))
            place = claim.place if isinstance(claim, Presence) else claim.destination
            yield "leave", place
            if claim.strength:
                yield from (("limit", place, size) for size in range(_size(claim.strength[0]) + 1))
            if isinstance(claim, Movement):
                yield "full", place
                yield "empty", claim.origin
            else:
                yield "gone", place


def _ends(claim: Movement | Presence) -> Iterator[tuple[tuple[str, str], str | None]]:
    """Where it is told to be, to come from and to go: each with its land, and the ground there."""
    if isinstance(claim, Presence):
        told = [("place", claim.place, claim.place_name)]
    else:
        told = [("origin", claim.origin, claim.origin_name), ("destination", claim.destination, claim.destination_name)]
    return (((end, code), ground(name, code)) for end, code, name in told if code)


def _names(part: str | None) -> set[str]:
    """What ground is found by: the words for a part, or that it is the whole; by what is left open, in any case."""
    return {_ANY, *([_WHOLE] if part is None else [] if part == OPEN else part.split())}


def _size(number: int) -> int:
    """The order of magnitude: a number above another is of its order, or of a higher one."""
    return number.bit_length()
