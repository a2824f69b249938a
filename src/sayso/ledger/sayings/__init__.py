"""Sayings: what voices say of forces, over all reports, where it disagrees and where it changes.

The rules are those of conflicts inside one report (`sayso.reading.conflicts`). docs/ledger.md has the definition.
"""

from sayso.ledger.sayings.contradicting import contradict, forget

__all__ = ["contradict", "forget"]
