"""What is derived from all reviewed readings: what tells the same, incidents, and what voices say against others.

Each transaction that stores readings, replaces them or reviews them has to call one of these, at its end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from sayso.ledger import incidents, sayings
from sayso.ledger.repetition.propositions import renew_propositions
from sayso.ledger.reviews.storing import reviewed_record
from sayso.records import Record


def derive(connection: duckdb.DuckDBPyConnection, records: Mapping[int, Record]) -> None:
    """Join what new records tell, by their numbers in the ledger, to what is there."""
    renew_propositions(connection, list(records))
    incidents.join(connection, records)
    sayings.contradict(connection, records)


def derive_again(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Take out what the reports with these numbers told, and join what they tell now, as reviewed."""
    renew_propositions(connection, numbers)
    records = {no: reviewed_record(connection, no) for no in numbers}
    incidents.join(connection, records, incidents.forget(connection, numbers))
    sayings.forget(connection, numbers)
    sayings.contradict(connection, records)
