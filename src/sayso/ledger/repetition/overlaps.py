"""How much two bodies have in common."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger.repetition.bodies import SHINGLE, Body

MOST = 0.6
"""Share of each text that two versions of one text have in common, at least, and of a near copy."""
PART, OUTLETS_PART = 0.3, 0.4
"""Share of either text that a partial reprint has in common, at least; the second where one outlet published both."""
PART_WORDS, MANY_WORDS = 30, 75
"""Words outside quotations that a partial reprint has in common, at least; with so many the share does not matter."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two bodies share: the fewer words of either that stand in shared runs, in all and outside quotations.

    share_1, share_2: all shared words as a share of either's words.
    """

    words: int
    own_words: int
    share_1: float
    share_2: float

    @property
    def is_same(self) -> bool:
        """Whether they are two versions of one text, and not just quote the same words."""
        return min(self.share_1, self.share_2) >= MOST and self.own_words >= SHINGLE

    def is_part(self, *, one_outlet: bool) -> bool:
        """Whether one reprints a part of the other, and does not just quote the same words."""
        enough = max(self.share_1, self.share_2) >= (OUTLETS_PART if one_outlet else PART)
        return self.own_words >= PART_WORDS and (enough or (self.own_words >= MANY_WORDS and not one_outlet))


def overlap(one: Body, two: Body) -> Overlap | None:
    """What the bodies share, in runs of SHINGLE words or more; None where no rule would take it for repetition."""
    words_1, own_1 = _shared(one, two)
    words_2, own_2 = _shared(two, one)
    if not words_1:
        return None
    found = Overlap(min(words_1, words_2), min(own_1, own_2), words_1 / len(one.words), words_2 / len(two.words))
    return found if found.is_same or found.is_part(one_outlet=False) else None


def _shared(body: Body, other: Body) -> tuple[int, int]:
    """How many of the body's words stand in shingles that the other has too, in all and outside quotations."""
    shared = own = reached = 0
    for at, shingle in enumerate(body.shingles):
        if shingle in other.shingle_set:
            first = max(at, reached)
            reached = at + SHINGLE
            shared += reached - first
            own += body.quoted[first:reached].count(False)
    return shared, own
