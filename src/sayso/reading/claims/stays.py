"""How a presence is put together, for the readers that tell one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.reading.claims.context import Context
from sayso.reading.claims.forces import Force
from sayso.reading.claims.locations import Location
from sayso.reading.claims.purpose import purpose_of
from sayso.reading.propositions.modality import Modality
from sayso.reading.propositions.voices import Voice
from sayso.records import Presence, Strength


def presences(
    context: Context,
    token: Token,
    force: Force,
    place: Location,
    strength: Strength | None,
    told: Modality,
    *,
    voice: Voice | None = None,
) -> Iterator[Presence]:
    """The presences that a word tells, one for each code of the force; none where the place is the force's own land.

    Args:
        context: The report.
        token: The word that tells them.
        force: The force that is there.
        place: Where it is.
        strength: How many it is.
        told: How it is told.
        voice: Who vouches for it, where that is not the voice around the token.
    """
    if place.code in force.codes:
        return
    if told.negated and strength is not None and strength[1] is None:
        # "Never more than 300" were there.
        told, strength = told.denied(), (0, strength[0] - 1)
    common = context.common_fields(token, voice=voice)
    for code in force.codes:
        yield Presence(
            **common,
            status=told.settled,
            negated=told.negated,
            strength=strength,
            purpose=purpose_of(token),
            force=code,
            place=place.code,
            place_name=place.name,
        )
