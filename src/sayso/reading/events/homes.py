"""Homes: the state of officials and people whose state goes without saying."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from sayso.reading.events import nearby
from sayso.reading.events.coding import Party
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voices
from sayso.records import Place, PloverType

_AT_HOME: frozenset[PloverType] = frozenset(
    {"PROTEST", "COERCE", "CONCEDE", "THREATEN", "REJECT", "REQUEST", "ACCUSE", "ASSAULT", "RETREAT", "AGREE"}
)
"""Types that officials and people mostly do in their own state."""
_ABROAD = frozenset({"GOV", "MIL", "LEG"})
"""Sectors whose people deal with other states as often as with their own people."""
_STATE_LETTERS = 3


class Homes:
    """Finds the state of those who are named by their office or station alone."""

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self._scene = scene
        self._voices = voices
        self._states = _states_by_sentence(scene)

    def settle(
        self, type: PloverType, head: Token, actor: Party | None, recipient: Party | None, place: Place | None
    ) -> tuple[Party | None, Party | None]:
        """The parties with their states: that which the event takes place in ("police in Chad"), else the only one.

        A recipient may also be of the actor's state ("Chad's army arrested villagers").
        """
        if type not in _AT_HOME:
            return actor, recipient
        land = place.country if place is not None else None
        if land is None and recipient is not None and nearby.is_place(recipient.noun):
            land = recipient.code
        only = self._only_state(head)
        if actor is not None and actor.is_domestic:
            foreign = recipient is not None and recipient.code == only and not _is_domestic_to(actor, recipient)
            actor = replace(actor, code=land or (None if foreign else only))
        if recipient is not None and recipient.is_domestic:
            own = actor.code if actor is not None and len(actor.code or "") == _STATE_LETTERS else None
            recipient = replace(recipient, code=land or own or only)
        return actor, recipient

    def _only_state(self, head: Token) -> str | None:
        """The state that the sentence names, if it is one alone; that of whoever says it only where there is none."""
        named = self._states.get(self._scene.sentence[head.i], {})
        voice = self._voices.at(head)
        source = voice.statement.source if voice.statement is not None else None
        states = {code for start, code in named.items() if source is None or not source.start <= start < source.end}
        if not states and voice.code is not None and voice.sector != "MED" and len(voice.code) == _STATE_LETTERS:
            return voice.code
        return states.pop() if len(states) == 1 else None


def _is_domestic_to(actor: Party, recipient: Party) -> bool:
    """Is the recipient an office or people that somebody without a state of his own may live under?"""
    return recipient.sector is not None and actor.sector not in _ABROAD


def _states_by_sentence(scene: Scene) -> Mapping[int, dict[int, str]]:
    """The codes of states named in each sentence, by the character where the name starts."""
    found: dict[int, dict[int, str]] = {}
    for token in scene.doc:
        code = scene.codes.get(token.i)
        place = scene.places.get(token.i)
        state = code.code if code is not None and code.kind in ("state", "territory") else None
        state = state or (place.country if place is not None else None)
        if state is not None:
            found.setdefault(scene.sentence[token.i], {})[token.idx] = state
    return found
