"""The events of a record that tell of an incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sayso.ledger.incidents.kinds import Kind, kinds
from sayso.ledger.incidents.spots import Spot, spot
from sayso.ledger.incidents.telling import Telling, content_words, told_day
from sayso.ledger.incidents.traits import Traits
from sayso.records import Event, Place, Record

_MILITARY = "MIL"
_WAYS = ("to", "from")


def event_tellings(record: Record) -> Iterator[Telling]:
    """The tellings of its events; those that do not name what their kind needs, and those of no day, are left out."""
    for event in record.events:
        kind = kinds().get(("events", event.type))
        told = told_day(event.when if event.status == "actual" else None, record)
        if kind is None or told is None or event.status not in kind.statuses:
            continue
        who, spots = _parties(event, kind), _spots(event, kind, record.places)
        keys = {"force": who, "land": {one.land for one in spots}}.get(kind.block, set())
        if not who or (kind.block and not keys):
            continue
        day, is_dated = told
        traits = Traits(
            family=kind.family,
            block=" ".join([kind.family, *keys]),
            day=day,
            who=who,
            spots=spots,
            acts=_acts(kind, spots),
            words=content_words(event.evidence.text),
        )
        yield Telling("events", event.id, event.evidence.start, event.evidence.end, is_dated, traits)


def _parties(event: Event, kind: Kind) -> frozenset[str]:
    """The force, or who acts and is acted upon; none where what the kind needs is not named."""
    military = event.recipient_code if event.recipient_sector == _MILITARY else None
    if kind.needs == "force":
        return _known(event.actor_code or military)
    if kind.needs == "military":
        return _known(military)
    both = _known(event.actor_code, event.recipient_code)
    return both if kind.needs == "any" or len(both) == 2 else frozenset()


def _spots(event: Event, kind: Kind, places: list[Place]) -> tuple[Spot, ...]:
    """Where it happens; else the land that a force goes to or leaves, that of who speaks to it, or that told most."""
    if event.place_code:
        return (spot(event.place_code, event.place, places),)
    land = None
    if kind.block == "land":
        land = _land_told_most(places)
    elif event.actor_code != event.recipient_code:
        land = {"military": event.actor_code, "force": event.recipient_code}.get(kind.needs)
    return (Spot(land),) if land else ()


def _acts(kind: Kind, spots: Iterable[Spot]) -> frozenset[str]:
    if kind.act in _WAYS:
        return frozenset(f"movement {kind.act} {one.land}" for one in spots)
    return frozenset([kind.act])


def _known(*codes: str | None) -> frozenset[str]:
    return frozenset(code for code in codes if code)


def _land_told_most(places: Iterable[Place]) -> str | None:
    counts = Counter(place.country for place in places if place.country and place.admin1)
    return min(counts, key=lambda land: (-counts[land], land)) if counts else None
