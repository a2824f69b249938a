"""Standing: what makes a clause an event of politics, and no matter of sport, business or everyday life."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.reading.events.coding import Party
from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal
from sayso.records import PloverType

_HARMS: frozenset[PloverType] = frozenset({"PROTEST", "COERCE", "ASSAULT"})
"""Types that people may do or suffer who stand for no state or body."""
_SPORT = 4
"""How many different words of sport make a report one of sport."""


def is_about_sport(doc: Doc) -> bool:
    """Does the report tell of matches?"""
    return len({token.lower_ for token in doc} & words("sport")) >= _SPORT


def has_standing(signal: Signal, actor: Party | None, recipient: Party | None) -> bool:
    """Does the event name somebody who matters to it? A noun that no verb carries must name both sides."""
    known = [party for party in (actor, recipient) if party is not None]
    coded = [party for party in known if party.code]
    if signal.is_bare:
        return len(coded) == 2
    if coded:
        return True
    sectors = {(party.sector or "").lower() for party in known}
    return bool(sectors & words("political")) or (signal.row.type in _HARMS and bool(sectors & words("harmed")))
