"""The name that a table of the ledger carries in its schema's metadata ("claims"); files keep it too."""

from __future__ import annotations

import pyarrow as pa

_KEY = b"sayso.table"


def named(table: pa.Table, name: str) -> pa.Table:
    """The same table, carrying `name`."""
    return table.replace_schema_metadata({_KEY: name.encode()})


def table_name(table: pa.Table) -> str | None:
    """The name that the table carries; `None` for one that carries none, as an answer to `sql`."""
    name = (table.schema.metadata or {}).get(_KEY)
    return None if name is None else name.decode()
