"""Reviews in the ledger: storing one, the edited rows that follow from them, and finding them their parts again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from sayso.errors import UsageError
from sayso.ledger.inserting import Row, insert
from sayso.ledger.lookup import stored_record
from sayso.ledger.reviews.editing import apply, edited
from sayso.ledger.reviews.parts import LAYERS, PART_KINDS, Part, PartKind, content, key, parts
from sayso.ledger.reviews.reworking import reworked
from sayso.ledger.rows import part_rows
from sayso.records import Record

Edits = dict[tuple[PartKind, str], dict[str, Any]]
_EDITS = """
SELECT r.report_no, r.part_kind, r.part, r.changes
FROM store.reviews AS r JOIN store.verdicts AS v ON v.review = r.id
WHERE r.verdict = 'edited' AND r.report_no IN (SELECT unnest(?))
"""
_CHANGED = """
SELECT DISTINCT report_no FROM store.verdicts
WHERE part_kind = 'claim' AND verdict <> 'accepted' AND report_no IN (SELECT unnest(?))
"""
_OF_REPORT = "SELECT id, part_kind, key, was_read, changes FROM store.reviews WHERE report_no = ? ORDER BY id"


def key_text(kind: PartKind, part: Part, record: Record) -> str:
    """The part's key as it is stored."""
    return json.dumps(key(kind, part, record), ensure_ascii=False)


def edits_of(connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> dict[int, Edits]:
    """The edits that count, as changes by kind and id, of each of these reports that has any."""
    found: defaultdict[int, Edits] = defaultdict(dict)
    for no, kind, part, changes in connection.execute(_EDITS, [list(numbers)]).fetchall():
        found[no][kind, part] = json.loads(changes)
    return found


def verdicts_of(connection: duckdb.DuckDBPyConnection, no: int) -> dict[tuple[PartKind, str], str]:
    """The verdicts that count on the parts of a report, by kind and id."""
    query = "SELECT part_kind, part, verdict FROM store.verdicts WHERE report_no = ?"
    return {(kind, part): verdict for kind, part, verdict in connection.execute(query, [no]).fetchall()}


def reviewed_record(connection: duckdb.DuckDBPyConnection, no: int) -> Record:
    """The record of a report with its edits in place, without the claims, conflicts and events rejected."""
    record = apply(stored_record(connection, no), edits_of(connection, [no]).get(no, {}))
    rejected = {key for key, verdict in verdicts_of(connection, no).items() if verdict == "rejected"}
    kept: dict[str, list[Part]] = {LAYERS[kind]: [] for kind in PART_KINDS if kind != "statement"}
    for kind, id, part in parts(record):
        if kind != "statement" and (kind, id) not in rejected:
            kept[LAYERS[kind]].append(part)
    return record.model_copy(update=kept)


def renew_edited(connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> None:
    """Make the edited rows of these reports anew, from their records and the edits that count."""
    given = list(numbers)
    for layer in LAYERS.values():
        connection.execute(f"DELETE FROM reading.edited_{layer} WHERE report_no IN (SELECT unnest(?))", [given])
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for no, edits in edits_of(connection, given).items():
        made = part_rows(apply(stored_record(connection, no), edits), no)
        for kind in PART_KINDS:
            ids = {id for edited_kind, id in edits if edited_kind == kind}
            rows[LAYERS[kind]] += [row for row in made[LAYERS[kind]] if _id(kind, row) in ids]
    for layer, found in rows.items():
        insert(connection, f"reading.edited_{layer}", found)


def rework_conflicts(connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> None:
    """Work out anew the conflicts of these reports that reviews of their claims have changed."""
    given = list(numbers)
    connection.execute("DELETE FROM reading.reworked_conflicts WHERE report_no IN (SELECT unnest(?))", [given])
    rows: list[Row] = []
    for (no,) in connection.execute(_CHANGED, [given]).fetchall():
        found = reworked(stored_record(connection, no), reviewed_record(connection, no), verdicts_of(connection, no))
        rows += [{"report_no": no, "position": position, **conflict.model_dump()} for position, conflict in found]
    insert(connection, "reading.reworked_conflicts", rows)


def match_again(connection: duckdb.DuckDBPyConnection, no: int, record: Record) -> list[int]:
    """Give each review of the report its part in a new reading; the numbers of those that now have none.

    A part is the same where its kind, words and key fields are (`sayso.ledger.reviews.parts.key`); of several
    such the one that tells all else alike goes first. An edit that the new part does not take has no part.
    """
    found: defaultdict[tuple[PartKind, str], list[tuple[str, Part]]] = defaultdict(list)
    for kind, id, read in parts(record):
        found[kind, key_text(kind, read, record)].append((id, read))
    lost: list[int] = []
    for review, kind, wanted, was_read, changes in connection.execute(_OF_REPORT, [no]).fetchall():
        part, alike = _best(found[kind, wanted], json.loads(was_read))
        if part is not None and changes and not _takes(found[kind, wanted], part, json.loads(changes), record, kind):
            part = None
        if part is None:
            lost.append(review)
        connection.execute("UPDATE store.reviews SET part = ?, alike = ? WHERE id = ?", [part, alike, review])
    return lost


def _best(candidates: list[tuple[str, Part]], was_read: Mapping[str, Any]) -> tuple[str | None, bool]:
    for id, part in candidates:
        if content(part) == content(type(part).model_validate(was_read)):
            return id, True
    return (candidates[0][0], False) if candidates else (None, False)


def _takes(
    candidates: list[tuple[str, Part]], id: str, changes: Mapping[str, Any], record: Record, kind: PartKind
) -> bool:
    try:
        edited(dict(candidates)[id], changes, record, kind)
    except UsageError:
        return False
    return True


def _id(kind: PartKind, row: Row) -> str:
    return f"x{row['position'] + 1}" if kind == "conflict" else str(row["id"])
