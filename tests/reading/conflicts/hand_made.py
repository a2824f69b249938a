"""Claims made by hand, with one force and one land unless told otherwise, and the conflicts among them."""

from typing import Any

from sayso.reading.conflicts import find_conflicts
from sayso.records import (
    Claim,
    Conflict,
    Interval,
    Limit,
    Movement,
    Permission,
    Presence,
    Span,
    Statement,
    Talks,
)

TODAY = "2024-06-12"
_COMMON: dict[str, Any] = {"id": "", "evidence": Span(start=0, end=0, text="")}


def presence(by: str | None, **told: Any) -> Presence:
    """Ethiopian forces in Somalia."""
    return Presence(**_COMMON | {"by": by, "status": "actual", "force": "ETH", "place": "SOM"} | told)


def arrival(by: str | None, **told: Any) -> Movement:
    """Ethiopian forces go to Somalia."""
    return Movement(**_COMMON | {"by": by, "status": "actual", "force": "ETH", "destination": "SOM"} | told)


def departure(by: str | None, **told: Any) -> Movement:
    """Ethiopian forces leave Somalia."""
    return Movement(**_COMMON | {"by": by, "status": "actual", "force": "ETH", "origin": "SOM"} | told)


def permission(by: str | None, status: str, **told: Any) -> Permission:
    """Somalia's word on Ethiopian forces in Somalia."""
    own = {"by": by, "status": status, "authority": "SOM", "force": "ETH", "place": "SOM"}
    return Permission(**_COMMON | own | told)


def limit(by: str | None, value: int | None, **told: Any) -> Limit:
    """A cap on Ethiopian forces in Somalia."""
    return Limit(**_COMMON | {"by": by, "value": value, "force": "ETH", "place": "SOM"} | told)


def talks(by: str | None, **told: Any) -> Talks:
    """Ethiopia and Somalia meet."""
    return Talks(**_COMMON | {"by": by, "status": "actual", "parties": ["ETH", "SOM"]} | told)


def days(first: str | None, last: str | None) -> Interval:
    """A time from one day to another, both included; `None` leaves an end open."""
    return Interval(text=f"{first} to {last}", from_=first, to=last)


def statement(id: str, cue: str) -> Statement:
    """A statement of which only the cue matters."""
    return Statement(id=id, source=None, cue=Span(start=0, end=len(cue), text=cue), content=[])


def numbered(*claims: Claim) -> list[Claim]:
    """The claims with ids c1, c2, … in the order given."""
    return [claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(claims, 1)]


def conflicts(*claims: Claim, statements: tuple[Statement, ...] = ()) -> list[Conflict]:
    """The conflicts among the claims of a report of today."""
    return find_conflicts(numbered(*claims), statements, TODAY)


def kinds(*claims: Claim, statements: tuple[Statement, ...] = ()) -> list[str]:
    """The kinds of conflict, whichever of the claims is told first."""
    found = sorted(c.kind for c in conflicts(*claims, statements=statements))
    assert found == sorted(c.kind for c in conflicts(*reversed(claims), statements=statements))
    return found
