"""Joining what new reports tell to the incidents of a ledger, in the neighbourhood of the new accounts only."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import duckdb

from sayso.ledger.incidents.accounts import Account, Key, accounts
from sayso.ledger.incidents.folding import fold
from sayso.ledger.incidents.likeness import WINDOW
from sayso.ledger.incidents.spots import Spot
from sayso.ledger.incidents.stretches import Span, merged
from sayso.ledger.incidents.traits import Traits
from sayso.ledger.inserting import Row, insert, registered
from sayso.records import Record

_LOAD = """
SELECT a.sha256, a.position, a.family, a.block, a.day, a.known_by, a.incident
FROM store.accounts AS a JOIN incoming AS i ON i.block = a.block AND a.day BETWEEN i.since AND i.until
ORDER BY a.block, a.day, a.sha256, a.position
"""
_STOOD = "SELECT block, day, sha256, position FROM store.accounts WHERE report_no IN (SELECT unnest(?))"
_MOVE = """
UPDATE store.accounts AS a SET incident = i.incident FROM incoming AS i
WHERE a.sha256 = i.sha256 AND a.position = i.position
"""


Gone = Mapping[str, list[Key]]
"""Where accounts stood that have been taken out, by block."""


def join(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record], gone: Gone | None = None) -> None:
    """Store the accounts of new records, by their numbers in the ledger, each joined to its incident.

    Incidents that they change are changed, nothing else is looked at: of each block that they tell of, or that
    accounts are `gone` from, the days from a window before each of them up to where the pass over the accounts
    comes out as before.
    """
    made = [(no, account) for no, record in records.items() for account in accounts(record)]
    new: dict[str, list[Account]] = defaultdict(list)
    left = defaultdict(list, gone or {})
    days: dict[str, list[date]] = {block: [key[0] for key in keys] for block, keys in left.items()}
    for _, account in made:
        new[account.traits.block].append(account)
        days.setdefault(account.traits.block, []).append(account.traits.day)
    incidents: dict[Key, str] = {}
    stretches = {block: merged((day - WINDOW, day + 2 * WINDOW) for day in told) for block, told in days.items()}
    while stretches:
        known, before = _load(connection, stretches)
        for block, spans in list(stretches.items()):
            told = sorted([*known[block], *new[block]], key=lambda one: one.key)
            outcomes = [(span, fold(_within(told, span), before, _gone_in(left[block], span))) for span in spans]
            if all(outcome.until <= until for (_, until), outcome in outcomes):
                del stretches[block]
                for _, outcome in outcomes:
                    incidents.update(outcome.changed)
            else:
                stretches[block] = merged(
                    (since, until if outcome.until <= until else outcome.until + WINDOW)
                    for (since, until), outcome in outcomes
                )
    _store(connection, made, incidents)


def _within(told: Sequence[Account], span: Span) -> list[Account]:
    return [one for one in told if span[0] <= one.traits.day <= span[1]]


def _gone_in(gone: Sequence[Key], span: Span) -> list[Key]:
    return [key for key in gone if span[0] <= key[0] <= span[1]]


def forget(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> Gone:
    """Take out the accounts of the reports with these numbers; where they stood, which `join` has to know."""
    gone: dict[str, list[Key]] = defaultdict(list)
    for block, *key in connection.execute(_STOOD, [list(numbers)]).fetchall():
        gone[block].append((key[0], key[1], key[2]))
    for table in ("accounts", "account_parts"):
        connection.execute(f"DELETE FROM store.{table} WHERE report_no IN (SELECT unnest(?))", [list(numbers)])
    return gone


def _load(
    connection: duckdb.DuckDBPyConnection, stretches: Mapping[str, Sequence[Span]]
) -> tuple[dict[str, list[Account]], dict[Key, str]]:
    """The stored accounts of the stretches by block, and the incident of each."""
    rows = [{"block": block, "since": a, "until": b} for block, spans in stretches.items() for a, b in spans]
    with registered(connection, rows):
        found = connection.execute(_LOAD).fetchall()
    known: dict[str, list[Account]] = defaultdict(list)
    before: dict[Key, str] = {}
    for *fields, incident in found:
        account = _read(*fields)
        known[account.traits.block].append(account)
        before[account.key] = incident
    return known, before


def _store(
    connection: duckdb.DuckDBPyConnection, made: Iterable[tuple[int, Account]], incidents: Mapping[Key, str]
) -> None:
    new = {account.key: (no, account) for no, account in made}
    moved = [
        {"sha256": key[1], "position": key[2], "incident": incident}
        for key, incident in incidents.items()
        if key not in new
    ]
    if moved:
        with registered(connection, moved):
            connection.execute(_MOVE)
    rows = [_row(no, account, incidents[account.key]) for no, account in new.values()]
    parts = [
        {"report_no": no, "account": account.position, "part": part, "id": id}
        for no, account in new.values()
        for part, id in account.parts
    ]
    insert(connection, "store.accounts", rows)
    insert(connection, "store.account_parts", parts)


def _row(no: int, account: Account, incident: str) -> Row:
    traits = account.traits
    known_by = {
        "who": sorted(traits.who),
        "spots": traits.spots,
        "acts": sorted(traits.acts),
        "strengths": traits.strengths,
        "words": sorted(traits.words),
    }
    return {
        "report_no": no,
        "sha256": account.sha256,
        "position": account.position,
        "family": traits.family,
        "block": traits.block,
        "day": traits.day,
        "known_by": json.dumps(known_by, ensure_ascii=False),
        "incident": incident,
    }


def _read(sha256: str, position: int, family: str, block: str, day: date, known_by: str) -> Account:
    told = json.loads(known_by)
    traits = Traits(
        family=family,
        block=block,
        day=day,
        who=frozenset(told["who"]),
        spots=tuple(Spot(*one) for one in told["spots"]),
        acts=frozenset(told["acts"]),
        strengths=tuple((act, (low, high)) for act, (low, high) in told["strengths"]),
        words=frozenset(told["words"]),
    )
    return Account(sha256, position, traits)
