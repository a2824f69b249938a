"""Pages of what many reports tell together."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from tests.web.conftest import client_of


@pytest.mark.parametrize(
    ("address", "verb"),
    [
        ("incidents", "incidents"),
        ("changes", "changes"),
        ("follow-ups", "follow_ups"),
        ("sources", "sources"),
    ],
)
def test_a_table_is_that_of_the_ledger(desk: TestClient, examples: Path, address: str, verb: str) -> None:
    with Ledger(examples, read_only=True) as ledger:
        expected = getattr(ledger, verb)(force="USA", limit=1_000).num_rows
    rows = desk.get(f"/{address}.json?force=USA&limit=1000").json()[verb]
    assert len(rows) == expected > 0


def test_conflicts_between_reports_lead_to_both_sides(desk: TestClient) -> None:
    rows = desk.get("/conflicts-between.json").json()["conflicts_between"]
    for row in rows:
        claims = {
            name: f"{row[f'sha256_{side}'][:16]}:{row[f'claim_{side}']}" for name, side in (("one", 1), ("two", 2))
        }
        page = desk.get("/conflict", params=claims)
        assert page.status_code == 200 and page.text.count("<mark>") == 2
        for side in (1, 2):
            assert f"/reports/{row[f'sha256_{side}'][:16]}#at-{row[f'claim_{side}']}" in page.text
    assert rows and "/conflict?one=" in desk.get("/conflicts-between").text


def test_an_incident_tells_who_tells_it_and_what_is_disputed(desk: TestClient) -> None:
    (row,) = [row for row in desk.get("/incidents.json?limit=1000").json()["incidents"] if row["disputed"]][:1]
    page = desk.get(f"/incidents/{row['incident']}").text
    assert "disputed</span>" in page and row["evidence"][:20] in page
    data = desk.get(f"/incidents/{row['incident']}.json").json()
    assert len({telling["sha256"] for telling in data["tellings"]}) == row["reports"]


def test_follow_ups_are_filtered_by_what_became_of_them(desk: TestClient) -> None:
    kept = desk.get("/follow-ups.json?kind=kept").json()["follow_ups"]
    assert kept and {row["became"] for row in kept} == {"kept"}
    assert desk.get("/follow-ups?kind=nothing").status_code == 422


def test_an_actors_page_tells_changes_and_what_became_of_announcements(desk: TestClient) -> None:
    (change, *_) = desk.get("/changes.json").json()["changes"]
    assert change["before"] in desk.get("/actor", params={"actor": change["voice"]}).text
    (broken, *_) = desk.get("/follow-ups.json?kind=broken").json()["follow_ups"]
    assert "broken</span>" in desk.get("/actor", params={"actor": broken["voice"]}).text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/incidents/ffffffffffffffff", 404),
        ("/incidents/zzz", 422),
        ("/conflict", 422),
        ("/conflict?one=x&two=y", 422),
        ("/conflict?one=ffffffff:c1&two=ffffffff:c2", 404),
    ],
)
def test_what_is_not_there_or_not_asked_well_is_told(desk: TestClient, address: str, status: int) -> None:
    assert desk.get(address).status_code == status


@pytest.mark.parametrize("address", ["/incidents", "/changes", "/follow-ups", "/sources", "/conflicts-between"])
def test_a_stored_script_stays_text(hostile: Path, address: str) -> None:
    text = client_of(hostile).get(address).text
    assert "<script>alert" not in text and "<img" not in text
