"""`Ledger.accept`, `reject`, `edit` and `reviews`: what people found of what was read, kept beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, Unpack

import duckdb
import pyarrow as pa

from sayso.ledger.access import Access
from sayso.ledger.cursors import Key
from sayso.ledger.deriving import derive_again
from sayso.ledger.filters import Filters, Selection, check_text
from sayso.ledger.inserting import insert
from sayso.ledger.lookup import report_number, stored_record
from sayso.ledger.reviews.editing import apply, edited, parse_changes
from sayso.ledger.reviews.parts import PART_KINDS, PartKind, find, split
from sayso.ledger.reviews.storing import edits_of, key_text, renew_edited, rework_conflicts, verdicts_of
from sayso.ledger.storage import now, sayso_version
from sayso.ledger.transactions import transaction
from sayso.records import Record

Verdict = Literal["accepted", "rejected", "edited"]
REVIEWS = Selection(
    view="reviews",
    keys=(Key("review_no", "number", descending=True),),
    kinds=PART_KINDS,
    conditions={
        "kind": "part_kind = $kind",
        "from_": "date >= $from_",
        "to": "date <= $to",
        "outlet": "lower(outlet) = lower($outlet)",
    },
)


class Reviewing(Access):
    """Reviews of statements, claims, conflicts and events.

    A part is named by a reference, "REPORT:ID": the report's id or the first digits of its hash, and the part's id
    (a report's conflicts are x1, x2, …). What was read is never changed: the last review of a part counts, and
    all stay. Raises UsageError for a reference that names nothing.
    """

    def accept(self, reference: str, *, reason: str | None = None, by: str | None = None) -> int:
        """Note that a part is right as it was read; the number of the review."""
        return self._review("accepted", reference, None, reason, by)

    def reject(self, reference: str, *, reason: str | None = None, by: str | None = None) -> int:
        """Note that a part should not have been read; it is left out of all tables but with `rejected=True`."""
        return self._review("rejected", reference, None, reason, by)

    def edit(
        self,
        reference: str,
        changes: Mapping[str, Any] | list[str],
        *,
        reason: str | None = None,
        by: str | None = None,
    ) -> int:
        """Put other values in place of those read, by field, or as "field=value" each; the number of the review.

        A text that is JSON stands for its value; for words of the report a text stands for their nearest
        occurrence. Changes add to those of an earlier edit. Raises UsageError that names the field which the
        part has not or whose type does not take the value.
        """
        return self._review("edited", reference, changes, reason, by)

    def reviews(self, **filters: Unpack[Filters]) -> pa.Table:
        """All reviews, the latest first; `kind` is the kind of part, `from_`, `to` and `outlet` are the report's."""
        query, values = REVIEWS.query(filters)
        return self._ask("reviews", query, values)

    def reviewed(self, id: str) -> tuple[Record, dict[tuple[PartKind, str], str]]:
        """A report's record with edits in place, and the verdicts that count by kind and id of the part."""
        with self._cursor() as cursor, self._errors("read"):
            no = report_number(cursor, id, self.path)
            record = apply(stored_record(cursor, no), edits_of(cursor, [no]).get(no, {}))
            return record, verdicts_of(cursor, no)

    def _review(
        self,
        verdict: Verdict,
        reference: str,
        changes: Mapping[str, Any] | list[str] | None,
        reason: str | None,
        by: str | None,
    ) -> int:
        report, id = split(reference)
        told = {
            "verdict": verdict,
            "reason": None if reason is None else check_text("reason", reason),
            "by": None if by is None else check_text("by", by),
        }
        if isinstance(changes, list):
            changes = parse_changes(changes)
        with self._write() as connection, self._errors("write to"):
            no = report_number(connection, report, self.path)
            with transaction(connection):
                row = {**_part_row(connection, no, id, changes), **told}
                insert(connection, "store.reviews", [row])
                renew_edited(connection, [no])
                rework_conflicts(connection, [no])
                derive_again(connection, [no])
        return int(row["id"])


def _part_row(
    connection: duckdb.DuckDBPyConnection, no: int, id: str, changes: Mapping[str, Any] | None
) -> dict[str, Any]:
    record = stored_record(connection, no)
    kind, part = find(record, id)
    ((last,),) = connection.execute("SELECT coalesce(max(id), 0) FROM store.reviews").fetchall()
    put, all_changes = None, None
    if changes is not None:
        before = edits_of(connection, [no]).get(no, {}).get((kind, id), {})
        put, all_changes = edited(part, {**before, **changes}, record, kind)
    return {
        "id": last + 1,
        "report_no": no,
        "part_kind": kind,
        "reviewed": id,
        "part": id,
        "alike": True,
        "time": now(),
        "version": sayso_version(),
        "reader": record.reader,
        "model": record.model,
        "key": key_text(kind, part, record),
        "was_read": part.model_dump_json(),
        "changes": None if all_changes is None else json.dumps(all_changes, ensure_ascii=False),
        "put": None if put is None else put.model_dump_json(),
    }
