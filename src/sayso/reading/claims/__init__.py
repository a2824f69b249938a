"""Claims: what each voice says of the forces, in the six kinds of the record.

One reader a kind over the same context. A reader marks the words that it has read a claim from, so that "allowed
the troops to enter" is a permission and not a movement as well; hence their order. Demands have no reader of
their own: what is demanded is a movement or a presence that is told in another mood.
"""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.reading.claims.context import Context
from sayso.reading.claims.limits import read_limits
from sayso.reading.claims.merging import merge
from sayso.reading.claims.movement import read_movements
from sayso.reading.claims.permission import read_permissions
from sayso.reading.claims.presence import read_presences
from sayso.reading.claims.talks import read_talks
from sayso.reading.propositions.scene import Scene
from sayso.records import Claim

__all__ = ["find_claims"]

_READERS = (read_limits, read_permissions, read_talks, read_presences, read_movements)


def find_claims(doc: Doc) -> list[Claim]:
    """Read the claims of a report.

    Args:
        doc: A Doc with tags and syntax; uses the layers places, times, quantities, statements and actors where
            the steps that make them have run.

    Returns:
        Claims in text order with ids c1, c2, …; none where the Doc has no syntax.
    """
    if not doc.has_annotation("DEP"):
        return []
    context = Context.of(Scene.of(doc))
    return merge(claim for read in _READERS for claim in read(context))
