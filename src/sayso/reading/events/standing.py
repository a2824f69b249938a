"""Standing: what makes a clause an event of politics, and no matter of sport, business or everyday life."""

from __future__ import annotations

from sayso.reading.events.coding import Party
from sayso.reading.events.lexicon import words
from sayso.reading.events.signals import Signal
from sayso.reading.propositions.scene import Scene
from sayso.records import PloverType

_HARMS: frozenset[PloverType] = frozenset({"PROTEST", "COERCE", "ASSAULT"})
"""Types that people may do or suffer who stand for no state or body."""
_REPORT, _SENTENCE = 4, 2
"""How many different words of sport make a report, or a sentence, one of sport."""


def sport_sentences(scene: Scene) -> frozenset[int]:
    """The numbers of the sentences that tell of matches: all of them in a report of sport."""
    found: dict[int, set[str]] = {}
    for token in scene.doc:
        if token.lower_ in words("sport"):
            found.setdefault(scene.sentence[token.i], set()).add(token.lower_)
    if len(set().union(*found.values())) >= _REPORT:
        return frozenset(scene.sentence)
    return frozenset(number for number, told in found.items() if len(told) >= _SENTENCE)


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
