"""What to do about an error of the ledger's file."""

from __future__ import annotations

import duckdb

_BY_REASON = (
    (
        ("no space left", "file too large", "quota exceeded", "could not write"),
        "free some space and run it again; what was stored before is kept",
    ),
    (("read-only file system",), "it can be asked there but not written: name another with --ledger"),
    (("permission denied", "operation not permitted"), "see that you may read and write it and its folder"),
)
_DAMAGED = "it is damaged or no ledger: go back to a backup, or read the reports into a new ledger"
_OF_DAMAGE = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException, duckdb.FatalException)
_SIGNS_OF_DAMAGE = ("corrupt", "checksum", "invalidated", "not a valid duckdb")


def advice(error: Exception, reason: str) -> str:
    """What to do, as the end of the message that tells the reason; empty where nobody knows."""
    lowered = reason.lower()
    for signs, told in _BY_REASON:
        if any(sign in lowered for sign in signs):
            return f"; {told}"
    damaged = isinstance(error, _OF_DAMAGE) or any(sign in lowered for sign in _SIGNS_OF_DAMAGE)
    return f"; {_DAMAGED}" if damaged else ""
