"""Places of a report: toponyms and demonyms with the place that each stands for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.reading.codes import state_of
from sayso.reading.places.candidates import prominence
from sayso.reading.places.containment import containers
from sayso.reading.places.gazetteer import Entry, Gazetteer, load_gazetteer
from sayso.reading.places.lexicon import lexicon
from sayso.reading.places.mentions import Mention, find_mentions
from sayso.reading.places.outlets import home_of
from sayso.reading.places.resolve import choose
from sayso.records import Place

_LONGEST_NAME = 12


def find_places(doc: Doc, gazetteer: Gazetteer | None = None, outlet: str | None = None) -> list[Place]:
    """Toponyms and demonyms of `doc` in text order, resolved by the report's own context.

    Args:
        doc: needs tokens; names (`doc.ents`) and parts of speech help where they are there.
        gazetteer: where to look names up; the packed one unless given.
        outlet: the report's outlet, whose home counts as a place named once.

    Returns:
        One `Place` a mention. A place that the gazetteer does not know has neither coordinates nor name.
    """
    gazetteer = gazetteer or load_gazetteer()
    mentions = find_mentions(doc, gazetteer)
    entries = choose(mentions, containers(doc, mentions), gazetteer, home_of(outlet, gazetteer))
    text = doc.text
    return [_place(doc, text, mention, entry) for mention, entry in zip(mentions, entries, strict=True)]


def country_at(words: str) -> str | None:
    """ISO 3166-1 alpha-3 code of the country that a place name most likely lies in, with no context.

    `None` where the name is unknown, or where the place lies in several countries or in none.
    """
    gazetteer = load_gazetteer()
    for name in _narrowed(words):
        state = state_of(name)
        if state is not None:
            return state
        matches = gazetteer.look_up(name)
        if matches:
            return max(matches, key=prominence).entry.country
    return None


def _narrowed(words: str) -> Iterator[str]:
    """The words as they are, then without directions before, then without a kind word after them."""
    known = lexicon()
    left = words.split()[:_LONGEST_NAME]
    yield " ".join(left)
    while len(left) > 1 and left[0].lower() in {"the", *known.directions}:
        left = left[1:]
        yield " ".join(left)
    if len(left) > 1 and left[-1].lower() in known.kinds:
        yield " ".join(left[:-1])


def _place(doc: Doc, text: str, mention: Mention, entry: Entry | None) -> Place:
    start = doc[mention.start].idx
    end = doc[mention.end - 1].idx + len(doc[mention.end - 1])
    words = text[start:end]
    if entry is None:
        return Place(start=start, end=end, text=words)
    return Place(
        start=start,
        end=end,
        text=words,
        name=entry.name,
        country=entry.country,
        admin1=entry.name if entry.kind == "region" and entry.region is None else entry.region,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonames_id=entry.geonames_id,
    )
