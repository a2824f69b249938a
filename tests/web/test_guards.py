"""Who may ask, how much, how long; what a hostile report or request cannot do."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from sayso.cli import app as cli
from sayso.ledger import Ledger
from sayso.web import Limits, create_app
from sayso.web.guards import Guards
from tests.ledger.factories import make_record
from tests.web.conftest import SCRIPT, client_of
from tests.web.test_pages import PAGES

TOKEN = "a token that is long enough"


@pytest.mark.parametrize(
    "page", ["/", "/claims.json", "/static/desk.css", "/nothing", "/claims?kind=x", "/claims.jsonl"]
)
def test_every_answer_has_the_security_headers(desk: TestClient, page: str) -> None:
    headers = desk.get(page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_failure_is_told_in_one_line_and_has_the_headers(examples: Path) -> None:
    app = create_app(examples)

    @app.get("/fails.json")
    def fails() -> None:
        raise RuntimeError("a secret")

    answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get("/fails.json")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_a_page_needs_a_loosened_policy(desk: TestClient, page: str) -> None:
    text = desk.get(page).text
    assert " style=" not in text and "<style" not in text and " onclick" not in text
    assert text.count("<script") == text.count('<script src="/static/') == 1


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1:8000", "", "[::1"])
def test_another_name_than_this_machines_is_refused(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_names_of_this_machine_are_answered(desk: TestClient, host: str) -> None:
    assert desk.get("/docs", headers={"host": host}).status_code == 200


def test_a_token_is_needed_where_one_is_set(examples: Path) -> None:
    desk = client_of(examples, token=TOKEN)
    assert desk.get("/").status_code == 401
    assert desk.get("/", headers={"authorization": "Bearer another"}).status_code == 401
    assert desk.get("/", headers={"authorization": "Basic %%%"}).status_code == 401
    assert desk.get("/", headers={"authorization": f"Bearer {TOKEN}", "host": "desk.example"}).status_code == 200
    password = base64.b64encode(f"anybody:{TOKEN}".encode()).decode()
    assert desk.get("/", headers={"authorization": f"Basic {password}"}).status_code == 200


@pytest.mark.parametrize("options", [["--host", "0.0.0.0"], ["--host", "0.0.0.0", "--token", "short"]])
def test_an_address_beyond_this_machine_without_a_token_is_wrong_usage(examples: Path, options: list[str]) -> None:
    result = CliRunner().invoke(cli, ["serve", "--ledger", str(examples), *options])
    assert result.exit_code == 2
    assert "token" in result.output


def test_serving_without_a_ledger_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["serve", "--ledger", str(tmp_path / "none.duckdb")])
    assert result.exit_code == 2 and "no ledger" in result.output


def test_a_body_over_the_limit_is_refused_whether_or_not_its_length_is_told(examples: Path) -> None:
    desk = client_of(examples, limits=Limits(body=100))
    headers = {"content-type": "text/plain"}
    assert desk.post("/extract", content=b"x" * 101, headers=headers).status_code == 413
    assert desk.post("/extract", content=iter([b"x" * 60, b"x" * 60]), headers=headers).status_code == 413
    assert desk.get(f"/search?q={'x' * 9000}").status_code == 414


def test_an_answer_that_does_not_begin_in_time_is_given_up() -> None:
    async def slow(scope: object, receive: object, send: object) -> None:
        await asyncio.sleep(60)

    guarded = Guards(slow, token=None, limits=Limits(seconds=0.05))
    answer = TestClient(guarded, base_url="http://localhost").get("/claims.json")
    assert answer.status_code == 503 and "seconds" in answer.json()["detail"]


@pytest.mark.parametrize("page", [*PAGES, "REPORT", "CONFLICT", "/outlet?outlet=%3Dcmd", "/search?q=script"])
def test_a_stored_script_is_shown_and_never_run(hostile: Path, page: str) -> None:
    desk = client_of(hostile)
    sha256 = desk.get("/reports.json").json()["reports"][0]["sha256"][:16]
    text = desk.get(page.replace("REPORT", f"/reports/{sha256}").replace("CONFLICT", f"/conflicts/{sha256}/0")).text
    assert "<script>alert" not in text and "<img" not in text
    assert "javascript:" not in text
    assert "\u202e" not in text and "\x1b" not in text


def test_an_echoed_script_is_shown_and_never_run(desk: TestClient) -> None:
    for address in ("/search", "/claims", "/actor", "/outlet", "/posture", "/map", "/timeline"):
        for name in ("q", "actor", "force", "outlet", "place", "at", "kind", "after"):
            text = desk.get(address, params={name: SCRIPT}).text
            assert "<script>alert" not in text and "<img" not in text


def test_a_csv_starts_no_formula(hostile: Path) -> None:
    assert "'=cmd" in client_of(hostile).get("/reports.csv").text


@pytest.mark.parametrize(
    "words",
    [
        "' OR 1=1 --",
        "$words",
        "'; DROP TABLE meta; --",
        "\\",
        "%",
        "\x00",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_sql_in_a_filter_is_a_name_that_nothing_has(desk: TestClient, words: str) -> None:
    for address in ("/search.json?q=", "/claims.json?force=", "/outlet.json?outlet=", "/posture.json?place="):
        path, _, name = address.partition("?")
        answer = desk.get(path, params={name.rstrip("="): words})
        assert answer.status_code in (200, 422), answer.text


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/reports/..%2f..", "/reports/%00"]
)
def test_a_path_leads_nowhere_else(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code in (404, 422) and "import" not in answer.text


def test_errors_are_problem_details_for_programs_and_a_page_for_people(desk: TestClient) -> None:
    problem = desk.get("/claims.json?kind=nothing")
    assert problem.status_code == 422
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 422 and "nothing" in problem.json()["detail"]
    page = desk.get("/claims?kind=nothing")
    assert page.status_code == 422 and page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "query", ["colour=red", "limit=0", "limit=x", "from=tomorrow", "after=x", "from=2024-02-02&to=2024-01-01"]
)
def test_a_filter_that_cannot_be_used_is_named(desk: TestClient, query: str) -> None:
    answer = desk.get(f"/claims.json?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.json()["detail"]


@pytest.mark.parametrize(
    "address", ["/reports/ffffffff", "/conflicts/ffffffff/0", "/nothing", "/reports/ffffffff.json"]
)
def test_what_is_not_there_is_not_found(desk: TestClient, address: str) -> None:
    assert desk.get(address).status_code == 404


def test_a_page_that_the_browser_has_is_not_sent_again(desk: TestClient) -> None:
    first = desk.get("/claims")
    again = desk.get("/claims", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize(
    "address", ["/", "/claims.json", "/claims.parquet", "/nothing", "/claims.json?kind=x", "/static/desk.css"]
)
def test_a_head_is_answered_as_a_get_without_its_body(desk: TestClient, address: str) -> None:
    asked, told = desk.get(address), desk.head(address)
    assert told.status_code == asked.status_code and not told.content
    assert told.headers["content-type"] == asked.headers["content-type"]
    assert told.headers.get("etag") == asked.headers.get("etag")


@pytest.mark.parametrize("address", ["/reports/ffffffff.json", "/reviews/ffffffff/c1.json"])
def test_an_error_does_not_tell_where_the_ledger_lies(desk: TestClient, examples: Path, address: str) -> None:
    assert str(examples.parent) not in desk.get(address).text


def test_a_locked_ledger_is_named_without_its_folder(tmp_path: Path) -> None:
    desk = client_of(tmp_path / "none.duckdb")
    answer = desk.get("/claims.json")
    assert answer.status_code == 503 and "none.duckdb" in answer.text and str(tmp_path) not in answer.text


def test_a_program_that_asks_for_json_is_told_problems_as_such(desk: TestClient) -> None:
    answer = desk.get("/nothing", headers={"accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query", ["force=%ff%fe", "actor=%00", "place=%ed%a0%80", "outlet=%f0%9f", "after=%ff", "limit=-1", "limit=1e3"]
)
@pytest.mark.parametrize("path", ["claims.json", "incidents.json", "claims.jsonl", "timeline"])
def test_bytes_that_are_no_text_and_numbers_that_are_none_fail_nothing(desk: TestClient, path: str, query: str) -> None:
    assert desk.get(f"/{path}?{query}").status_code in (200, 422)


@pytest.mark.parametrize("tag", ['"x', "W/", "\xff", '"a", "b"', "x" * 5_000])
def test_a_tag_that_is_none_is_one_that_nothing_has(desk: TestClient, tag: str) -> None:
    assert desk.get("/claims.json", headers={"if-none-match": tag.encode("latin-1")}).status_code == 200


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_stream_that_the_client_has_is_not_sent_again_until_the_ledger_changes(tmp_path: Path, form: str) -> None:
    path = tmp_path / "changing.duckdb"
    with Ledger(path) as ledger:
        ledger.add(make_record("first"))
    desk = client_of(path)
    tag = desk.get(f"/claims.{form}").headers["etag"]
    again = desk.get(f"/claims.{form}", headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content
    assert desk.get(f"/claims.{form}?force=USA", headers={"if-none-match": tag}).status_code == 200
    with Ledger(path) as ledger:
        assert ledger.add(make_record("second", date="2030-06-01"))
    assert desk.get(f"/claims.{form}", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("form", ["", ".json", ".csv", ".jsonl"])
def test_a_long_answer_is_packed(desk: TestClient, form: str) -> None:
    assert desk.get(f"/claims{form}", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_a_ledger_that_is_being_written_is_told_as_busy_and_read_again_after(tmp_path: Path) -> None:
    path = tmp_path / "busy.duckdb"
    Ledger(path).close()
    desk = client_of(path)
    with Ledger(path):
        answer = desk.get("/claims.json")
    assert answer.status_code == 503 and answer.headers["retry-after"]
    assert desk.get("/claims.json").status_code == 200


def test_reading_stops_no_writer_once_it_is_done(desk: TestClient, examples: Path) -> None:
    assert desk.get("/").status_code == 200

    Ledger(examples).close()
