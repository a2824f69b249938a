"""The open incidents of a block, found by where they are told to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from sayso.ledger.incidents.accounts import Account
from sayso.ledger.incidents.spots import Spot
from sayso.ledger.incidents.traits import Traits, together

_Where = tuple[str | None, ...]
"""What incidents are found by: a land, or a land with the site told there (`None` for none); empty where no spot is."""
_ANYWHERE: _Where = ()


@dataclass(eq=False, slots=True)
class Incident:
    """An open incident: the traits of its accounts so far, with the day of the first, and the reports they are of.

    number: its place in the order in which incidents were begun. found_by: where it is found.
    """

    id: str
    number: int
    traits: Traits
    reports: set[str]
    found_by: set[_Where]


class Openings:
    """Incidents in the order in which they were begun, of which those near a place can be asked for."""

    def __init__(self) -> None:
        self._open: dict[int, Incident] = {}
        self._at: dict[_Where, set[int]] = defaultdict(set)
        self._begun = 0

    def begin(self, first: Account) -> Incident:
        """Open an incident with its first account."""
        incident = Incident(first.id, self._begun, first.traits, {first.sha256}, set())
        self._begun += 1
        self._open[incident.number] = incident
        self._place(incident, first.traits.spots)
        return incident

    def add(self, account: Account, incident: Incident) -> None:
        """Take an account into an open incident."""
        incident.traits = together([incident.traits, account.traits], incident.traits.day)
        incident.reports.add(account.sha256)
        self._place(incident, account.traits.spots)

    def close_before(self, day: date) -> None:
        """Close the incidents that were begun before this day."""
        # They were begun in the order of their days.
        for incident in list(takewhile(lambda one: one.traits.day < day, self._open.values())):
            del self._open[incident.number]
            for where in incident.found_by:
                self._at[where].discard(incident.number)

    def near(self, spots: Sequence[Spot]) -> list[Incident]:
        """The open incidents that may be told of one of these spots, in order; all where there is none."""
        if not spots:
            return list(self._open.values())
        asked: list[_Where] = [_ANYWHERE]
        for spot in spots:
            asked += [(spot.land, spot.site), (spot.land, None)] if spot.site else [(spot.land,)]
        return [self._open[number] for number in sorted(set().union(*(self._at.get(where, ()) for where in asked)))]

    def _place(self, incident: Incident, spots: Sequence[Spot]) -> None:
        where: set[_Where] = {one for spot in spots for one in ((spot.land,), (spot.land, spot.site))}
        for new in where - incident.found_by if incident.found_by or where else {_ANYWHERE}:
            incident.found_by.add(new)
            self._at[new].add(incident.number)
