"""The places that a name may stand for, and how likely each is before the rest of the report is looked at."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sayso.reading.places.gazetteer import Entry, Gazetteer, Match
from sayso.reading.places.mentions import Mention
from sayso.reading.places.names import normalise

Floats = npt.NDArray[np.float64]

_CANDIDATES = 20
_PROMINENCE = {
    "country": 8.0,
    "continent": 8.0,
    "sea": 1.5,
    "ocean": 1.5,
    "capital": 1.5,
    "region": 0.5,
    "county": -0.5,
    "district": -2.0,
}
_UNCOUNTED = 7.0
_ALTERNATE = -2.0
_FITS, _MISFITS = 4.0, -1.0
_CONTAINED = 8.0


@dataclass
class Name:
    """A name in one report: its candidates with their scores, how often it occurs, and the one chosen.

    `containers` are the keys of the names that the text says it lies in.
    """

    matches: list[Match]
    scores: Floats
    count: int = 0
    containers: set[str] = field(default_factory=set)
    chosen: int = 0

    @property
    def entry(self) -> Entry:
        """The place that is chosen."""
        return self.matches[self.chosen].entry


def prominence(match: Match) -> float:
    """How likely a name alone means this place: the logarithm of its people, with a bonus by kind."""
    entry = match.entry
    bonus = _PROMINENCE.get(entry.kind, 0.0) + (0.0 if match.own else _ALTERNATE)
    if entry.kind in ("country", "continent"):
        return bonus
    if entry.population or entry.kind in ("city", "district"):
        return bonus + math.log10(max(entry.population, 0) + 1)
    return bonus + _UNCOUNTED


def key_of(mention: Mention) -> str:
    """What tells one name of a report from another; a known state is `=` and its code."""
    return f"={mention.country}" if mention.country else normalise(mention.name)


def collect(mentions: Sequence[Mention], containers: Mapping[int, int], gazetteer: Gazetteer) -> dict[str, Name]:
    """Every name of the report that the gazetteer knows, scored by itself and by the words beside it."""
    names: dict[str, Name] = {}
    for number, mention in enumerate(mentions):
        if mention.country is not None:
            continue
        key = key_of(mention)
        if key not in names:
            matches = sorted(_meant(gazetteer.look_up(mention.name)), key=prominence, reverse=True)[:_CANDIDATES]
            if not matches:
                continue
            names[key] = Name(matches, np.array([prominence(match) for match in matches]))
        name = names[key]
        name.count += 1
        name.scores = np.maximum(name.scores, _told(name.matches, mention))
        if number in containers:
            name.containers.add(key_of(mentions[containers[number]]))
    for key, name in names.items():
        # "Morón" after "Morón de la Frontera" is the same town.
        longer = next((names[other].matches[0].entry for other in names if other.startswith(f"{key} ")), None)
        if longer is not None and longer.kind != "country":
            name.scores = name.scores + _CONTAINED * np.array([m.entry.country == longer.country for m in name.matches])
        inside = [_is_contained(match.entry, name.containers - {key}, names) for match in name.matches]
        name.scores = name.scores + _CONTAINED * np.array(inside)
        name.chosen = int(np.argmax(name.scores))
    return names


def _meant(matches: list[Match]) -> list[Match]:
    """Users' own places of the name, where there are any: what they added is what their reports tell of."""
    return [match for match in matches if match.users] or matches


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or first-order region holds the place."""
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    return outer.kind == "region" and inner.country == outer.country and inner.region == outer.name


def _told(matches: Sequence[Match], mention: Mention) -> Floats:
    """Prominence with what the mention's own words add."""
    scores = []
    for match in matches:
        score = prominence(match)
        if mention.kinds:
            score += _FITS if match.entry.kind in mention.kinds else _MISFITS
        if mention.within is not None and _lies_in(match.entry, *mention.within):
            score += _FITS
        scores.append(score)
    return np.array(scores)


def _lies_in(entry: Entry, country: str, region: str | None) -> bool:
    return entry.country == country and (region is None or region in (entry.region, entry.name))


def _is_contained(entry: Entry, containers: set[str], names: Mapping[str, Name]) -> bool:
    for container in containers:
        if container.startswith("="):
            if entry.country == container[1:] and entry.kind != "country":
                return True
        elif container in names and any(holds(match.entry, entry) for match in names[container].matches[:5]):
            return True
    return False
