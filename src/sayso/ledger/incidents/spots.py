"""Where something is told to be: a land, a region in it, a site in that; and whether two tellings can mean one spot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sayso.records import Place


class Spot(NamedTuple):
    """A land (code), its first-order region and a named site there, each `None` where not told.

    Names are in the gazetteer's form for comparison, without case and accents.
    """

    land: str
    region: str | None = None
    site: str | None = None


def spot(land: str, words: str | None, places: Iterable[Place]) -> Spot:
    """The most exact spot that the words name in the land, by the places that the report was found to name."""
    # The gazetteer's names come with the reading steps, which take a second to import.
    from sayso.reading.places.names import normalise

    named = [place for place in places if words and _names(words, place.text) and _is_within(place, land)]
    if not named:
        return Spot(land)
    place = max(named, key=lambda one: (one.name is not None, len(one.text), one.text))
    region = normalise(place.admin1) if place.admin1 else None
    site = normalise(place.name or place.text)
    return Spot(land, region, None if site == region else site)


def refined(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The spots without those that another of them lies in, sorted."""
    told = set(spots)
    return tuple(sorted((one for one in told if not any(_holds(one, other) for other in told)), key=_order))


def meet(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Can both be told of one thing? Spots that are not told may be any; a spot meets what it lies in."""
    if not a or not b:
        return True
    shared = {one.land for one in a} & {one.land for one in b}
    return bool(shared) and all(
        any(_are_near(x, y) for x in a for y in b if x.land == y.land == land) for land in shared
    )


def name_one_part(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Is there a region or site that both name?"""
    return any(one.site or one.region for one in set(a) & set(b))


def _names(words: str, name: str) -> bool:
    """Does the name stand among the words, whole?"""
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _is_within(place: Place, land: str) -> bool:
    """Is it a part of the land, or a name that the gazetteer does not know? Countries have no region."""
    return place.name is None or (place.country == land and place.admin1 is not None)


def _holds(outer: Spot, inner: Spot) -> bool:
    if outer == inner or outer.land != inner.land or outer.site is not None:
        return False
    return outer.region is None or outer.region == inner.region


def _are_near(a: Spot, b: Spot) -> bool:
    if a.region and b.region and a.region != b.region:
        return False
    return a.site is None or b.site is None or a.site == b.site


def _order(one: Spot) -> tuple[str, str, str]:
    return one.land, one.region or "", one.site or ""
