"""Which of the places of a name a report means.

Each name's candidates are scored by how prominent they are, by what the words beside the name say, and by how
well they fit the other names of the report: lying near them, or in the countries and regions that the report
tells of (prominence, containment and proximity, as in Leidner 2007 and Lieberman & Samet 2012). One name
stands for one place throughout a report, save where the words beside it say otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sayso.reading.places.candidates import Floats, Name, collect, holds, key_of, prominence
from sayso.reading.places.context import Focus, Nearness
from sayso.reading.places.gazetteer import Entry, Gazetteer
from sayso.reading.places.mentions import Mention

# The names that occur most often make the context, so that the work stays bounded in long texts.
_CONTEXT_NAMES = 60
_ROUNDS = 3
_NEAR = 1.5


def choose(
    mentions: Sequence[Mention],
    containers: Mapping[int, int],
    gazetteer: Gazetteer,
    home: Sequence[Mention] = (),
) -> list[Entry | None]:
    """The place of each mention, in order; None where the gazetteer has none of that name.

    `containers` gives, by number, the mention that another one is said to lie in. `home` are places that the
    text does not name but its outlet does; they count as if they were named once.
    """
    known = [*_at_home(mentions, home), *home]
    names = collect(known, containers, gazetteer)
    _settle(names, Counter(mention.country for mention in known if mention.country is not None))
    chosen: list[Entry | None] = []
    for number, mention in enumerate(mentions):
        name = names.get(key_of(mention))
        if mention.country is not None:
            chosen.append(gazetteer.country(mention.country))
        elif name is None:
            chosen.append(None)
        elif number in containers:
            outer = mentions[containers[number]]
            chosen.append(_inside(name, _place(outer, names, gazetteer)))
        else:
            chosen.append(name.entry)
    return chosen


def _at_home(mentions: Sequence[Mention], home: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of the outlet's own town placed where that is: "Lima" in The Lima News."""
    within = {key_of(place): place.within for place in home if place.within is not None}
    return [replace(mention, within=within.get(key_of(mention), mention.within)) for mention in mentions]


def _settle(names: Mapping[str, Name], states: Mapping[str, int]) -> None:
    """Choose a place for every name, by its own scores and by how it fits the likely places of the others."""
    frequent = sorted(names, key=lambda key: -names[key].count)[:_CONTEXT_NAMES]
    if not frequent:
        return
    nearness = Nearness([names[key] for key in frequent])
    scores = {key: name.scores for key, name in names.items()}
    for _ in range(_ROUNDS):
        chances = {key: _softmax(score) for key, score in scores.items()}
        focus = Focus(names, chances, states)
        near = dict(zip(frequent, nearness.support([chances[key] for key in frequent]), strict=True))
        for key, name in names.items():
            fits = np.array([focus.fits(match.entry, key) for match in name.matches])
            scores[key] = name.scores + fits + _NEAR * near.get(key, np.zeros(len(fits)))
            name.chosen = int(np.argmax(scores[key]))


def _softmax(scores: Floats) -> Floats:
    weights: Floats = np.exp((scores - scores.max()) * 1.5)
    chances: Floats = weights / weights.sum()
    return chances


def _place(mention: Mention, names: Mapping[str, Name], gazetteer: Gazetteer) -> Entry | None:
    if mention.country is not None:
        return gazetteer.country(mention.country)
    name = names.get(key_of(mention))
    return name.entry if name is not None else None


def _inside(name: Name, outer: Entry | None) -> Entry:
    """The name's place, or its most prominent one in `outer` where the words beside this mention say so."""
    inside = [match for match in name.matches if outer is not None and holds(outer, match.entry)]
    if not inside or name.entry.kind == "country" or name.entry in [match.entry for match in inside]:
        return name.entry
    return max(inside, key=prominence).entry
