"""Accounts: what one report tells of one incident, its claims and events taken together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.ledger.incidents.kinds import Part
from sayso.ledger.incidents.likeness import can_be_one
from sayso.ledger.incidents.telling import Telling
from sayso.ledger.incidents.tellings import tellings
from sayso.ledger.incidents.traits import Traits, together
from sayso.records import Record

Key = tuple[date, str, int]
"""The canonical order of accounts: day, hash of the report, place in the report. No two accounts share one."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one incident.

    sha256: the report's hash; position: number of the account in the report, from 0.
    traits: with the earliest day that is told, else the report's own.
    parts: its claims and events by their ids; empty in an account that comes back from a ledger.
    """

    sha256: str
    position: int
    traits: Traits
    parts: tuple[tuple[Part, str], ...] = ()

    @property
    def key(self) -> Key:
        """Where it stands in the canonical order."""
        return self.traits.day, self.sha256, self.position

    @property
    def id(self) -> str:
        """The id of the incident that it is the first account of: sixteen hexadecimal digits of a hash."""
        return hashlib.sha256(f"{self.sha256} {self.position}".encode()).hexdigest()[:16]


def accounts(record: Record) -> list[Account]:
    """The accounts of a record, in the order in which the text begins them."""
    told = tellings(record)
    groups: list[_Group] = []
    for one in sorted(told, key=lambda one: one.part):
        home = next((group for group in groups if group.takes(one)), None)
        if home is None:
            groups.append(_Group([one]))
        else:
            home.add(one)
    groups.sort(key=lambda group: min(told.index(one) for one in group.tellings))
    return [
        Account(record.report.sha256, position, group.traits, tuple((one.part, one.id) for one in group.tellings))
        for position, group in enumerate(groups)
    ]


class _Group:
    """Tellings of the same, and their traits taken together."""

    def __init__(self, tellings: list[Telling]) -> None:
        self.tellings = tellings
        self.traits = _traits(tellings)

    def add(self, one: Telling) -> None:
        """Take in a further telling."""
        self.tellings.append(one)
        self.traits = _traits(self.tellings)

    def takes(self, one: Telling) -> bool:
        """Does it tell of the same: by what it says, or as an event in the words of one of the claims?"""
        return _is_in_the_words(one, self.tellings) or can_be_one(one.traits, self.traits)


def _is_in_the_words(one: Telling, group: Sequence[Telling]) -> bool:
    """Is it an event that stands in the words of a claim, of its own family or a party to it?"""
    return one.part == "events" and any(
        other.part == "claims" and _overlap(one, other) and _is_akin(one.traits, other.traits) for other in group
    )


def _is_akin(event: Traits, claim: Traits) -> bool:
    # What states do to one another may be but another word for what a claim tells; an attack is a thing of its own.
    return event.family == claim.family or (event.block == event.family and not event.who.isdisjoint(claim.who))


def _traits(group: Sequence[Telling]) -> Traits:
    # Of what a claim and an event tell in the same words, the claim is read the closer.
    known_by = [one for one in group if one.part == "claims"] or group
    days = [one.traits.day for one in known_by if one.is_dated] or [one.traits.day for one in known_by]
    return together([one.traits for one in known_by], min(days))


def _overlap(a: Telling, b: Telling) -> bool:
    return a.start < b.end and b.start < a.end
