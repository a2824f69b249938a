"""Modality: how a proposition is told, and what the words around it make of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sayso.records import Statement, Status

Mood = Literal["told", "wish", "demand", "ask", "unasserted"]
_MOODS: dict[str, Mood] = {"demand": "demand", "ask": "ask", "unasserted": "unasserted"}
"""The effects of governors.csv that change the mood."""


@dataclass(frozen=True, slots=True)
class Modality:
    """How a proposition is told.

    Attributes:
        status: Actual, planned or possible; `None` while nothing has decided it.
        negated: Is it said not to be so?
        mood: Told as so (`told`), as wished for, demanded or asked for, or not vouched for at all.
    """

    status: Status | None = None
    negated: bool = False
    mood: Mood = "told"

    @property
    def settled(self) -> Status:
        """The status, `actual` where nothing says otherwise."""
        return self.status or "actual"

    @property
    def is_demanded(self) -> bool:
        """Is it demanded or asked for, and not told?"""
        return self.mood in ("demand", "ask")

    def denied(self) -> Modality:
        """The same with its negation turned."""
        return replace(self, negated=not self.negated)

    def unasserted(self) -> Modality:
        """The same, vouched for by nobody."""
        return replace(self, mood="unasserted")

    def planned_if_open(self) -> Modality:
        """The same, planned where nothing has decided the status."""
        return replace(self, status=self.status or "planned")

    def under(self, effect: str) -> Modality:
        """What a governor with this effect makes of it (see governors.csv)."""
        match effect:
            case "planned":
                return replace(self, status="possible" if self.status == "possible" else "planned")
            case "wish":
                return replace(self, status="planned", mood="wish" if self.mood == "told" else self.mood)
            case "possible":
                return replace(self, status="possible", negated=False)
            case "negated":
                # "Denied having asked them to leave" asks for nothing, and not for the contrary.
                return self.unasserted() if self.mood == "ask" else self.denied()
            case "planned-negated":
                return replace(self.denied(), status="planned")
            case _:
                is_open = self.mood != "unasserted"
                return replace(self, mood=_MOODS.get(effect, self.mood)) if is_open else self

    def cued(self, voice: Statement) -> Modality:
        """What a cue says that does not govern the words (“…,” he demanded)."""
        match voice.cue_kind:
            case "deny":
                return self.under("negated")
            case "demand":
                return replace(self, mood="demand")
            case "plan" | "promise":
                return self.planned_if_open()
            case _:
                return self
