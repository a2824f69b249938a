"""Homes: the state of officials and people whose state goes without saying."""

from __future__ import annotations

from dataclasses import replace

from sayso.reading.events import nearby
from sayso.reading.events.coding import Party
from sayso.records import Place, PloverType

_AT_HOME: frozenset[PloverType] = frozenset(
    {"PROTEST", "COERCE", "CONCEDE", "THREATEN", "REJECT", "REQUEST", "ACCUSE", "ASSAULT", "RETREAT", "AGREE"}
)
"""Types that officials and people mostly do in their own state."""
_STATE_LETTERS = 3


def at_home(
    type: PloverType, actor: Party | None, recipient: Party | None, place: Place | None
) -> tuple[Party | None, Party | None]:
    """The parties, with the state of those who are named by their office or station alone.

    It is the state that the event takes place in ("police in Chad"), else for a recipient the actor's ("Chad's
    army arrested villagers").
    """
    land = place.country if place is not None else None
    if land is None and recipient is not None and nearby.is_place(recipient.noun):
        land = recipient.code
    if actor is not None and actor.is_domestic and type in _AT_HOME and land is not None:
        actor = replace(actor, code=land)
    if recipient is not None and recipient.is_domestic:
        own = actor.code if actor is not None and type in _AT_HOME else None
        code = land or (own if own is not None and len(own) == _STATE_LETTERS else None)
        recipient = replace(recipient, code=code)
    return actor, recipient
