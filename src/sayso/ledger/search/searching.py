"""`Ledger.search`: reports that hold the words asked for, the best first, with where the words stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import duckdb
import pyarrow as pa

from sayso.ledger.access import Access
from sayso.ledger.filters import Filters, check_limit
from sayso.ledger.naming import named
from sayso.ledger.search.query import Hit, Term, held, hits, parse, ranking, snippet
from sayso.ledger.selections import REPORTS

_COLUMNS = pa.schema(
    [
        ("score", pa.float64()),
        ("report", pa.string()),
        ("date", pa.date32()),
        ("outlet", pa.string()),
        ("title", pa.string()),
        ("snippet", pa.string()),
        ("hits", pa.int64()),
        ("in_title", pa.bool_()),
        ("hit_starts", pa.list_(pa.int64())),
        ("hit_ends", pa.list_(pa.int64())),
        ("statements", pa.list_(pa.string())),
        ("claims", pa.list_(pa.string())),
        ("url", pa.string()),
        ("reader", pa.string()),
        ("sha256", pa.string()),
        ("report_no", pa.int32()),
    ]
)
_REPORTS = (
    "SELECT no, id, date, outlet, title, text, url, reader, sha256 FROM store.reports WHERE no IN (SELECT unnest(?))"
)
_STATEMENTS = """
SELECT report_no, id, [source_start, cue_start] || content_starts, [source_end, cue_end] || content_ends
FROM store.statements WHERE report_no IN (SELECT unnest(?)) ORDER BY report_no, position
"""
_CLAIMS = """
SELECT report_no, id, [evidence_start], [evidence_end]
FROM store.claims WHERE report_no IN (SELECT unnest(?)) ORDER BY report_no, position
"""
Spans = list[tuple[int | None, int | None]]


class Searching(Access):
    """What a ledger can be searched for."""

    def search(self, query: str, **filters: Unpack[Filters]) -> pa.Table:
        """Reports that hold all the words, the best first (BM25), with a snippet and where the words stand.

        query: words, whatever their case and accents; between quotation marks a phrase; `word*` whatever begins
            so. Title and text are searched; there are no other operators and no stemming.
        filters: those of `reports`; `after` is the cursor of a row (`cursor_of` by RANKING_KEYS).

        `snippet` is the stretch of the text with the most hits, each in brackets; `hit_starts` and `hit_ends` are
        their offsets in the text; `statements` and `claims` the ids of those whose words hold a hit.
        Raises UsageError where the query holds no word or more than 64.
        """
        terms = parse(query)
        given: dict[str, Any] = {name: value for name, value in filters.items() if value is not None}
        limit, after = check_limit(given.pop("limit", None)), given.pop("after", None)
        chosen, values = REPORTS.query(given) if given else (None, {})
        sql, asked = ranking(terms, chosen, after, limit)
        with self._cursor() as cursor, self._errors("read"):
            ranked = cursor.execute(sql, {**values, **asked}).fetchall()
            rows = _rows(cursor, terms, ranked)
        return named(pa.Table.from_pylist(rows, schema=_COLUMNS), "search")


def _rows(
    cursor: duckdb.DuckDBPyConnection, terms: Sequence[Term], ranked: Sequence[tuple[Any, ...]]
) -> list[dict[str, Any]]:
    numbers = [report_no for report_no, *_ in ranked]
    reports = {row[0]: row for row in cursor.execute(_REPORTS, [numbers]).fetchall()}
    statements, claims = (_spans(cursor, query, numbers) for query in (_STATEMENTS, _CLAIMS))
    rows = []
    for report_no, score, _, *found in ranked:
        _, report, date, outlet, title, text, url, reader, sha256 = reports[report_no]
        told = hits(terms, found, title, text)
        in_text = [(hit.start, hit.end) for hit in told if not hit.in_title]
        rows.append(
            {
                "score": score,
                "report": report,
                "date": date,
                "outlet": outlet,
                "title": title,
                "snippet": snippet(text, in_text),
                "hits": len(told),
                "in_title": any(hit.in_title for hit in told),
                "hit_starts": [start for start, _ in in_text],
                "hit_ends": [end for _, end in in_text],
                "statements": _holding(told, statements[report_no]),
                "claims": _holding(told, claims[report_no]),
                "url": url,
                "reader": reader,
                "sha256": sha256,
                "report_no": report_no,
            }
        )
    return rows


def _spans(cursor: duckdb.DuckDBPyConnection, query: str, numbers: list[int]) -> Mapping[int, dict[str, Spans]]:
    found: defaultdict[int, dict[str, Spans]] = defaultdict(dict)
    for report_no, id, starts, ends in cursor.execute(query, [numbers]).fetchall():
        found[report_no][id] = list(zip(starts, ends, strict=True))
    return found


def _holding(told: Sequence[Hit], parts: Mapping[str, Spans]) -> list[str]:
    return [id for id, spans in parts.items() if held(told, spans)]
