"""Search: what is found, in which order, and where the hits are told to stand."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.search.query import SNIPPET, snippet
from sayso.ledger.search.words import offsets, positions, words

from .factories import bare, make_record, make_report
from .test_queries import HOSTILE


def add(ledger: Ledger, id: str, text: str, **fields: Any) -> None:
    ledger.add(bare(make_report(id, text=text, **fields)))


def found(ledger: Ledger, query: str, **filters: Any) -> list[str]:
    return [row["report"] for row in ledger.search(query, **filters).to_pylist()]


@pytest.fixture
def stocked(ledger: Ledger) -> Ledger:
    add(ledger, "ferry", "The ferry to Varn was late. The ferry was full of troops.", title="Harbour news")
    add(ledger, "dam", "Troopers left the dam at Varn, in exchange for grain.", date="2030-06-01")
    add(ledger, "cafe", "Café owners in the harbour told of U.S. soldiers in the exchange.", outlet="Le Quai")
    return ledger


def test_all_the_words_must_occur_whatever_their_case_and_accents(stocked: Ledger) -> None:
    assert found(stocked, "VARN ferry") == ["ferry"]
    assert found(stocked, "CAFE Owners") == ["cafe"]
    assert found(stocked, "varn soldiers") == []


def test_a_phrase_is_words_side_by_side(stocked: Ledger) -> None:
    assert found(stocked, '"in exchange for"') == ["dam"]
    assert found(stocked, '"exchange in"') == []
    assert found(stocked, "U.S.") == ["cafe"]


def test_a_star_takes_every_word_that_so_begins(stocked: Ledger) -> None:
    assert set(found(stocked, "troop*")) == {"ferry", "dam"}
    assert found(stocked, '"full of troo*"') == ["ferry"]
    assert found(stocked, "troop") == []


def test_a_title_is_searched_and_no_phrase_runs_from_it_into_the_text(stocked: Ledger) -> None:
    (row,) = stocked.search('"harbour news"').to_pylist()
    assert (row["report"], row["in_title"], row["hits"], row["hit_starts"]) == ("ferry", True, 1, [])
    assert row["snippet"].startswith("The ferry to Varn")
    assert found(stocked, '"news the"') == []


def test_the_report_that_is_more_about_it_comes_first(ledger: Ledger) -> None:
    add(ledger, "aside", "Of many things that were told that day one was a ferry, and the rest was rain and more rain.")
    add(ledger, "about", "The ferry, a new ferry, replaces the old ferry.")
    add(ledger, "none", "Rain.")
    assert found(ledger, "ferry") == ["about", "aside"]
    assert found(ledger, "ferry", limit=1) == ["about"]


def test_a_rare_word_weighs_more_than_a_common_one(ledger: Ledger) -> None:
    for number in range(20):
        add(ledger, f"r{number}", f"Rain fell on ferry number {number}.")
    rows = ledger.search("rain fell").to_pylist()
    assert len(rows) == 20
    assert ledger.search("7").to_pylist()[0]["score"] > rows[0]["score"]


def test_a_hit_tells_its_place_and_the_statements_and_claims_that_hold_it(ledger: Ledger) -> None:
    ledger.add(make_record())
    (row,) = ledger.search("permission").to_pylist()
    text = make_record().report.text
    assert [text[a:b] for a, b in zip(row["hit_starts"], row["hit_ends"], strict=True)] == ["permission"]
    assert (row["statements"], row["claims"]) == (["s2"], ["c2"])
    assert "no [permission] to stay in Westmark" in row["snippet"]
    assert (row["outlet"], str(row["date"])) == ("The Harbour Post", "2030-05-14")


def test_filters_are_those_of_reports(stocked: Ledger) -> None:
    assert found(stocked, "exchange", outlet="le quai") == ["cafe"]
    assert found(stocked, "exchange", from_="2030-05-15") == ["dam"]
    stocked.add(make_record(text=make_record().report.text + " Exchange."))
    assert found(stocked, "exchange", force="NOR") == ["r1"]
    assert found(stocked, "exchange", actor="solvang", kind="limit") == ["r1"]
    with pytest.raises(UsageError, match="unknown kind"):
        stocked.search("exchange", kind="say")


def test_reports_that_are_added_later_are_found(stocked: Ledger) -> None:
    assert found(stocked, "lighthouse") == []
    add(stocked, "late", "A lighthouse was lit.")
    assert found(stocked, "lighthouse") == ["late"]


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "*", "-", "… !", "\ud800", "word " * 65])
def test_a_query_without_a_word_or_with_too_many_is_wrong_usage(stocked: Ledger, query: str) -> None:
    with pytest.raises(UsageError) as caught:
        stocked.search(query)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "query", [*HOSTILE, '"never closed', "a OR", "NOT a", "a AND (", "col:a", "^a", "a NEAR/2 b", "$w0_0"]
)
def test_no_query_is_taken_for_syntax(stocked: Ledger, query: str) -> None:
    with contextlib.suppress(UsageError):
        assert stocked.search(query).num_rows <= 3
    assert stocked.reports().num_rows == 3


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=st.text(max_size=30))
def test_any_query_is_answered_or_wrong_usage(stocked: Ledger, query: str) -> None:
    try:
        stocked.search(query)
    except UsageError as error:
        assert "\n" not in str(error)


@given(title=st.none() | st.text(max_size=30), text=st.text(max_size=80))
def test_words_and_their_offsets_are_as_many_and_positions_count_them(title: str | None, text: str) -> None:
    assert len(words(text)) == len(offsets(text))
    found, count = positions(title, text)
    assert count == len(words(title or "")) + len(words(text)) == sum(map(len, found.values()))


@given(text=st.text(max_size=600), data=st.data())
def test_a_snippet_marks_hits_and_stays_short(text: str, data: st.DataObject) -> None:
    spans = offsets(text)
    chosen = sorted(data.draw(st.sets(st.sampled_from(spans)))) if spans else []
    told = snippet(text, chosen)
    assert len(told) <= max(SNIPPET + 4 + 2 * len(chosen), max((b - a for a, b in chosen), default=0) + 6)
    assert not chosen or "[" in told
