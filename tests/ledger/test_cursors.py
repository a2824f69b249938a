"""Reading a table of a ledger page by page."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.across import BETWEEN, CHANGES, FOLLOW_UPS, INCIDENTS, TIMELINE
from sayso.ledger.cursors import Key, cursor_of, paged
from sayso.ledger.ledger import POSTURE_KEYS
from sayso.ledger.reviews.reviewing import REVIEWS
from sayso.ledger.search.query import RANKING_KEYS
from sayso.ledger.sources.counting import SOURCES
from tests.ledger.factories import make_record

KEYS = {
    "incidents": INCIDENTS.keys,
    "timeline": TIMELINE.keys,
    "changes": CHANGES.keys,
    "follow_ups": FOLLOW_UPS.keys,
    "sources": SOURCES.keys,
    "reviews": REVIEWS.keys,
    "posture": POSTURE_KEYS,
}


def paged_through(ask: Callable[..., pa.Table], keys: tuple[Key, ...]) -> list[dict[str, Any]]:
    """All rows, two at a time."""
    rows: list[dict[str, Any]] = []
    after = None
    while page := ask(after=after, limit=2).to_pylist():
        rows += page
        after = cursor_of(keys, page[-1])
    return rows


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger in which voices change what they say and contradict each other, and two parts are reviewed."""
    days = ("2030-05-14", "2030-05-20", None, "2031-01-01")
    for number, day in enumerate(days):
        ledger.add(make_record(f"r{number}", date=day, outlet=f"Outlet {number % 2}"))
    for report in ("r0", "r1", "r3"):
        ledger.accept(f"{report}:c1")
    return ledger


@pytest.mark.parametrize("verb", KEYS)
def test_pages_of_a_table_over_many_reports_are_the_whole_table(told: Ledger, verb: str) -> None:
    whole = getattr(told, verb)().to_pylist()
    assert paged_through(getattr(told, verb), KEYS[verb]) == whole
    assert whole or verb in ("changes", "follow_ups")


def test_pages_of_conflicts_between_reports_are_the_whole_table(told: Ledger) -> None:
    def ask(**filters: Any) -> pa.Table:
        return told.conflicts(between=True, **filters)

    assert paged_through(ask, BETWEEN.keys) == ask().to_pylist()


def test_pages_of_what_a_search_finds_are_all_that_it_finds(told: Ledger) -> None:
    def ask(**filters: Any) -> pa.Table:
        return told.search("troops", **filters)

    assert paged_through(ask, RANKING_KEYS) == ask().to_pylist() != []


def test_a_page_goes_on_after_its_row_though_that_is_gone(told: Ledger) -> None:
    first, second = told.incidents(limit=2).to_pylist()
    cursor = INCIDENTS.cursor(first)
    told.reject(f"{first['first_report']}:c1")
    assert told.incidents(after=cursor, limit=1)["day"].to_pylist() == [second["day"]]


def test_rows_without_a_value_come_last_in_either_direction() -> None:
    keys = (Key("day", "day", descending=True), Key("n", "number"))
    table = (
        "SELECT * FROM (VALUES (DATE '2030-01-01', 1), (NULL, 2), (NULL, NULL), (DATE '2030-01-02', 3)) AS t(day, n)"
    )
    rows, after = [], None
    while True:
        sql, values = paged(table, keys, after, 1)
        page = duckdb.sql(sql, params=values or None).to_arrow_table().to_pylist()
        if not page:
            break
        rows += page
        after = cursor_of(keys, page[0])
    assert [row["n"] for row in rows] == [3, 1, 2, None]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "15-2",
        "W10",
        "é",
        "A" * 3_000,
        *(
            base64.urlsafe_b64encode(text.encode()).decode()
            for text in ("{}", "[1,2]", '["2030-99-99","a"]', '["2030-01-01"]', '["2030-01-01","\\ud800"]', "[" * 1_400)
        ),
    ],
)
def test_what_is_no_cursor_of_the_table_is_refused_in_one_line(ledger: Ledger, cursor: str) -> None:
    with pytest.raises(UsageError, match="after") as told:
        ledger.incidents(after=cursor)
    assert "\n" not in str(told.value)


def test_a_quotation_mark_in_a_cursor_is_a_value(told: Ledger, tmp_path: Path) -> None:
    cursor = cursor_of(INCIDENTS.keys, {"day": "2030-05-14", "incident": "'; DROP TABLE meta; --"})
    told.incidents(after=cursor)
    assert told.reports().num_rows == 4


@pytest.mark.parametrize(
    "filters", [{}, {"force": "USA"}, {"place": "Niger"}, {"outlet": "Outlet 1"}, {"from_": "2030-05-15"}]
)
@pytest.mark.parametrize("verb", ["incidents", "timeline"])
def test_a_page_of_incidents_is_the_beginning_of_all(told: Ledger, verb: str, filters: dict[str, Any]) -> None:
    told.reject("r0:c2")
    whole = getattr(told, verb)(**filters)
    for size in (0, 1, 3, whole.num_rows):
        assert getattr(told, verb)(**filters, limit=size).to_pylist() == whole.to_pylist()[:size]
        assert getattr(told, verb)(**filters, limit=size).schema == whole.schema
