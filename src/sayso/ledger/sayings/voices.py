"""Whether two names of speakers are one voice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol


class Speaker(Protocol):
    """Who says something, as a report names him."""

    @property
    def voice(self) -> str:
        """The name."""

    @property
    def voice_code(self) -> str | None:
        """The code of the state, body or group that he speaks for."""


def same_voice(a: Speaker, b: Speaker) -> bool:
    """Are all words of one name in the other ("Esken", "Jonna Esken"), and the codes the same where both are known?"""
    if a.voice_code and b.voice_code and a.voice_code != b.voice_code:
        return False
    one, other = _words(a.voice), _words(b.voice)
    return one <= other or other <= one


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - {"the", "a", "an", "s"}
