"""Focus: which of the lands that a report has named it is about at some point, as "the country" takes it up.

Every telling of a land weighs by where it stands in its sentence and how far back that is, after the salience of
Lappin and Leass, "An algorithm for pronominal anaphora resolution" (1994). The weights were chosen on reports made up
for the project.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.reading.claims.lexicon import words
from sayso.reading.propositions import syntax

_HERE = 2.0
"""What a telling in the same sentence weighs more."""
_FADING = 0.75
"""What is left of a telling's weight, a sentence further back."""
_WITH_FORCE = 1.6
"""How much more it weighs where the sentence before tells of the same force there."""
_OF_SPEAKER = 0.75
"""What the speaker's own land weighs besides."""
_OF_DATELINE = 0.5
"""What the land weighs besides where the report was written."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A land named before: its code, the token, how many sentences back, as a people's name, with the force."""

    code: str
    noun: Token
    back: int
    is_people: bool
    with_force: bool


def in_focus(tellings: Iterable[Telling], written_from: str | None, speakers: str | None) -> str | None:
    """The code of the land that weighs most; the nearest of several that weigh the same, `None` where none is told.

    Args:
        tellings: The lands named before, the nearest first.
        written_from: The land of the dateline.
        speakers: The land of whoever speaks, where that may be the host.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    for telling in tellings:
        near = _HERE if telling.back == 0 else _FADING**telling.back
        told_there = _WITH_FORCE if telling.back == 1 and telling.with_force else 1.0
        weights[telling.code] += _weight(telling) * near * told_there
    if written_from is not None and written_from in weights:
        weights[written_from] += _OF_DATELINE
    if speakers is not None:
        weights[speakers] += _OF_SPEAKER
    return max(weights, key=weights.__getitem__, default=None)


def _weight(telling: Telling) -> float:
    """How much a land that is named there is what its sentence is about."""
    noun = telling.noun
    if noun.tag_ == "NNPS" and telling.is_people:
        return 0.2
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if syntax.is_dateline(noun) or (noun.dep_ in ("dobj", "pobj") and above.lemma_ == "cross"):
        return 0.4
    if above.dep_ in ("acl", "relcl") and not syntax.follows_dateline(above):
        # "The troops leaving Syria" are where they are going.
        return 0.5
    if telling.is_people or noun.dep_ in ("amod", "compound"):
        return 0.6
    if noun.dep_ == "pobj" and noun.head.lower_ in words("from"):
        return 0.8
    # What is left, entered or does something itself stands out from where something merely happens.
    does = noun.dep_ in syntax.SUBJECT and (noun.head.dep_ == "ROOT" or syntax.follows_dateline(noun.head))
    return 1.5 if noun.dep_ == "dobj" or does else 1.0
