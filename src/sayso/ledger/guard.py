"""Users' SQL, checked before it runs: one SELECT that reads the ledger and nothing else.

Three walls, since each has a gap. The engine is opened without access to files and network, but lets a query
read the ledger's own file, which would drop the lock on it (POSIX drops a process's locks when any handle
closes). The query is parsed and its table functions checked, which keeps files out but not writes: a WITH
clause may insert. And it runs in a read-only transaction, which refuses every write.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from sayso.errors import QueryError
from sayso.ledger.storage import one_line

_TABLE_FUNCTIONS = frozenset(
    [
        "duckdb_columns",
        "duckdb_functions",
        "duckdb_keywords",
        "duckdb_schemas",
        "duckdb_tables",
        "duckdb_types",
        "duckdb_views",
        "generate_series",
        "histogram",
        "histogram_values",
        "json_each",
        "json_tree",
        "pragma_table_info",
        "range",
        "unnest",
    ]
)
_ONLY = "the ledger's SQL is one SELECT (or FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW)"


def check_query(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Raise QueryError unless the query is one SELECT that calls no function which reads anything else."""
    try:
        query.encode()
        kinds = [statement.type for statement in connection.extract_statements(query)]
        if kinds != [duckdb.StatementType.SELECT]:
            raise QueryError(f"{_ONLY}, not {_told(kinds)}")
        ((parsed,),) = connection.execute("SELECT json_serialize_sql(?)", [query]).fetchall()
        tree = json.loads(parsed)
    except (duckdb.Error, UnicodeEncodeError) as error:
        raise QueryError(one_line(error)) from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply") from error
    if tree.get("error", True):
        raise QueryError(f"{_ONLY}: {one_line(tree.get('error_message', ''))}")
    for node in _nodes(tree):
        _check_node(node)


def _check_node(node: dict[str, Any]) -> None:
    kind = node.get("type")
    if kind == "TABLE_FUNCTION":
        name = str(node.get("function", {}).get("function_name", "")).lower()
        if name not in _TABLE_FUNCTIONS:
            raise QueryError(f"the ledger's SQL may not call {one_line(name)}()")
    elif kind == "BASE_TABLE" and any(mark in str(node.get("table_name")) for mark in "./\\"):
        raise QueryError(f"the ledger's SQL may not read the file {one_line(node['table_name'])!r}")


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    open_ends = [tree]
    while open_ends:
        item = open_ends.pop()
        if isinstance(item, dict):
            yield item
            open_ends.extend(item.values())
        elif isinstance(item, list):
            open_ends.extend(item)


def _told(kinds: list[Any]) -> str:
    return " and ".join(kind.name for kind in kinds) or "an empty query"
