"""The desk over ledgers that are made once: one of the example reports, one of a hostile report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import sayso
from sayso.ledger import Ledger
from sayso.web import create_app
from tests.ledger.factories import TEXT, make_record

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
Open = Callable[..., TestClient]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example reports."""
    path = tmp_path_factory.mktemp("desk") / "examples.duckdb"
    with Ledger(path) as ledger:
        sayso.ingest(ledger, [EXAMPLES])
    return path


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one report whose every text is an attempt to run a script, turn the text or start a formula."""
    path = tmp_path_factory.mktemp("desk") / "hostile.duckdb"
    record = make_record(
        f"../{SCRIPT}",
        outlet=f"=cmd {SCRIPT}",
        title=f"\u202e{SCRIPT}",
        url="javascript:alert(1)",
        text=f"{TEXT}\n\n{SCRIPT} \u202e\x1b[31m",
    )
    with Ledger(path) as ledger:
        assert ledger.add(record)
    return path


@pytest.fixture(scope="session")
def desk(examples: Path) -> TestClient:
    """A client of the desk over the example reports."""
    return client_of(examples)


def client_of(path: Path, **settings: object) -> TestClient:
    """A client of a desk over this ledger."""
    app = create_app(path, **settings)  # type: ignore[arg-type]
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False, follow_redirects=False)
