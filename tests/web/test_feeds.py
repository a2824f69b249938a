"""The desk's own feeds, and what it shows of a watch."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from sayso.cli import app as cli
from sayso.ledger import Ledger
from sayso.watching.memory import FeedState, Memory, memory_path
from tests.ledger.factories import make_record
from tests.web.conftest import SCRIPT, client_of


@pytest.fixture
def watched(tmp_path: Path) -> TestClient:
    """A desk whose watch told one alert."""
    path = tmp_path / "watched.duckdb"
    with Ledger(path) as ledger:
        ledger.add(make_record(title=f"\x00{SCRIPT}"))
        row = ledger.claims().to_pylist()[0]
    memory = Memory(memory_path(path))
    memory.keep_feed(FeedState("http://news.example/feed", title=SCRIPT, state="polled"))
    memory.add_alerts([(SCRIPT, row, "http://localhost/hook")], ("mark", 1))
    return client_of(path)


def test_new_conflicts_are_a_feed_with_links_to_their_pages(desk: TestClient) -> None:
    answer = desk.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.text)
    assert not feed.bozo and feed.version == "atom10" and feed.entries
    conflicts = desk.get("/conflicts.json?limit=1000").json()["conflicts"]
    pages = {f"http://localhost/conflicts/{row['sha256'][:16]}/{row['position']}" for row in conflicts}
    links = {entry.link for entry in feed.entries}
    between = {link for link in links if link.startswith("http://localhost/conflict?one=")}
    assert between and links - between and links - between <= pages
    assert all(desk.get(link.removeprefix("http://localhost")).status_code == 200 for link in between)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_a_feed_that_the_reader_has_is_not_sent_again(desk: TestClient) -> None:
    first = desk.get("/feed.atom")
    assert desk.get("/feed.atom", headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_a_conflict_keeps_its_id_and_time_when_others_come(tmp_path: Path) -> None:
    path = tmp_path / "growing.duckdb"
    seen = []
    for number in range(2):
        with Ledger(path) as ledger:
            ledger.add(make_record(f"r{number}", date=f"2030-05-1{number}"))
        feed = feedparser.parse(client_of(path).get("/feed.atom").text)
        seen.append({(entry.id, entry.updated) for entry in feed.entries})
    assert seen[0] < seen[1]


def test_alerts_are_a_page_and_a_feed_of_their_own(watched: TestClient) -> None:
    (alert,) = watched.get("/alerts.json").json()["alerts"]
    assert alert["alert"] == SCRIPT and alert["webhook"] == "waiting"
    (entry,) = feedparser.parse(watched.get("/alerts.atom").text).entries
    assert entry.link.endswith(f"/reports/{alert['sha256'][:16]}#{alert['claim']}")
    assert watched.get("/watch.json").json()["feeds"][0]["state"] == "polled"


@pytest.mark.parametrize("page", ["/alerts", "/watch", "/alerts.atom", "/feed.atom"])
def test_a_stored_script_stays_text_in_feeds(watched: TestClient, hostile: Path, page: str) -> None:
    for desk in (watched, client_of(hostile)):
        text = desk.get(page).text
        assert "<script>alert" not in text and "<img" not in text and "\x00" not in text


def test_looking_makes_no_file_of_a_watch(desk: TestClient, examples: Path) -> None:
    assert desk.get("/alerts").status_code == desk.get("/alerts.atom").status_code == 200
    assert not memory_path(examples).exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["file:///etc/passwd"], "no address of a feed"),
        (["words"], "no address of a feed"),
        (["http://news.example/feed", "--alerts", "none.toml"], "none.toml"),
        (["http://news.example/feed", "--host", "0.0.0.0"], "token"),
        (["http://news.example/feed", "--every", "1"], "60"),
        ([], "URL"),
    ],
)
def test_a_watch_that_cannot_begin_is_wrong_usage(tmp_path: Path, options: list[str], told: str) -> None:
    result = CliRunner().invoke(cli, ["watch", "--ledger", str(tmp_path / "new.duckdb"), *options])
    assert result.exit_code == 2 and told in result.output
    assert not (tmp_path / "new.duckdb").exists()
