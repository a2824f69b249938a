"""An attribution as it is found: offsets only, before it becomes a statement of the record."""

from __future__ import annotations

from typing import NamedTuple

Offsets = tuple[int, int]
"""Half-open range of characters of the report's text."""


class Attribution(NamedTuple):
    """Who is cited, by which words, for what; the pieces of the content in text order."""

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
