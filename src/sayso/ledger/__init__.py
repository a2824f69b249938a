"""The ledger: storage, questions over many reports, and export."""

from sayso.ledger.event_rows import gdelt_table, plover_objects
from sayso.ledger.export import EVENT_FORMATS, FORMATS, Format, write_table
from sayso.ledger.filters import CLAIM_KINDS, CONFLICT_KINDS, CUE_KINDS, EVENT_TYPES, Filters
from sayso.ledger.ingest import Reader, Summary
from sayso.ledger.ledger import DEFAULT_PATH, Ledger
from sayso.ledger.naming import table_name
from sayso.ledger.storage import SCHEMA_VERSION

__all__ = [
    "CLAIM_KINDS",
    "CONFLICT_KINDS",
    "CUE_KINDS",
    "DEFAULT_PATH",
    "EVENT_FORMATS",
    "EVENT_TYPES",
    "FORMATS",
    "SCHEMA_VERSION",
    "Filters",
    "Format",
    "Ledger",
    "Reader",
    "Summary",
    "gdelt_table",
    "plover_objects",
    "table_name",
    "write_table",
]
