"""`Ledger.sources`: what is known of each outlet and voice."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Unpack

import pyarrow as pa

from sayso.ledger.access import Access
from sayso.ledger.cursors import Key
from sayso.ledger.filters import Filters, Selection

SOURCE_KINDS = ("outlet", "voice")
_CLAIMS = ("force", "place", "from_", "to")
"""The filters that choose the claims which are counted, and not the rows."""
SOURCES = Selection(
    view="sources",
    keys=(
        Key("incidents", "number", descending=True),
        Key("claims", "number", descending=True),
        Key("source"),
        Key("kind"),
    ),
    kinds=SOURCE_KINDS,
    conditions={
        "actor": "contains(store.fold(source), store.fold($actor)) OR upper(code) = upper($actor)",
        **dict.fromkeys(_CLAIMS, "true"),
        "kind": "kind = $kind",
        "outlet": "kind = 'outlet' AND lower(source) = lower($outlet)",
    },
)


class Sources(Access):
    """What stands behind who reports and who is cited."""

    def sources(self, **filters: Unpack[Filters]) -> pa.Table:
        """Outlets and voices with their claims, those that tell of most incidents first.

        `kind` is `outlet` or `voice`; `force`, `place`, `from_` and `to` choose the claims that are counted.
        `alone` counts the incidents that no other of its kind tells of, `first` those that it told on their first
        day before others, `contradicted` its claims that conflict with others, `corrected` those that a review
        rejected or edited.
        """
        query, values = SOURCES.query(filters)
        asked: dict[str, Any] = {**dict.fromkeys(_CLAIMS), **values}
        return self._ask("sources", f"WITH sources AS ({_sources()}) {query}", asked)


@cache
def _sources() -> str:
    return files(__package__).joinpath("sources.sql").read_text(encoding="utf-8")
