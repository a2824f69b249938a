"""What a telling, an account or an incident is known by, and how that of several comes together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.ledger.incidents.spots import Spot, refined
from sayso.records import Strength


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells one incident from another.

    family, block: of kinds.csv; the block holds what two accounts of one incident have in common for certain.
    day: the day that it is told of, else that of the report.
    who: codes of the force, or of those who act, are acted upon or meet.
    spots: where, each as exactly as told. acts: what, with the way of a movement ("movement to SOM").
    strengths: by act. words: those that it is told in.
    """

    family: str
    block: str
    day: date
    who: frozenset[str] = frozenset()
    spots: tuple[Spot, ...] = ()
    acts: frozenset[str] = frozenset()
    strengths: tuple[tuple[str, Strength], ...] = ()
    words: frozenset[str] = frozenset()


def together(told: Sequence[Traits], day: date) -> Traits:
    """The traits of what has all of these; family and block are those of the first."""
    return Traits(
        family=told[0].family,
        block=told[0].block,
        day=day,
        who=frozenset[str]().union(*(one.who for one in told)),
        spots=refined(spot for one in told for spot in one.spots),
        acts=frozenset[str]().union(*(one.acts for one in told)),
        strengths=tuple(dict.fromkeys(strength for one in told for strength in one.strengths)),
        words=frozenset[str]().union(*(one.words for one in told)),
    )
