"""The ledger: an embedded database of what was read from many reports."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, Unpack

import duckdb
import pyarrow as pa

from sayso.errors import LedgerError, QueryError
from sayso.ledger import writing
from sayso.ledger.across import BETWEEN, Across
from sayso.ledger.checking import Checking
from sayso.ledger.citing.citing import Citing
from sayso.ledger.cursors import Key, paged
from sayso.ledger.exports.exporting import Exporting
from sayso.ledger.filters import Filters, check_date, check_limit, check_text
from sayso.ledger.gaps.finding import Gaps
from sayso.ledger.guard import check_query
from sayso.ledger.ingest import Reader, Sieve, Summary, batches
from sayso.ledger.lookup import report_number, stored_record
from sayso.ledger.rereading.rereading import Rereading
from sayso.ledger.reviews.reviewing import Reviewing
from sayso.ledger.search.searching import Searching
from sayso.ledger.selections import CLAIMS, CONFLICTS, COPIES, EVENTS, REJECTS, REPETITIONS, REPORTS, STATEMENTS
from sayso.ledger.sources.counting import Sources
from sayso.ledger.storage import one_line
from sayso.records import Record, Report

if TYPE_CHECKING:
    from sayso.intake import Reject

DEFAULT_PATH = "sayso.duckdb"
POSTURE_KEYS = (
    Key("date", "day", descending=True),
    Key("report_no", "number", descending=True),
    Key("position", "number"),
    Key("role"),
)
"""The order of posture."""


def default_path() -> Path:
    """The file of the ledger where none is named: what $SAYSO_LEDGER says, else `sayso.duckdb` here."""
    return Path(os.environ.get("SAYSO_LEDGER") or DEFAULT_PATH)


class Ledger(Across, Sources, Searching, Reviewing, Rereading, Exporting, Gaps, Citing, Checking):
    """A ledger file, open until `close` or the end of its `with` block.

    path: the file; by default what $SAYSO_LEDGER names, else `sayso.duckdb` here. It is made where there is
        none, unless `read_only`.
    read_only: open for questions only. Several processes may do so at once, but none while one writes.

    wait: for so many seconds a ledger that is held open elsewhere is tried again and again.

    Raises LedgerError where the file cannot be opened or made, is no ledger, or does not exist (`read_only`);
    LedgerVersionError where another version wrote it; LedgerLockedError where it is held open elsewhere.
    No error changes the file.

    Tables come newest report first and, within a report, in the order of reading.
    The methods may be called from several threads.
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, *, read_only: bool = False, wait: float = 0.0
    ) -> None:
        super().__init__(Path(path) if path else default_path(), read_only=read_only, wait=wait)
        self._adding: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        if self._connection is None:
            return
        with self._errors("close"):
            try:
                if self._adding is not None:
                    writing.end_run(self._connection, self._adding)
            finally:
                connection, self._connection, self._adding = self._connection, None, None
                connection.close()

    def ingest(
        self,
        items: Iterable[Report | Reject],
        *,
        read: Reader,
        run: Mapping[str, Any] | None = None,
        progress: Callable[[Summary], None] | None = None,
    ) -> Summary:
        """Read the reports that the ledger does not know, and store them as they come.

        items: reports, and rejects where an input could not be made one.
        read: takes reports, gives their records (in any order) and rejects; it sees no report that is known.
        run: what the run was asked for, kept in `runs.arguments` as JSON.
        progress: called with the summary so far each time that a batch has been stored.

        Batches of reports are stored in a transaction each: however a run ends, the ledger holds whole
        reports, and the next run goes on from there. An error of `items` or `read` goes on to the caller
        when all that was read before it has been stored. Raises LedgerError where it cannot be stored.
        """
        summary = Summary()
        with self._write() as connection, self._cursor() as lookup:

            def known(hashes: list[str]) -> set[str]:
                with self._errors("read"):
                    return writing.known(lookup, hashes)

            with self._errors("write to"):
                number = writing.begin_run(connection, run or {})
            sieve = Sieve(known)
            for records, rejects in batches(read(sieve.unread(items)), sieve):
                with self._errors("write to"):
                    new, refused = writing.store(connection, records, rejects, number)
                    total = writing.count_rejects(connection)
                summary = summary.plus(new, known=sieve.skipped, refused=refused, rejects=total)
                if progress is not None:
                    progress(summary)
            with self._errors("write to"):
                writing.end_run(connection, number)
        return summary

    def add(self, record: Record) -> bool:
        """Store one record; False where its report is known already.

        All that is added while the ledger is open is one run. Raises LedgerError where it cannot be stored.
        """
        why = writing.unstorable(record)
        if why:
            raise LedgerError(f"report {one_line(writing.readable(record.report.id))} {why}")
        with self._write() as connection, self._errors("write to"):
            if writing.known(connection, [record.report.sha256]):
                return False
            if self._adding is None:
                self._adding = writing.begin_run(connection, {})
            new, _ = writing.store(connection, [record], [], self._adding)
        return bool(new)

    def reports(self, **filters: Unpack[Filters]) -> pa.Table:
        """Reports; by `force`, `place` and `kind` those that hold such a claim, by `actor` such an actor."""
        return self._select(REPORTS, filters)

    def statements(self, **filters: Unpack[Filters]) -> pa.Table:
        """Statements; `actor` is who is cited, `kind` the kind of cue."""
        return self._select(STATEMENTS, filters)

    def claims(self, **filters: Unpack[Filters]) -> pa.Table:
        """Claims; `actor` is who vouches or demands, `place` also a movement's origin or destination."""
        return self._select(CLAIMS, filters)

    def conflicts(self, *, between: bool = False, **filters: Unpack[Filters]) -> pa.Table:
        """Conflicts; `actor` is either voice, `force` and `place` those of a claim that bears it.

        between: those between reports (view `conflicts_between`), and not those inside one. By `from_` and `to`
            then those whose later report is dated so; by `outlet` those of which either report is of the outlet.
        """
        return self._select(BETWEEN if between else CONFLICTS, filters)

    def events(self, **filters: Unpack[Filters]) -> pa.Table:
        """PLOVER events; `actor` is who acts or is acted upon, `kind` the event's type."""
        return self._select(EVENTS, filters)

    def repetitions(self, **filters: Unpack[Filters]) -> pa.Table:
        """Groups of reports that are versions or partial reprints of one text; each has a report that fits the filters.

        `kind` is that of a copy: `exact`, `near` or `partial`; the other filters are those of `reports`.
        """
        return self._select(REPETITIONS, filters)

    def copies(self, **filters: Unpack[Filters]) -> pa.Table:
        """The reports in such groups, group by group, the original first; filters as for `repetitions`."""
        return self._select(COPIES, filters)

    def rejects(self, **filters: Unpack[Filters]) -> pa.Table:
        """Inputs that were not taken in, the latest first; only `limit` filters them."""
        return self._select(REJECTS, filters)

    def posture(
        self,
        *,
        force: str | None = None,
        place: str | None = None,
        at: str | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> pa.Table:
        """Which forces are where as each voice tells it, newest first, with permissions and limits beside.

        at: an ISO 8601 date; only reports dated up to it count. By default all do, dated or not.
        after: the cursor of a row (`cursor_of` by POSTURE_KEYS): only rows that come after it.

        One row a force, place, fact (`presence`, `movement`, `permission`, `limit`), voice and set of values;
        `role` says whether the place is a movement's `destination` or `origin`. The date, report and evidence
        are those of the newest report that tells it so, `reports` counts all that do. The report's own voice
        is named by its outlet, or else "the report". Claims without a force or a place are left out.

        A row stands from `since`, the first report that tells it, until `until`, the report in which the same voice
        tells another value of the same, planned and actual apart; what nothing has replaced has no `until`.
        `net_low` and `net_high` are the strength with the `movements` that the same voice has told since then
        (each incident once) added and taken off; null where it has told none.
        """
        values = {
            "force": None if force is None else check_text("force", force),
            "place": None if place is None else check_text("place", place),
            "at": None if at is None else check_date("at", at),
        }
        query, cursor = paged(_posture(), POSTURE_KEYS, after, check_limit(limit))
        return self._ask("posture", query, {**values, **cursor})

    def record(self, id: str) -> Record:
        """The record of the report with this id, or else of the one whose content hash so begins.

        Its JSON is byte for byte what was stored. Raises UsageError where no report or several match.
        """
        with self._cursor() as cursor, self._errors("read"):
            return stored_record(cursor, report_number(cursor, id, self.path))

    def sql(self, query: str, *, values: Mapping[str, Any] | None = None, limit: int | None = None) -> pa.Table:
        """What a SELECT over the ledger's views gives; `dictionary` tells the views and their columns.

        values: what stands for the query's named parameters (`WHERE outlet = $outlet`), so that nothing need be quoted.

        The query can neither write nor reach files, settings or the network. Raises QueryError where it would
        or where it does not run.
        """
        count = check_limit(limit)
        with self._cursor() as cursor:
            check_query(cursor, query)
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            try:
                relation = cursor.sql(query, params=dict(values) if values else None)
                return (relation if count is None else relation.limit(count)).to_arrow_table()
            except duckdb.Error as error:
                raise QueryError(one_line(error)) from error
            finally:
                with contextlib.suppress(duckdb.Error):
                    cursor.execute("ROLLBACK")

    def dictionary(self) -> pa.Table:
        """The data dictionary: view, column, type and meaning of all that `sql` can ask for."""
        query = """
            SELECT table_name AS view, column_name AS "column", data_type AS type, comment AS meaning
            FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main'
            ORDER BY view, column_index
        """
        return self._ask("dictionary", query, {})


@cache
def _posture() -> str:
    return files("sayso.ledger").joinpath("posture.sql").read_text(encoding="utf-8")
