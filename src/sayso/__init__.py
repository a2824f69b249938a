"""sayso reads dated news reports and keeps a ledger of who said what about which forces.

record = sayso.read(text, date="2019-10-22")       one text to a Record
reader = sayso.Reader()                            built once, reads many: reader.pipe(reports)
sayso.extract(["reports/"])                        files, folders and globs to Records
with sayso.Ledger("sayso.duckdb") as ledger:       the embedded ledger and its queries, as Arrow tables
    sayso.ingest(ledger, ["reports/"])

Names are imported when they are first used: spaCy looks into this package whenever it loads a pipeline.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from sayso._version import __version__

if TYPE_CHECKING:
    from sayso.api import backup, extract, ingest, read, reread
    from sayso.errors import (
        IntakeError,
        LedgerError,
        LedgerLockedError,
        LedgerVersionError,
        ModelError,
        QueryError,
        SaysoError,
        UsageError,
    )
    from sayso.intake import Notice, Reject, take_in
    from sayso.ledger import Ledger, Summary
    from sayso.reading import Reader
    from sayso.records import Record, Report, json_schema

__all__ = [
    "IntakeError",
    "Ledger",
    "LedgerError",
    "LedgerLockedError",
    "LedgerVersionError",
    "ModelError",
    "Notice",
    "QueryError",
    "Reader",
    "Record",
    "Reject",
    "Report",
    "SaysoError",
    "Summary",
    "UsageError",
    "__version__",
    "backup",
    "extract",
    "ingest",
    "json_schema",
    "read",
    "reread",
    "take_in",
]

_HOME = {
    "api": ("backup", "extract", "ingest", "read", "reread"),
    "errors": (
        "IntakeError",
        "LedgerError",
        "LedgerLockedError",
        "LedgerVersionError",
        "ModelError",
        "QueryError",
        "SaysoError",
        "UsageError",
    ),
    "intake": ("Notice", "Reject", "take_in"),
    "ledger": ("Ledger", "Summary"),
    "reading": ("Reader",),
    "records": ("Record", "Report", "json_schema"),
}
_MODULE = {name: f"sayso.{module}" for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(importlib.import_module(_MODULE[name]), name)


def __dir__() -> list[str]:
    return __all__
