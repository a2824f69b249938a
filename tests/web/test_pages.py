"""Every page, its data at the same address, and its filters."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.web.search import marked
from sayso.web.wording import quoted
from tests.ledger.factories import make_record
from tests.web.conftest import client_of

PAGES = [
    "/",
    "/reports",
    "/statements",
    "/claims",
    "/events",
    "/conflicts",
    "/posture",
    "/posture?force=USA&place=NER",
    "/map",
    "/map?at=2024-05-04&force=USA",
    "/timeline",
    "/timeline?force=USA&place=NER",
    "/actors",
    "/actor?actor=USA",
    "/outlets",
    "/outlet?outlet=Sahel+Courier",
    "/search",
    "/search?q=Niger",
    "/reviews",
    "/alerts",
    "/watch",
    "/incidents",
    "/changes",
    "/follow-ups",
    "/conflicts-between",
    "/sources",
    "/docs",
]
LISTS = {
    "reports": "reports",
    "statements": "statements",
    "claims": "claims",
    "events": "events",
    "conflicts": "conflicts",
    "conflicts-between": "conflicts_between",
    "incidents": "incidents",
    "timeline": "timeline",
    "changes": "changes",
    "follow-ups": "follow_ups",
    "sources": "sources",
    "posture": "posture",
    "actors": "actors",
    "outlets": "outlets",
    "search": "reports",
}
"""The pages of tables, and the name of their rows."""
TWINS = [page for page in PAGES if page != "/docs"]


def conflict_of(desk: TestClient) -> dict[str, Any]:
    rows: list[dict[str, Any]] = desk.get("/conflicts.json?kind=strength&force=USA").json()["conflicts"]
    return rows[0]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_it_shows_without_any_script(desk: TestClient, page: str) -> None:
    answer = desk.get(page)
    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1
    assert 'lang="en"' in answer.text


@pytest.mark.parametrize("page", TWINS)
def test_a_page_has_its_data_at_the_same_address(desk: TestClient, page: str) -> None:
    path, _, query = page.partition("?")
    base = "/index" if path == "/" else path
    assert "title" in desk.get(f"{base}.json?{query}").json()
    answer = desk.get(f"{base}.csv?{query}")
    assert answer.headers["content-type"].startswith("text/csv")
    assert next(csv.reader(io.StringIO(answer.text)))


def test_a_title_names_the_filters(desk: TestClient) -> None:
    assert "<h1>Claims: force USA, place NER</h1>" in desk.get("/claims?force=USA&place=NER").text


def test_filters_are_those_of_the_ledger(desk: TestClient, examples: Path) -> None:
    asked = {"force": "usa", "place": "NER", "from": "2024-04-01", "to": "2024-12-31", "kind": "presence"}
    with Ledger(examples, read_only=True) as ledger:
        expected = ledger.claims(force="USA", place="NER", from_="2024-04-01", to="2024-12-31", kind="presence")
    rows = desk.get("/claims.json", params=asked).json()["claims"]
    assert [row["claim"] for row in rows] == expected["claim"].to_pylist() != []


def test_an_empty_field_of_a_form_filters_nothing(desk: TestClient) -> None:
    assert desk.get("/claims.json?force=&from=").json()["claims"] == desk.get("/claims.json").json()["claims"]


@pytest.mark.parametrize("path", LISTS)
def test_pages_by_cursor_are_the_whole_table(desk: TestClient, path: str) -> None:
    asked = "q=troops" if path == "search" else ""
    whole = [json.loads(line) for line in desk.get(f"/{path}.jsonl?{asked}").text.splitlines()]
    paged, address = [], f"/{path}.json?limit=6&{asked}"
    while address:
        answer = desk.get(address).json()
        assert len(answer[LISTS[path]]) <= 6
        paged += answer[LISTS[path]]
        address = answer["next"]
    assert paged == whole != []


def test_a_page_links_to_the_older_rows(desk: TestClient) -> None:
    assert 'rel="next"' in desk.get("/claims?limit=5").text


def test_a_csv_has_one_header_and_every_row(desk: TestClient) -> None:
    rows = list(csv.reader(io.StringIO(desk.get("/claims.csv").text)))
    assert len(rows) == 1 + len(desk.get("/claims.jsonl").text.splitlines())


@pytest.mark.parametrize("verb", ["reports", "claims", "incidents", "timeline", "changes", "follow-ups", "sources"])
def test_a_parquet_file_is_the_whole_table(desk: TestClient, examples: Path, verb: str) -> None:
    with Ledger(examples, read_only=True) as ledger:
        expected = getattr(ledger, verb.replace("-", "_"))()
    assert pq.read_table(io.BytesIO(desk.get(f"/{verb}.parquet").content)).to_pylist() == expected.to_pylist()


def test_a_parquet_file_of_no_rows_can_be_read(desk: TestClient) -> None:
    answer = desk.get("/claims.parquet?force=nothing")
    assert answer.headers["content-type"] == "application/vnd.apache.parquet"
    assert pq.read_table(io.BytesIO(answer.content)).num_rows == 0


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_sent_whole_in_every_form(desk: TestClient, path: str) -> None:
    asked = "?q=troops" if path == "search" else ""
    rows = len(desk.get(f"/{path}.jsonl{asked}").text.splitlines())
    assert len(list(csv.reader(io.StringIO(desk.get(f"/{path}.csv{asked}").text)))) == rows + 1 > 1
    assert pq.read_table(io.BytesIO(desk.get(f"/{path}.parquet{asked}").content)).num_rows == rows


def test_the_timeline_tells_incidents_in_order_with_their_claims_beneath(desk: TestClient, examples: Path) -> None:
    with Ledger(examples, read_only=True) as ledger:
        expected = ledger.timeline(force="USA", place="NER").to_pylist()
    page = desk.get("/timeline?force=USA&place=NER")
    drawn, _, table = page.text.partition("<table")
    at = [table.index(f'id="i-{row["incident"]}"') for row in expected]
    assert at == sorted(at) and len(at) > 3
    assert all(f'href="#i-{row["incident"]}"' in drawn for row in expected)
    claims = desk.get("/timeline.json?force=USA&place=NER").json()["claims"]
    assert claims and all(f"/reports/{row['sha256'][:16]}#{row['claim']}" in table for row in claims)


def test_with_what_was_rejected_is_a_filter_as_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "rejected.duckdb"
    with Ledger(path) as ledger:
        ledger.add(make_record())
        ledger.reject(f"{ledger.reports()['sha256'][0].as_py()}:c1")
    desk = client_of(path)
    assert "c1" not in {row["claim"] for row in desk.get("/claims.json").json()["claims"]}
    assert "c1" in {row["claim"] for row in desk.get("/claims.json?rejected=true").json()["claims"]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("some 500 troops", "“some 500 troops”"),
        ("“We left as we said", "“We left as we said”"),
        ("we left”", "“we left”"),
        ("“We left.”", "“We left.”"),
        ("“We left,” he said", "“‘We left,’ he said”"),
        ('"We left', "“We left”"),
        ("", "“”"),
    ],
)
def test_words_are_quoted_once(words: str, expected: str) -> None:
    assert quoted(words) == expected


def test_a_report_marks_its_words_and_links_them_to_their_records(desk: TestClient) -> None:
    row = conflict_of(desk)
    page = desk.get(f"/reports/{row['sha256'][:16]}").text
    assert 'id="at-c2"' in page and '<li id="c2">' in page and 'href="#s2"' in page
    assert 'class="mark source"' in page and 'class="mark cue"' in page


def test_a_report_as_json_is_its_record_as_stored(desk: TestClient, examples: Path) -> None:
    sha256 = conflict_of(desk)["sha256"]
    with Ledger(examples, read_only=True) as ledger:
        assert desk.get(f"/reports/{sha256[:16]}.json").text == ledger.record(sha256).to_json()


def test_a_conflict_shows_both_sides_with_their_words(desk: TestClient) -> None:
    row = conflict_of(desk)
    page = desk.get(f"/conflicts/{row['sha256'][:16]}/{row['position']}").text
    for side in ("1", "2"):
        assert row[f"voice_{side}"] in page and row[f"evidence_{side}"] in page
        assert f"#at-{row[f'claim_{side}']}" in page
    assert row["why"] in page


def test_a_report_that_conflicts_with_one_side_alone_stands_on_the_other(desk: TestClient) -> None:
    rows = desk.get("/conflicts.json?force=USA&kind=permission").json()["conflicts"]
    pages = [desk.get(f"/conflicts/{row['sha256'][:16]}/{row['position']}").text for row in rows]
    assert any("Northgate Wire" in page.partition("Other reports on this side")[2] for page in pages)


def test_posture_is_drawn_with_a_link_to_the_words(desk: TestClient) -> None:
    page = desk.get("/posture?force=USA&place=NER").text
    assert 'class="chart"' in page and "1,301 or more" in page
    assert page.count("/reports/") > 10


def test_the_map_steps_from_day_to_day(desk: TestClient) -> None:
    page = desk.get("/map?at=2024-05-04").text
    assert "4 May 2024" in page
    assert "at=2024-04-20" in page and "at=2024-05-19" in page
    assert "Bosnia and Herzegovina: " in page


def test_a_part_of_a_land_stands_where_it_lies(desk: TestClient) -> None:
    rows = desk.get("/map.json").json()["places"]
    (point,) = {(row["point"], row["latitude"]) for row in rows if row["place"] == "SOM" and row["point"]}
    assert point[0] == "Mogadishu" and 2 < point[1] < 2.1
    page = desk.get("/map").text
    assert "Mogadishu: " in page and "/claims?place=Mogadishu" in page


def test_a_search_finds_by_name_and_by_code(desk: TestClient) -> None:
    assert "/posture?place=NER" in desk.get("/search?q=niger").text
    assert "/posture?force=USA" in desk.get("/search?q=United+States").text
    assert "Nothing in the ledger" in desk.get("/search?q=zzzz").text


def test_a_search_finds_the_words_of_reports_and_marks_them(desk: TestClient) -> None:
    page = desk.get("/search", params={"q": '"leave Niger" troop*'}).text
    assert "<mark>leave Niger</mark>" in page or "<mark>leave</mark>" in page
    found = desk.get("/search.json?q=Niger").json()["reports"]
    assert found and all("Niger" in row["snippet"] or row["in_title"] for row in found)


@pytest.mark.parametrize("query", ["", "   ", "...", "[x]", "<b>", "*"])
def test_a_search_without_a_word_finds_nothing_and_fails_not(desk: TestClient, query: str) -> None:
    assert desk.get("/search", params={"q": query}).status_code == 200


def test_a_snippet_marks_hits_and_leaves_the_texts_own_brackets() -> None:
    assert marked("the [troops] [sic] left <b>", "troop*") == "the <mark>troops</mark> [sic] left &lt;b&gt;"


def test_a_report_names_its_copies_and_what_it_cites(tmp_path: Path) -> None:
    path = tmp_path / "copies.duckdb"
    text = f"OSTBURG (AFP) — {' '.join(f'word{n}' for n in range(60))}"
    with Ledger(path) as ledger:
        ledger.add(make_record("first", text=text, outlet="Northgate Wire"))
        ledger.add(make_record("second", text=text, outlet="Sahel Courier"))
    desk = client_of(path)
    second = next(row for row in desk.get("/reports.json").json()["reports"] if row["report"] == "second")
    page = desk.get(f"/reports/{second['sha256'][:16]}").text
    assert "<h2>Copies</h2>" in page and ">first</a>" in page
    assert "/outlet?outlet=AFP" in page.partition("<h2>Cites</h2>")[2]


def test_an_outlet_names_who_repeats_it_and_whom_it_has_news_from(tmp_path: Path) -> None:
    path = tmp_path / "repeated.duckdb"
    text = f"OSTBURG (AFP) — {' '.join(f'word{n}' for n in range(60))}"
    with Ledger(path) as ledger:
        ledger.add(make_record("first", text=text, outlet="Northgate Wire", date="2030-05-13"))
        ledger.add(make_record("second", text=text, outlet="Sahel Courier", date="2030-05-14"))
    desk = client_of(path)
    source = desk.get("/outlet.json?outlet=northgate+wire").json()
    assert [row["name"] for row in source["repeated_by"]] == ["Sahel Courier"] and source["repeats"] == []
    copier = desk.get("/outlet.json?outlet=Sahel+Courier").json()
    assert [row["name"] for row in copier["repeats"]] == ["Northgate Wire"] and copier["repeated_by"] == []
    assert [row["name"] for row in copier["cites"]] == ["AFP"]
    assert [row["name"] for row in desk.get("/outlet.json?outlet=AFP").json()["cited_by"]]


def test_an_empty_ledger_has_all_pages(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    Ledger(path).close()
    desk = client_of(path)
    assert {page: desk.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    assert desk.get("/claims.jsonl").text == ""
