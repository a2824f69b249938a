"""From a record to its tellings: the claims and events that tell of an incident, each with what it is known by."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from sayso.ledger.incidents.spots import Spot, refined, spot
from sayso.ledger.incidents.traits import Traits
from sayso.ledger.rows import day
from sayso.records import Claim, Event, Interval, Movement, Place, Record, Talks

Part = Literal["claims", "events"]
LONGEST_DAYS = 7
"""A time told as longer than this does not say on which day something was."""
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim or event of a report with its evidence's offsets; `is_dated` where its words tell the day."""

    part: Part
    id: str
    start: int
    end: int
    is_dated: bool
    traits: Traits


def tellings(record: Record) -> list[Telling]:
    """The tellings of the record in the order of its text; none where no day is known."""
    made = [*_of_claims(record), *_of_events(record)]
    return sorted(made, key=lambda one: (one.start, one.part, one.end, one.id))


def _of_claims(record: Record) -> Iterator[Telling]:
    said = {statement.id: statement.said for statement in record.statements}
    for claim in record.claims:
        # What is planned is known by the day on which it was told, not by the day on which it falls due.
        when = claim.when if claim.status == "actual" else said.get(claim.statement or "")
        told = _day(when, record)
        who = frozenset(claim.parties if isinstance(claim, Talks) else [claim.force] if claim.force else [])
        if told is None or not who:
            continue
        family, held = _kinds()["claims", claim.kind]
        acts = _claim_acts(claim)
        traits = Traits(
            family=family,
            block=" ".join([family, *(who if held == "force" else ())]),
            day=told[0],
            who=who,
            spots=_claim_spots(claim, record.places),
            acts=acts,
            strengths=tuple((act, claim.strength) for act in sorted(acts) if claim.strength),
            words=_words(claim.evidence.text),
        )
        yield Telling("claims", claim.id, claim.evidence.start, claim.evidence.end, told[1], traits)


def _of_events(record: Record) -> Iterator[Telling]:
    home = _land_told_most(record.places)
    for event in record.events:
        told = _day(event.when, record)
        if ("events", event.type) not in _kinds() or event.status != "actual" or told is None:
            continue
        family, held = _kinds()["events", event.type]
        spots = _event_spots(event, record.places)
        who = frozenset(code for code in (event.actor_code, event.recipient_code) if code)
        if held == "force":
            who = frozenset(who & {event.actor_code})
        elif held == "land" and not spots and home:
            spots = (Spot(home),)
        keys = {"force": who, "land": {one.land for one in spots}}.get(held, set())
        if not who or (held and not keys):
            continue
        traits = Traits(
            family=family,
            block=" ".join([family, *keys]),
            day=told[0],
            who=who,
            spots=spots,
            acts=_event_acts(event, spots),
            words=_words(event.evidence.text),
        )
        yield Telling("events", event.id, event.evidence.start, event.evidence.end, told[1], traits)


def _day(when: Interval | None, record: Record) -> tuple[date, bool] | None:
    """The day told, if it is told closely and not of the time after the report; else the report's own."""
    reported = day(record.report.date)
    if when is not None:
        first, last = day(when.from_), day(when.to)
        is_close = first is not None and last is not None and last - first < timedelta(LONGEST_DAYS)
        if first is not None and is_close and (reported is None or first <= reported):
            return first, True
    return None if reported is None else (reported, False)


def _claim_spots(claim: Claim, places: Sequence[Place]) -> tuple[Spot, ...]:
    if isinstance(claim, Movement):
        ends: list[tuple[str | None, str | None]] = [
            (claim.origin, claim.origin_name),
            (claim.destination, claim.destination_name),
        ]
    else:
        ends = [(getattr(claim, "place", None), getattr(claim, "place_name", None))]
    return refined(spot(code, words, places) for code, words in ends if code)


def _event_spots(event: Event, places: Sequence[Place]) -> tuple[Spot, ...]:
    return (spot(event.place_code, event.place, places),) if event.place_code else ()


def _claim_acts(claim: Claim) -> frozenset[str]:
    if not isinstance(claim, Movement):
        return frozenset([claim.kind])
    ways = ((claim.origin, "from"), (claim.destination, "to"))
    return frozenset(f"movement {way} {land}" for land, way in ways if land)


def _event_acts(event: Event, spots: Iterable[Spot]) -> frozenset[str]:
    way = {"MOBILIZE": "to", "RETREAT": "from"}.get(event.type)
    lands = {one.land for one in spots}
    return frozenset(f"movement {way} {land}" for land in lands) if way else frozenset([event.type])


def _land_told_most(places: Iterable[Place]) -> str | None:
    counts = Counter(place.country for place in places if place.country and place.admin1)
    return min(counts, key=lambda land: (-counts[land], land)) if counts else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


@cache
def _kinds() -> dict[tuple[str, str], tuple[str, str]]:
    text = files(__package__).joinpath("kinds.csv").read_text(encoding="utf-8")
    rows: Iterable[dict[str, Any]] = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["part"], row["told"]): (row["family"], row["block"]) for row in rows}
