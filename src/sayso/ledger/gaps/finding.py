"""`Ledger.gaps`: claims and subjects that are thinly founded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Unpack

import pyarrow as pa

from sayso.ledger.access import Access
from sayso.ledger.filters import Filters, Selection
from sayso.ledger.gaps.unnamed import is_unnamed

GAP_KINDS = ("single source", "unnamed source", "corrected report", "unheard party")
GAPS = Selection(
    view="gaps",
    order="date DESC NULLS LAST, report_no DESC, position NULLS LAST, gap, force, place, party",
    kinds=GAP_KINDS,
    conditions={
        "actor": "contains(store.fold(voice), store.fold($actor)) OR upper(party) = upper($actor)",
        "force": "upper(force) = upper($force)",
        "place": "store.is_place($place, place, place_name)",
        "from_": "date >= $from_",
        "to": "date <= $to",
        "kind": "gap = $kind",
        "outlet": "lower(outlet) = lower($outlet)",
    },
)
_VOICES = 'SELECT DISTINCT "by" FROM claims WHERE "by" IS NOT NULL'
_CODES = """
SELECT DISTINCT code
FROM (
    SELECT unnest([force, place, origin, destination, authority, voice_code]) AS code FROM claims
    UNION ALL SELECT code FROM statements
) WHERE code IS NOT NULL
"""


class Gaps(Access):
    """What an editor should ask about before printing it."""

    def gaps(self, **filters: Unpack[Filters]) -> pa.Table:
        """What is thinly founded, one row a gap; `kind` is the kind of gap, `actor` the voice or party.

        single source: a claim that no other report makes and no other voice in its own report.
        unnamed source: a claim of a voice whom the report does not name ("two officials").
        corrected report: a claim from a report of which a reading was rejected or edited.
        unheard party: a force at a place of which there are claims, but no word of its own state, or that there.
        """
        query, values = GAPS.query(filters)
        with self._cursor() as cursor, self._errors("read"):
            voices = [voice for (voice,) in cursor.execute(_VOICES).fetchall()]
            codes = [code for (code,) in cursor.execute(_CODES).fetchall()]
        parties = {code: party for code in sorted(codes) if (party := _party(code))}
        given = {
            "unnamed": [voice for voice in voices if is_unnamed(voice)],
            "codes": list(parties),
            "parties": list(parties.values()),
        }
        return self._ask("gaps", f"WITH gaps AS ({_gaps()}) {query}", {**values, **given})


@cache
def _gaps() -> str:
    return files(__package__).joinpath("gaps.sql").read_text(encoding="utf-8")


def _party(code: str) -> str | None:
    """Who speaks for a force, place or voice: a state for itself, an armed group's home state, else the body itself."""
    # The tables come with the reading steps, which take a second to import.
    from sayso.reading.codes import holder_of

    holder = holder_of(code)
    return code if holder is None else holder.home or code
