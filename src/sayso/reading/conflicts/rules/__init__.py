"""The five rules. Each takes two claims and says in one clause why they conflict, or `None`.

A rule is tried in both orders; strengths and times are compared as intervals.
"""

from collections.abc import Callable

from sayso.reading.conflicts.rules.limit import limit_conflict
from sayso.reading.conflicts.rules.negation import negation_conflict
from sayso.reading.conflicts.rules.permission import permission_conflict
from sayso.reading.conflicts.rules.strength import strength_conflict
from sayso.reading.conflicts.rules.time import time_conflict
from sayso.reading.conflicts.told import Told
from sayso.records import ConflictKind

Rule = Callable[[Told, Told], str | None]

RULES: tuple[tuple[ConflictKind, Rule], ...] = (
    ("permission", permission_conflict),
    ("limit", limit_conflict),
    ("strength", strength_conflict),
    ("negation", negation_conflict),
    ("time", time_conflict),
)

__all__ = ["RULES", "Rule"]
