"""Which mention lies in which: "Fresno, Calif.", "Mosul in northern Iraq", "the Syrian town of Kobani"."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from sayso.reading.places.lexicon import lexicon
from sayso.reading.places.mentions import Mention

_REACH = 6
_LINKS = frozenset(["in", "of", "'s", "’s", "(", "the", "a", "an", ","])


def containers(doc: Doc, mentions: list[Mention]) -> dict[int, int]:
    """The number of the neighbour that the text puts a mention in, by the number of the mention."""
    found: dict[int, int] = {}
    for number, (first, second) in enumerate(pairwise(mentions)):
        between = doc[first.end : second.start]
        if len(between) > _REACH or any(token.is_sent_start for token in between):
            continue
        words = [token.lower_ for token in between if not token.is_space]
        if _is_inside(words):
            found[number] = number + 1
        elif _is_owner(words):
            found.setdefault(number + 1, number)
    return found


def _is_inside(words: list[str]) -> bool:
    """ "X, Y", "X (Y", "X, in northern Y", "X province in Y", "X, a town in Y"."""
    if not words or words[-1] in ("and", "or"):
        return False
    if words in ([","], ["("]):
        return True
    return ("in" in words or "of" in words[1:]) and all(_links(word) for word in words)


def _is_owner(words: list[str]) -> bool:
    """ "Y's X", "the Y city of X", "Y's northern X"."""
    kinds = lexicon().kinds
    if words[:1] in (["'s"], ["’s"]):
        return all(_links(word) for word in words[1:]) and "," not in words and "in" not in words
    return len(words) >= 2 and words[-1] == "of" and words[-2] in kinds and all(_links(word) for word in words)


def _links(word: str) -> bool:
    words = lexicon()
    return word in _LINKS or word in words.kinds or word in words.directions
