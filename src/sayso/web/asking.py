"""What a request asks: its filters, named as on the command line, and the ledger that answers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Annotated, Any

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, model_validator

from sayso.ledger import Ledger
from sayso.ledger.shelf import Shelf

ROWS, MOST_ROWS = 50, 1_000


Actor = Annotated[
    str | None, Field(description="Name (or part of it) or code of an actor.", examples=["USA"], max_length=200)
]
Force = Annotated[str | None, Field(description="Code of a force, as USA or NATO.", examples=["USA"], max_length=200)]
Place = Annotated[
    str | None, Field(description="Code of a place, or words of its name.", examples=["NER"], max_length=200)
]
At = Annotated[
    str | None,
    Field(description="Count only reports dated up to this day (ISO 8601).", examples=["2024-05-31"], max_length=200),
]


Kind = Annotated[
    str | None,
    Field(
        description="Kind of claim, conflict, cue, part or source; type of event; what became of a plan.",
        max_length=200,
    ),
]
Outlet = Annotated[str | None, Field(description="The report's outlet.", examples=["Sahel Courier"], max_length=200)]


class Asked(BaseModel):
    """The parameters of an address; an empty one, as an empty field of a form sends it, is not asked for."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def filters(self) -> dict[str, Any]:
        """The filters as the ledger's methods take them."""
        return {name: value for name, value in self.model_dump(exclude_none=True).items() if value is not False}


class AskedRows(Asked):
    """The filters of a table."""

    actor: Actor = None
    force: Force = None
    place: Place = None
    from_: str | None = Field(
        None, alias="from", description="First day of the report's date.", examples=["2024-01-01"], max_length=200
    )
    to: str | None = Field(None, description="Last day of the report's date.", examples=["2024-12-31"], max_length=200)
    rejected: bool = Field(False, description="With what a review has rejected.")
    kind: Kind = None
    outlet: Outlet = None


class OnePage(Asked):
    """Which page of a table."""

    after: str | None = Field(
        None, description="Cursor, as `next` of the page before has it.", examples=["15-2"], max_length=2_000
    )
    limit: int = Field(ROWS, ge=1, le=MOST_ROWS, description="At most so many rows.")


class Whole(Asked):
    """How much of a table."""

    limit: int | None = Field(None, ge=0, le=10**9, description="At most so many rows.")


class AskedPage(AskedRows, OnePage):
    """The filters of one page of a table."""


class AskedAll(AskedRows, Whole):
    """The filters of a whole table."""


class AskedMap(Asked):
    """The filters of the map."""

    force: Force = None
    place: Place = None
    at: At = None


class AskedNothing(Asked):
    """An address without parameters."""


def asking(request: Request) -> AbstractContextManager[Ledger]:
    """The ledger, open for one request: between requests another process may write to it."""
    shelf: Shelf = request.app.state.shelf
    return shelf.reading()
