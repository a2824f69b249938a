"""Draws incidents: single ones, and families of similar ones that are easily taken for one another."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.archive.model import Incident, State
from benchmarks.archive.tables import phrases, states

_FIRST_DAY, _DAYS = date(2031, 1, 6), 720
"""All of it happens in years to come, so that nobody takes it for news."""
_APART = 35
"""Days between two incidents of one kind, force and host that are of different families, at least."""
_STRENGTHS = (120, 150, 180, 200, 240, 300, 350, 400, 450, 600, 750, 800, 900, 1200, 1500, 1800, 2400, 3000)


def draw_incidents(rng: random.Random) -> Iterator[Incident]:
    """Incidents without end: each family is one incident with up to three that differ from it in one thing.

    They differ in the month, the place (another host, the same days) or the force (the same host and days).
    """
    taken: dict[tuple[str, str, str], list[date]] = {}
    number = 0
    while True:
        sender, host = rng.sample(states(), 2)
        kind = rng.choice(sorted(phrases()["kinds"]))
        day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
        family = [(sender, host, day)]
        if rng.random() < 0.35:
            family.append((sender, host, day + timedelta(days=rng.randint(_APART, 90))))
        if rng.random() < 0.3:
            family.append((sender, _other(rng, sender, host), day + timedelta(days=rng.randint(0, 5))))
        if rng.random() < 0.3:
            family.append((_other(rng, sender, host), host, day + timedelta(days=rng.randint(0, 5))))
        for force, ground, when in family:
            days = taken.setdefault((kind, force.code, ground.code), [])
            if all(abs((when - other).days) >= _APART for other in days):
                days.append(when)
                number += 1
                yield _incident(rng, f"i{number:04}", kind, force, ground, when)


def _incident(rng: random.Random, id: str, kind: str, sender: State, host: State, day: date) -> Incident:
    return Incident(
        id=id,
        kind=kind,
        sender=sender,
        host=host,
        town=rng.choice(host.towns) if rng.random() < 0.4 else None,
        day=day,
        target=day + timedelta(days=rng.randint(20, 100)),
        strength=rng.choice(_STRENGTHS),
        speaker="host" if phrases()["kinds"][kind].get("by") == "host" else rng.choice(("sender", "host")),
    )


def _other(rng: random.Random, *known: State) -> State:
    return rng.choice([state for state in states() if state not in known])
