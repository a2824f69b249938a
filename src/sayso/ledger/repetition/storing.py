"""Keeping repetition in the ledger: what new reports share with the others, and the groups that this changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from sayso.ledger.cites import canonical_key, find_cites, initials, is_agency
from sayso.ledger.inserting import insert, registered
from sayso.ledger.repetition.bodies import SHINGLE, Body, body_of
from sayso.ledger.repetition.grouping import Print, group
from sayso.ledger.repetition.overlaps import PART_WORDS, Overlap, overlap
from sayso.records import Record

_FEW = 3
"""Fingerprints that two longer bodies share, at least, before their words are compared."""
_CANDIDATES = f"""
SELECT DISTINCT least(i.body, f.body), greatest(i.body, f.body)
FROM incoming AS i
JOIN store.fingerprints AS f ON f.hash = i.hash AND f.body <> i.body
JOIN store.bodies AS b ON b.no = f.body
GROUP BY i.body, f.body, i.words, b.words
HAVING count(*) >= {_FEW} OR least(i.words, b.words) < {PART_WORDS}
"""
_TEXTS = """
SELECT b.no, r.text
FROM incoming AS i JOIN store.bodies AS b ON b.no = i.body JOIN store.reports AS r ON r.no = b.report_no
"""
_CONNECTED = """
CREATE OR REPLACE TEMP TABLE connected AS
WITH RECURSIVE pairs AS (
    SELECT body_1 AS body, body_2 AS other FROM store.overlaps UNION ALL SELECT body_2, body_1 FROM store.overlaps
),
reached AS (
    SELECT body FROM incoming
    UNION
    SELECT pairs.other FROM reached JOIN pairs USING (body)
)
SELECT body FROM reached
"""
_PRINTS = f"""
SELECT r.no, r.sha256, r.date, t.outlet, t.initials, t.agency, t.body, b.words,
    list_sort(list(c.cited_key) FILTER (c.cited_key IS NOT NULL))
FROM connected AS n
JOIN store.texts AS t ON t.body = n.body
JOIN store.bodies AS b ON b.no = t.body
JOIN store.reports AS r ON r.no = t.report_no
LEFT JOIN store.cites AS c ON c.report_no = r.no AND c.relation = 'credit'
WHERE b.words >= {SHINGLE}
GROUP BY ALL
"""
_OVERLAPS = "SELECT o.* FROM store.overlaps AS o JOIN connected AS n ON n.body = o.body_1"
_FORGET = """
DELETE FROM store.copies WHERE report_no IN (SELECT report_no FROM store.texts JOIN connected USING (body))
"""


def store_repetition(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record]) -> None:
    """Store the cites of new records, by their numbers in the ledger, and what they repeat; renew their groups.

    Runs within the transaction that stores the reports themselves. What is stored depends on the reports of
    the ledger, not on the order in which they came.
    """
    if not records:
        return
    _store_cites(connection, records)
    bodies = {no: body_of(record.report.text) for no, record in records.items()}
    new = _store_bodies(connection, records, bodies)
    _store_overlaps(connection, new)
    _store_groups(connection, records)


def renew_cites(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record]) -> None:
    """Store the cites of new readings in place of the old ones, and renew the groups that this changes."""
    if not records:
        return
    connection.execute("DELETE FROM store.cites WHERE report_no IN (SELECT unnest(?))", [list(records)])
    _store_cites(connection, records)
    _store_groups(connection, records)


def _store_cites(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record]) -> None:
    rows = [
        {
            "report_no": no,
            "position": position,
            "cited": cite.outlet,
            "cited_key": canonical_key(cite.outlet),
            "agency": is_agency(cite.outlet),
            "relation": cite.relation,
            "text": cite.text,
            "text_start": cite.start,
            "text_end": cite.end,
            "statement": cite.statement,
        }
        for no, record in records.items()
        for position, cite in enumerate(find_cites(record))
    ]
    insert(connection, "store.cites", rows)


def _store_bodies(
    connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record], bodies: Mapping[int, Body]
) -> dict[int, Body]:
    """Store the bodies that are new, and which body each report has; the new ones by their numbers."""
    with registered(connection, [{"hash": body.hash} for body in bodies.values()]):
        known = dict(connection.execute("SELECT hash, no FROM store.bodies JOIN incoming USING (hash)").fetchall())
    ((last,),) = connection.execute("SELECT coalesce(max(no), 0) FROM store.bodies").fetchall()
    new: dict[int, Body] = {}
    rows = []
    for no, body in bodies.items():
        if body.hash not in known:
            last += 1
            known[body.hash] = last
            new[last] = body
            rows.append({"no": last, "hash": body.hash, "words": len(body.words), "report_no": no})
    insert(connection, "store.bodies", rows)
    insert(connection, "store.texts", [_text(no, record, known[bodies[no].hash]) for no, record in records.items()])
    return new


def _text(no: int, record: Record, body: int) -> dict[str, object]:
    outlet = record.report.outlet
    return {
        "report_no": no,
        "body": body,
        "outlet": outlet and canonical_key(outlet),
        "initials": outlet and initials(outlet),
        "agency": outlet is not None and is_agency(outlet),
    }


def _store_overlaps(connection: duckdb.DuckDBPyConnection, new: Mapping[int, Body]) -> None:
    """Store the fingerprints of new bodies, and what these share with others and with one another."""
    prints = [
        {"hash": value, "body": no, "words": len(body.words)} for no, body in new.items() for value in body.fingerprints
    ]
    if not prints:
        return
    with registered(connection, prints):
        connection.execute("INSERT INTO store.fingerprints SELECT hash, body FROM incoming")
        pairs = connection.execute(_CANDIDATES).fetchall()
    others = {no for pair in pairs for no in pair} - new.keys()
    bodies = {**new, **_load_bodies(connection, others)}
    rows = [
        {
            "body_1": one,
            "body_2": two,
            "words": found.words,
            "own_words": found.own_words,
            "share_1": found.share_1,
            "share_2": found.share_2,
        }
        for one, two in pairs
        if (found := overlap(bodies[one], bodies[two]))
    ]
    insert(connection, "store.overlaps", rows)


def _load_bodies(connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> dict[int, Body]:
    rows = [{"body": no} for no in numbers]
    if not rows:
        return {}
    with registered(connection, rows):
        return {no: body_of(text) for no, text in connection.execute(_TEXTS).fetchall()}


def _store_groups(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record]) -> None:
    """Renew the groups of the reports that share words with new ones, directly or by way of others."""
    rows = [{"report_no": no} for no in records]
    with registered(connection, rows):
        touched = connection.execute("SELECT DISTINCT body FROM store.texts JOIN incoming USING (report_no)").fetchall()
    with registered(connection, [{"body": body} for (body,) in touched]):
        connection.execute(_CONNECTED)
    prints = [
        Print(no, sha256, day, outlet, short, agency, body, words, tuple(credited or ()))
        for no, sha256, day, outlet, short, agency, body, words, credited in connection.execute(_PRINTS).fetchall()
    ]
    overlaps = {
        (one, two): Overlap(words, own, share_1, share_2)
        for one, two, words, own, share_1, share_2 in connection.execute(_OVERLAPS).fetchall()
    }
    connection.execute(_FORGET)
    copies = [
        {
            "id": copy.original.sha256,
            "report_no": copy.report.no,
            "original_no": copy.original.no,
            "kind": copy.kind,
            "share": copy.share,
        }
        for copy in group(prints, overlaps)
    ]
    insert(connection, "store.copies", copies)
