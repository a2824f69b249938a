"""The language of a text, as an identifier tells it from the text alone."""

from __future__ import annotations

from functools import cache
from typing import Protocol, cast

_ENOUGH_CHARS = 3000


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: str) -> str:
    """The likeliest language (ISO 639-1) of the beginning of `text`, by py3langid."""
    return _identifier().classify(text[:_ENOUGH_CHARS])[0]


@cache
def _identifier() -> _Identifier:
    """py3langid, imported when the first text comes."""
    import py3langid

    return cast(_Identifier, py3langid)
