"""What claims tell, kept ready for comparison, so that a question about few claims need not look at all of them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import duckdb


def renew_propositions(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    """Store the propositions of the claims, as reviewed, of the reports with these numbers in place of the old."""
    connection.execute(
        "DELETE FROM store.propositions WHERE report_no IN (SELECT unnest(?::INTEGER[]))", [list(numbers)]
    )
    script = files(__package__).joinpath("propositions.sql").read_text(encoding="utf-8")
    connection.execute(script, {"numbers": list(numbers)})
