"""What a bare number of losses counts: "killed 30", "12 were wounded", "9 dead"."""

from __future__ import annotations

from sayso.reading.quantities.lexicon import losses, word_list
from sayso.reading.quantities.words import Words

_MOST_HELPERS = 3


def counted_losses(words: Words, first: int, end: int) -> str | None:
    """ "killed", "wounded" and the like for the number from word `first`, its modifier, to `end`; else `None`.

    The word stands right before the number or behind it, there also after "were", "had been" and "others".
    """
    place = end
    while place < end + _MOST_HELPERS and words.at(place) in word_list("before_losses"):
        place += 1
    return losses().get(words.at(first - 1)) or losses().get(words.at(place))
