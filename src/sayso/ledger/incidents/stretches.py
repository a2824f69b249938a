"""Stretches of days: what lies around many days, each day once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Span = tuple[date, date]
"""First and last day, both included."""


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap taken together."""
    found: list[Span] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found
