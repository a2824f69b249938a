"""`Ledger.reread`: old reports brought up to the present reader, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Unpack

import duckdb
import pyarrow as pa

from sayso.ledger import writing
from sayso.ledger.access import Access
from sayso.ledger.filters import Filters, check_limit
from sayso.ledger.ingest import Reader, Summary
from sayso.ledger.lookup import stored_record
from sayso.ledger.naming import named
from sayso.ledger.rereading.comparing import compare
from sayso.ledger.rereading.storing import replace
from sayso.ledger.reviews.parts import LAYERS
from sayso.ledger.rows import day
from sayso.ledger.selections import REPORTS
from sayso.ledger.transactions import transaction
from sayso.records import Record

BATCH = 32
_COUNTS = tuple(f"{layer}_{change}" for layer in LAYERS.values() for change in ("added", "removed", "changed"))
_COLUMNS = pa.schema(
    [
        ("date", pa.date32()),
        ("report", pa.string()),
        ("outlet", pa.string()),
        *((name, pa.int64()) for name in (*_COUNTS, "reviews_lost")),
        ("reason", pa.string()),
        ("read_by", pa.string()),
        ("reader", pa.string()),
        ("model", pa.string()),
        ("sha256", pa.string()),
        ("report_no", pa.int32()),
    ]
)


class Rereading(Access):
    """Reading again what the ledger holds."""

    def reread(
        self,
        *,
        read: Reader,
        version: str,
        model: str | None = None,
        everything: bool = False,
        dry_run: bool = False,
        run: Mapping[str, Any] | None = None,
        progress: Callable[[Summary], None] | None = None,
        **filters: Unpack[Filters],
    ) -> pa.Table:
        """Read reports again that another reader or model read, and put the new reading in the old one's place.

        read: takes reports, gives their records (in any order) and rejects.
        version, model: what `read` is, as its records will say; reports that it has read are passed over.
        everything: read these again too.
        dry_run: tell what would change, and store nothing.
        run: what was asked for, kept in `runs.arguments` as JSON.
        progress: called after each batch with the count of reports (`new`) and of what they now hold.
        filters: those of `reports`.

        Batches are stored in a transaction each: however a run ends each report has one whole reading, and the
        next run goes on from there. Reviews go with their parts (docs/ledger.md, "Reviews").

        Returns one row a report: counts of statements, claims, conflicts and events that were added, removed or
        changed, of the reviews whose part is no longer read, and a `reason` where it could not be read, in which
        case the old reading stays. `read_by` is who had read it.
        """
        rows: list[dict[str, Any]] = []
        summary = Summary()
        with self._write() as connection, self._errors("write to"):
            numbers = _chosen(connection, version, model, everything, filters)
            number = 0 if dry_run or not numbers else writing.begin_run(connection, run or {})
            for first in range(0, len(numbers), BATCH):
                batch = numbers[first : first + BATCH]
                old = {no: stored_record(connection, no) for no in batch}
                new, refused = _read(read, old)
                with transaction(connection, keep=not dry_run):
                    lost = replace(connection, new, number) if new else {}
                rows += [_row(no, old[no], new.get(no), refused.get(no), len(lost.get(no, ()))) for no in batch]
                summary = summary.plus(list(new.values()), known=0, refused=len(refused), rejects=0)
                if progress is not None:
                    progress(summary)
            if number:
                writing.end_run(connection, number)
        return named(pa.Table.from_pylist(rows, schema=_COLUMNS), "reread")


def _chosen(
    connection: duckdb.DuckDBPyConnection, version: str, model: str | None, everything: bool, filters: Filters
) -> list[int]:
    given: dict[str, Any] = dict(filters)
    limit = check_limit(given.pop("limit", None))
    query, values = REPORTS.query(given)
    condition = "" if everything else "WHERE reader <> $version OR model IS DISTINCT FROM $model"
    told = {} if everything else {"version": version, "model": model}
    cut = "" if limit is None else f" LIMIT {limit}"
    sql = f"SELECT report_no FROM ({query}) {condition} ORDER BY report_no{cut}"
    return [no for (no,) in connection.execute(sql, {**values, **told}).fetchall()]


def _read(read: Reader, old: Mapping[int, Record]) -> tuple[dict[int, Record], dict[int, str]]:
    """The new records by number, and why others could not be read."""
    numbers = {record.report.sha256: no for no, record in old.items()}
    new: dict[int, Record] = {}
    reasons: dict[str, str] = {}
    for outcome in read(record.report for record in old.values()):
        if not isinstance(outcome, Record):
            reasons[outcome.source] = outcome.reason
        elif (why := writing.unstorable(outcome)) is None:
            new[numbers[outcome.report.sha256]] = outcome
        else:
            reasons[outcome.report.id] = why
    refused = {no: reasons.get(r.report.id, "the reader gave no record") for no, r in old.items() if no not in new}
    return new, refused


def _row(no: int, old: Record, new: Record | None, reason: str | None, lost: int) -> dict[str, Any]:
    differences = compare(old, new or old)
    counts = {
        f"{LAYERS[kind]}_{change}": getattr(difference, change)
        for kind, difference in differences.items()
        for change in ("added", "removed", "changed")
    }
    report, by = old.report, new or old
    return {
        "date": day(report.date),
        "report": report.id,
        "outlet": report.outlet,
        **counts,
        "reviews_lost": lost,
        "reason": reason,
        "read_by": old.reader,
        "reader": by.reader,
        "model": by.model,
        "sha256": report.sha256,
        "report_no": no,
    }
