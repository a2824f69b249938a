"""Reviewing a part at the desk: only where it was started for that, and only from its own pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from tests.ledger.factories import make_record
from tests.web.conftest import client_of

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "reviewed.duckdb"
    with Ledger(path) as ledger:
        ledger.add(make_record())
    return path


@pytest.fixture
def part(path: Path) -> str:
    with Ledger(path, read_only=True) as ledger:
        return f"/reviews/{ledger.claims()['sha256'][0].as_py()[:16]}/c1"


def send(desk: TestClient, part: str, headers: dict[str, str] | None = None, **fields: str):  # type: ignore[no-untyped-def]
    """Send the form of the part's page with these fields."""
    given = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', desk.get(part).text))
    return desk.post(part, data={**given, **fields}, headers=headers or {})


def test_a_rejected_part_leaves_the_tables_and_stands_crossed_out_in_its_report(path: Path, part: str) -> None:
    desk = client_of(path, edit=True)
    before = len(desk.get("/claims.json").json()["claims"])
    answer = send(desk, part, verdict="reject", reason="no force", by="an editor")
    assert answer.status_code == 303 and answer.headers["location"] == part
    assert len(desk.get("/claims.json").json()["claims"]) == before - 1
    report = desk.get(part.replace("/reviews/", "/reports/").removesuffix("/c1")).text
    assert '<li id="c1" class="rejected">' in report and 'data-record="c1"' not in report
    assert "no force" in desk.get(part).text


def test_an_accepted_part_is_listed_among_the_reviews(path: Path, part: str) -> None:
    desk = client_of(path, edit=True)
    assert send(desk, part, verdict="accept", by="an editor").status_code == 303
    (review,) = desk.get("/reviews.json?kind=claim").json()["reviews"]
    assert review["verdict"] == "accepted" and review["by"] == "an editor"
    assert desk.get("/reviews.json?kind=event").json()["reviews"] == []


def test_an_edit_stores_the_changed_fields_alone_and_shows_what_was_read(path: Path, part: str) -> None:
    desk = client_of(path, edit=True)
    was = next(row for row in desk.get("/claims.json").json()["claims"] if row["claim"] == "c1")
    assert send(desk, part, **{"verdict": "edit", "field-force": "DEU"}).status_code == 303
    now = next(row for row in desk.get("/claims.json").json()["claims"] if row["claim"] == "c1")
    assert {name for name in now if now[name] != was[name]} == {"force", "review"}
    assert f"<del>{was['force']}</del>" in desk.get(part).text


def test_an_edit_that_changes_nothing_or_does_not_fit_is_told_why(path: Path, part: str) -> None:
    desk = client_of(path, edit=True)
    assert "changes no field" in send(desk, part, verdict="edit").text
    answer = send(desk, part, **{"verdict": "edit", "field-status": "maybe"})
    assert answer.status_code == 422 and "status" in answer.text
    assert send(desk, part, verdict="burn").status_code == 422
    assert desk.get("/reviews.json").json()["reviews"] == []


def test_a_part_that_was_reviewed_meanwhile_is_not_overruled_unseen(path: Path, part: str) -> None:
    desk = client_of(path, edit=True)
    with Ledger(path) as ledger:
        ledger.accept(f"{part.split('/')[2]}:c1")
    assert send(desk, part, verdict="reject", seen="0").status_code == 409


def test_a_desk_that_was_not_started_for_it_takes_no_review(path: Path, part: str) -> None:
    desk = client_of(path)
    assert 'method="post"' not in desk.get(part).text and "--edit" in desk.get(part).text
    assert desk.post(part, data={"verdict": "reject", "secret": "", "seen": "0"}).status_code == 403


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ({}, {"secret": "guessed"}),
        ({}, {"secret": ""}),
        ({"origin": "https://evil.example"}, {}),
        ({"origin": "null"}, {}),
        ({"sec-fetch-site": "cross-site"}, {}),
        ({"sec-fetch-site": "same-site"}, {}),
    ],
)
def test_a_form_of_another_sites_page_is_refused(
    path: Path, part: str, headers: dict[str, str], fields: dict[str, str]
) -> None:
    desk = client_of(path, edit=True)
    assert send(desk, part, headers, verdict="reject", **fields).status_code == 403
    assert desk.get("/reviews.json").json()["reviews"] == []


def test_a_form_of_this_desks_page_is_taken_with_its_origin(path: Path, part: str) -> None:
    headers = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert send(client_of(path, edit=True), part, headers, verdict="accept").status_code == 303


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [(b"{}", "application/json", 415), (b"verdict=%ff", FORM, 422), (b"&a=1" * 200, FORM, 422)],
)
def test_what_is_no_form_is_refused(path: Path, part: str, body: bytes, kind: str, status: int) -> None:
    answer = client_of(path, edit=True).post(part, content=body, headers={"content-type": kind})
    assert answer.status_code == status


@pytest.mark.parametrize("address", ["/reviews/ffffffff/c1", "HASH/c99", "HASH/x99"])
def test_a_part_that_is_not_there_is_not_found(path: Path, part: str, address: str) -> None:
    desk = client_of(path, edit=True)
    assert desk.get(address.replace("HASH", part.removesuffix("/c1"))).status_code == 404


def test_a_conflict_whose_claim_was_rejected_can_still_be_opened(path: Path, part: str) -> None:
    desk = client_of(path, edit=True)
    (conflict,) = desk.get("/conflicts.json").json()["conflicts"]
    send(desk, part.removesuffix("c1") + conflict["claim_1"], verdict="reject")
    assert desk.get(f"/conflicts/{conflict['sha256'][:16]}/{conflict['position']}").status_code == 200


def test_a_stored_script_stays_text_in_the_form(hostile: Path) -> None:
    desk = client_of(hostile, edit=True)
    (claim, *_) = desk.get("/claims.json").json()["claims"]
    text = desk.get(f"/reviews/{claim['sha256'][:16]}/{claim['claim']}").text
    assert "<script>alert" not in text and "<img" not in text
