"""Questions over many reports at once: incidents, their timeline, changes, and what became of plans."""

from __future__ import annotations

from typing import Unpack

import pyarrow as pa

from sayso.ledger.access import Access
from sayso.ledger.cursors import Key, order_by
from sayso.ledger.filters import CLAIM_KINDS, CONFLICT_KINDS, Filters, Selection

OUTCOMES = ("kept", "broken", "overtaken", "open")
_TELLING = "EXISTS (SELECT 1 FROM tellings AS t WHERE t.incident = {view}.incident AND ({condition}))"
_PLACE = " OR ".join(f"store.is_place($place, t.{end}, t.{end}_name)" for end in ("place", "origin", "destination"))


def _incidents(view: str, *, newest_first: bool) -> Selection:
    def told(condition: str) -> str:
        return _TELLING.format(view=view, condition=condition)

    return Selection(
        view=view,
        keys=(Key("day", "day", descending=newest_first), Key("incident")),
        kinds=CLAIM_KINDS,
        conditions={
            "actor": told(
                "contains(store.fold(t.voice), store.fold($actor)) OR upper($actor) IN (t.voice_code, t.actor_code)"
            ),
            "force": told("upper(t.force) = upper($force)"),
            "place": told(_PLACE),
            "from_": "day >= $from_",
            "to": "day <= $to",
            "kind": "kind = $kind",
            "outlet": told("lower(t.outlet) = lower($outlet)"),
        },
    )


INCIDENTS = _incidents("incidents", newest_first=True)
TIMELINE = _incidents("timeline", newest_first=False)
BETWEEN = Selection(
    view="conflicts_between",
    keys=(
        Key("date", "day", descending=True),
        *(Key(column) for column in ("report_1", "report_2", "claim_1", "claim_2", "kind", "sha256_1", "sha256_2")),
    ),
    kinds=CONFLICT_KINDS,
    conditions={
        "actor": "contains(store.fold(voice_1), store.fold($actor)) "
        "OR contains(store.fold(voice_2), store.fold($actor)) "
        "OR upper($actor) IN (upper(voice_code_1), upper(voice_code_2))",
        "force": "upper(force) = upper($force)",
        "place": "upper(place) = upper($place)",
        "from_": "date >= $from_",
        "to": "date <= $to",
        "kind": "kind = $kind",
        "outlet": "lower($outlet) IN (lower(outlet_1), lower(outlet_2))",
    },
)
CHANGES = Selection(
    view="changes",
    keys=(
        Key("date", "day", descending=True),
        *(Key(column) for column in ("report", "claim", "field", "sha256")),
    ),
    kinds=CLAIM_KINDS,
    conditions={
        "actor": "contains(store.fold(voice), store.fold($actor)) OR upper(voice_code) = upper($actor)",
        "force": "upper(force) = upper($force)",
        "place": "store.is_place($place, place, place_name)",
        "from_": "date >= $from_",
        "to": "date <= $to",
        "kind": "kind = $kind",
        "outlet": "lower(outlet) = lower($outlet)",
    },
)
FOLLOW_UPS = Selection(
    view="follow_ups",
    keys=(Key("due", "day"), Key("date", "day"), Key("report"), Key("claim"), Key("sha256")),
    kinds=OUTCOMES,
    conditions={**CHANGES.conditions, "kind": "became = $kind"},
)


_MOST_CHOSEN = 2_000
"""Of so many incidents at most it is quicker to choose them first and then to gather what is told of them."""


class Across(Access):
    """What can be asked of many reports together."""

    def incidents(self, **filters: Unpack[Filters]) -> pa.Table:
        """Incidents, the newest first; by `from_` and `to` those whose first day lies there."""
        return self._incidents(INCIDENTS, filters)

    def timeline(self, **filters: Unpack[Filters]) -> pa.Table:
        """Incidents by day, the earliest first."""
        return self._incidents(TIMELINE, filters)

    def changes(self, **filters: Unpack[Filters]) -> pa.Table:
        """What one voice told otherwise on an earlier day; by `from_` and `to` those whose later report is dated so."""
        return self._select(CHANGES, filters)

    def follow_ups(self, **filters: Unpack[Filters]) -> pa.Table:
        """Plans, promises and demands with a date, the first due first; `kind` is what became of them.

        `kept`, `broken`, `overtaken` or `open`; `from_` and `to` are those of the report that told it.
        """
        return self._select(FOLLOW_UPS, filters)

    def _incidents(self, selection: Selection, filters: Filters) -> pa.Table:
        limit = filters.get("limit")
        # Of what kind an incident is, is told only when all that tells of it is gathered.
        if filters.get("kind") is not None or not isinstance(limit, int) or limit > _MOST_CHOSEN:
            return self._select(selection, filters)
        query, values = selection.query(filters)
        days = "SELECT incident, min(day) AS day FROM store.accounts GROUP BY incident"
        chosen = self._ask(selection.view, f"WITH {selection.view} AS ({days}) SELECT incident {query}", values)
        named = {f"incident_{number}": incident for number, incident in enumerate(chosen["incident"].to_pylist())}
        among = ", ".join(f"${name}" for name in named) or "NULL"
        order = order_by(selection.keys)
        return self._ask(selection.view, f"FROM {selection.view} WHERE incident IN ({among}) ORDER BY {order}", named)
