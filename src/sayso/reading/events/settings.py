"""Settings: where an event takes place."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.reading.events.lexicon import words
from sayso.reading.propositions import phrases
from sayso.reading.propositions.scene import Scene
from sayso.records import Place


def place_of(scene: Scene, head: Token) -> Place | None:
    """The first place that the clause names with a preposition of place; `None` where it names none."""
    nouns = (noun for name, noun in phrases.prepositional(head) if name in words("places"))
    return next((place for noun in nouns if (place := scene.places.get(noun.i)) is not None), None)
