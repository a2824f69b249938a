"""The API: reading one report, and its description."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from sayso.records import Record
from sayso.web import create_app, extracting

SENTENCE = "The Norland defence minister said on Tuesday that 400 Danish soldiers would leave Mali by March."


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", SENTENCE),
        ("text/html", f"<html><body><article><p>{SENTENCE}</p></article></body></html>"),
        ("application/json", '{"text": "' + SENTENCE + '"}'),
    ],
)
def test_a_report_in_any_form_gives_its_record(desk: TestClient, kind: str, body: str) -> None:
    answer = desk.post("/extract?date=2022-01-26", content=body, headers={"content-type": kind})
    assert answer.status_code == 200
    record = Record.model_validate_json(answer.text)
    assert record.report.date == "2022-01-26"
    assert [claim.kind for claim in record.claims] == ["movement"]


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 422),
        ("application/json", b"[" * 100_000, 422),
        ("application/json", b'{"text": 5}', 422),
        ("application/json", b'{"text": "x", "date": "soon"}', 422),
        ("application/json", b'{"words": "x"}', 422),
        ("text/plain", b"\xff\xfe\x00", 422),
        ("application/gzip", b"\x1f\x8b", 415),
        ("", b"x", 415),
        ("text/html", b"", 422),
        ("text/plain", b"", 422),
        ("text/plain", b" \n\t ", 422),
        ("application/json", b'{"text": ""}', 422),
        ("application/json", b'{"text": "a\\ud800b"}', 422),
        ("application/json", b'[{"text": "x"}]', 422),
        ("application/json", bytes(range(256)), 422),
    ],
)
def test_a_body_that_is_no_report_is_told_why(desk: TestClient, kind: str, body: bytes, status: int) -> None:
    answer = desk.post("/extract", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert "\n" not in answer.json()["detail"]


def test_a_parameter_that_reading_does_not_know_is_refused(desk: TestClient) -> None:
    answer = desk.post("/extract?day=2022-01-26", content=SENTENCE, headers={"content-type": "text/plain"})
    assert answer.status_code == 422 and "day" in answer.json()["detail"]


def test_reports_that_wait_to_be_read_keep_no_page_waiting(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = threading.Event()
    monkeypatch.setattr(extracting, "_read", lambda *given: read.wait(30) and "{}")

    async def ask_meanwhile() -> tuple[int, list[int]]:
        transport = httpx.ASGITransport(create_app(examples))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            headers = {"content-type": "text/plain"}
            # More than there are threads to answer with.
            waiting = [
                asyncio.create_task(client.post("/extract", content=SENTENCE, headers=headers)) for _ in range(60)
            ]
            await asyncio.sleep(0)
            page = await client.get("/reports.json")
            read.set()
            return page.status_code, [answer.status_code for answer in await asyncio.gather(*waiting)]

    page, readings = asyncio.run(ask_meanwhile())
    assert page == 200 and set(readings) == {200}


def test_the_description_has_every_table_and_an_example_of_a_body(desk: TestClient) -> None:
    described = desk.get("/openapi.json").json()
    for verb in ("reports", "statements", "claims", "events", "conflicts"):
        assert {f"/{verb}.json", f"/{verb}.csv", f"/{verb}.jsonl"} <= set(described["paths"])
    body = described["paths"]["/extract"]["post"]["requestBody"]["content"]
    assert all("example" in told for told in body.values())
    assert not [path for path in described["paths"] if path.endswith("/claims")]


def test_the_reference_tells_every_call(desk: TestClient) -> None:
    page = desk.get("/docs").text
    assert all(path in page for path in desk.get("/openapi.json").json()["paths"])


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_no_request_that_the_description_allows_or_forbids_fails(desk: TestClient, mode: str) -> None:
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis.errors import Unsatisfiable

    described = desk.get("/openapi.json").json()
    called: set[str] = set()
    free: set[str] = set()
    settled = settings(
        max_examples=6,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    for found in schemathesis.openapi.from_dict(described).get_all_operations():
        operation = found.ok()

        def check(case: Any) -> None:
            called.add(case.operation.path)
            answer = _send(desk, case)
            assert answer.status_code < 500, answer.text
            if answer.status_code >= 400:
                assert answer.json()["status"] == answer.status_code

        try:
            settled(given(case=operation.as_strategy(generation_mode=schemathesis.GenerationMode(mode)))(check))()
        except Unsatisfiable:
            # An address without parameters has no wrong ones.
            free.add(operation.path)
    assert called | free == set(described["paths"])
    assert called == set(described["paths"]) or mode == "negative"


def _send(desk: TestClient, case: Any) -> Any:
    sent = case.as_transport_kwargs(base_url="http://localhost")
    body = sent.get("data") if isinstance(sent.get("data"), bytes | str) else None
    return desk.request(
        sent["method"],
        sent["url"].removeprefix("http://localhost"),
        params=sent.get("params"),
        content=body,
        json=sent.get("json"),
        headers={"content-type": case.media_type or "text/plain", "accept": "application/json"},
    )
