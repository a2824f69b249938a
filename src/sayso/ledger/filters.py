"""Filters on the ledger's tables: checked words in, SQL conditions with parameters out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict, get_args

from sayso.errors import UsageError
from sayso.ledger.cursors import Key, cursor_of, cursor_values, order_by, rows_after
from sayso.ledger.storage import one_line
from sayso.records import ConflictKind, CueKind, PloverType

CLAIM_KINDS = ("movement", "presence", "permission", "limit", "demand", "talks")
CONFLICT_KINDS: tuple[str, ...] = get_args(ConflictKind)
CUE_KINDS: tuple[str, ...] = get_args(CueKind)
EVENT_TYPES: tuple[str, ...] = get_args(PloverType)


class Filters(TypedDict, total=False):
    """The filters, by the command line's words; `None` is as good as not given.

    actor: the name, or part of it, or the code of an actor, whatever its case and accents.
    force: the code of a force, whatever its case.
    place: the code of a place, whatever its case, or words that all occur in its name.
    from_, to: first and last day of the report's own date, both included, as ISO 8601 dates;
        either leaves out the reports without a date.
    kind: kind of claim or conflict; of a statement the kind of its cue, of an event its type,
        of a repetition that of a copy.
    outlet: the report's outlet, whatever its case.
    after: a row of the same table, as `Selection.cursor` tells it: only rows that come after it, so that a long table
        can be read page by page, also while reports are taken in. Of a report's parts it is `report_no-position`
        ("15-2"), of the reports `report_no` alone.
    limit: at most so many rows, from 0.
    rejected: with what a review has rejected (`review` says so), which is left out otherwise.
    """

    actor: str | None
    force: str | None
    place: str | None
    from_: str | None
    to: str | None
    kind: str | None
    outlet: str | None
    after: str | None
    limit: int | None
    rejected: bool | None


@dataclass(frozen=True)
class Selection:
    """A table to ask: its view, the order of its rows, its kinds, and the condition that each filter sets.

    order: of a report's parts; other tables have their order by `keys`, whose values make their cursors.
    """

    view: str
    conditions: Mapping[str, str]
    order: str = ""
    keys: tuple[Key, ...] = ()
    kinds: tuple[str, ...] = ()
    reviewable: bool = False

    def query(self, filters: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """SQL and its named parameters; UsageError for a filter that cannot be used or is malformed."""
        given = {name: value for name, value in filters.items() if value is not None and value is not False}
        self._refuse_unusable(given)
        view = f"store.{self.view}_with_rejected AS {self.view}" if given.pop("rejected", None) else self.view
        limit = check_limit(given.pop("limit", None))
        values = {name: self._checked(name, value) for name, value in given.items() if name != "after"}
        if "from_" in values and "to" in values and values["from_"] > values["to"]:
            raise UsageError(f"from {values['from_']} is later than to {values['to']}")
        conditions = {**self.conditions, "after": rows_after(self.keys)} if self.keys else self.conditions
        where = " AND ".join(f"({conditions[name]})" for name in given)
        if "after" in given:
            values |= cursor_values(self.keys, given["after"]) if self.keys else check_cursor(given["after"])
        order = order_by(self.keys) if self.keys else self.order
        sql = f"FROM {view}{' WHERE ' + where if where else ''} ORDER BY {order}"
        return (sql if limit is None else f"{sql} LIMIT {limit}"), values

    def cursor(self, row: Mapping[str, Any]) -> str:
        """What `after` takes for a row of this table."""
        if self.keys:
            return cursor_of(self.keys, row)
        return "-".join(str(row[name]) for name in ("report_no", "position") if name in row)

    def _refuse_unusable(self, given: Mapping[str, Any]) -> None:
        usable = [*self.conditions, *(["after"] if self.keys else [])]
        usable += [*(["rejected"] if self.reviewable else []), "limit"]
        for name in given:
            if name not in usable:
                told = ", ".join(word.rstrip("_") for word in usable)
                raise UsageError(f"{self.view} cannot be filtered by {one_line(name.rstrip('_'))}, only by {told}")

    def _checked(self, name: str, value: Any) -> Any:
        if name in ("from_", "to"):
            return check_date(name.rstrip("_"), value)
        text = check_text(name, value)
        if name == "kind" and text not in self.kinds:
            raise UsageError(f"unknown kind {text!r} of {self.view}: one of {', '.join(self.kinds)}")
        return text


def check_date(name: str, value: object) -> date:
    """The day that an ISO 8601 date names, as YYYY-MM-DD; UsageError where it names none."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value), re.ASCII):
            raise ValueError
        return date.fromisoformat(str(value))
    except ValueError:
        raise UsageError(f"{name} must be a date like 2019-10-22, not {str(value)!r}") from None


def check_text(name: str, value: object) -> str:
    """A filter's text; UsageError where it says nothing or cannot be written as UTF-8."""
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{name} must be told in words, not {value!r}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{name} is not valid text: {value!r}") from None
    return value.strip()


def check_cursor(value: object) -> dict[str, int]:
    """The parameters that a cursor ("15-2", or "15") sets; UsageError where it is none."""
    found = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", str(value), re.ASCII)
    if found is None:
        raise UsageError(f"after must be a row's report_no and position like 15-2, not {str(value)!r}")
    return {"after_report": int(found[1]), "after_position": int(found[2] or 0)}


def check_limit(value: object) -> int | None:
    """How many rows at most; UsageError unless `None` or a whole number from 0."""
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise UsageError(f"limit must be a whole number from 0, not {value!r}")
    return value
