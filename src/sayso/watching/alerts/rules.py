"""The user's alert rules, from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError, model_validator

from sayso.errors import UsageError

FILTERS = ("force", "place", "actor", "kind")


class Rule(BaseModel):
    """What a claim has to be for an alert; all that is given must hold.

    force, place, actor, kind: as the filters of `Ledger.claims`.
    over, under: the claim's strength lies wholly over or under this number; "up to 500" is not over 400.
    webhook: an address that is sent each alert once, as JSON.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=200)
    force: str | None = Field(None, min_length=1)
    place: str | None = Field(None, min_length=1)
    actor: str | None = Field(None, min_length=1)
    kind: Literal["movement", "presence", "permission", "limit", "demand", "talks"] | None = None
    over: int | None = Field(None, ge=0)
    under: int | None = Field(None, ge=0)
    webhook: HttpUrl | None = None

    @model_validator(mode="after")
    def _asks_for_something(self) -> Rule:
        if all(getattr(self, name) is None for name in (*FILTERS, "over", "under")):
            raise ValueError(f"give at least one of {', '.join((*FILTERS, 'over', 'under'))}")
        return self

    def filters(self) -> dict[str, str]:
        """The rule's filters as `Ledger.claims` takes them."""
        return {name: value for name in FILTERS if (value := getattr(self, name)) is not None}

    def bounds_hold(self, row: Mapping[str, Any]) -> bool:
        """Whether the strength of a row of claims, or what it limits to, lies over and under the rule's numbers."""
        limit = row.get("value")
        low, high = (limit, limit) if limit is not None else (row["strength_low"], row["strength_high"])
        if self.over is not None and (low is None or low <= self.over):
            return False
        return self.under is None or (high is not None and high < self.under)


def read_rules(path: Path) -> list[Rule]:
    """The rules, each an `[[alert]]` of the file; UsageError names the file, rule and field of one that is none."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error
    alerts = told.pop("alert", None)
    if told or not isinstance(alerts, list) or not alerts:
        raise UsageError(f"{path}: each rule is an [[alert]], and nothing else stands in the file")
    rules = [_rule(path, number, given) for number, given in enumerate(alerts, start=1)]
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"{path}: two alerts are named {name!r}")
    return rules


def _rule(path: Path, number: int, given: Any) -> Rule:
    try:
        return Rule.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        raise UsageError(f"{path}: alert {number}: {f'{field}: ' if field else ''}{reason}") from None
