"""A page of a large ledger takes little more than the same page of a small one."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.records import Presence
from tests.ledger.factories import bare, make_report, span
from tests.web.conftest import client_of

REPORTS, CLAIMS = 1_000, 100
FIRST = date(1990, 1, 1)
ADDRESSES = (
    *("/", "/reports", "/statements", "/claims?force=NOR", "/events", "/conflicts", "/conflicts-between"),
    *("/incidents", "/timeline", "/timeline?force=NOR", "/posture?force=NOR&place=R1-1", "/actors", "/outlets"),
    *("/outlet?outlet=o1", "/search?q=troops", "/reviews", "/feed.atom"),
)


def ledger_of(path: Path, reports: int) -> Path:
    with Ledger(path) as ledger:
        ledger.ingest(
            (make_report(f"r{n}", outlet=f"o{n}", date=str(FIRST + timedelta(11 * n))) for n in range(reports)),
            read=lambda items: map(_read, items),
        )
    return path


def _read(report):  # type: ignore[no-untyped-def]
    claims = [
        Presence(
            id=f"c{n}",
            force="NOR",
            # Places of its own, and reports far apart: what many tell of one force at once is compared pair by pair.
            place=f"{report.id}-{n}".upper(),
            status="actual",
            strength=(n, n),
            evidence=span("500 troops"),
        )
        for n in range(CLAIMS)
    ]
    return bare(report).model_copy(update={"claims": claims})


@pytest.mark.slow
def test_pages_of_a_hundred_thousand_claims_answer_within_three_times_the_small_ledgers(tmp_path: Path) -> None:
    desks = [client_of(ledger_of(tmp_path / f"{size}.duckdb", size)) for size in (10, REPORTS)]
    for address in ADDRESSES:
        # By turns, so that whatever else the machine does slows both.
        rounds = [[_seconds(desk, address) for desk in desks] for _ in range(7)]
        small, large = (min(took) for took in zip(*rounds, strict=True))
        assert large <= 3 * small, (address, small, large)


def _seconds(desk, address: str) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    assert desk.get(address).status_code == 200
    return time.perf_counter() - began
