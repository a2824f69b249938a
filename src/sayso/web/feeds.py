"""The desk's own feeds, of new conflicts and of alerts; pages of the alerts and of the feeds that are watched."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.ledger import Ledger
from sayso.watching.memory import Alert, FeedState, Memory, memory_path
from sayso.web.asking import AskedNothing, asking
from sayso.web.atom import MEDIA_TYPE, Entry, atom
from sayso.web.pages import address
from sayso.web.replies import Page, unchanged_or
from sayso.web.routing import add_page
from sayso.web.wording import amount, name_of, quoted

router = APIRouter(tags=["feeds"])

_MOST = 50
_MOST_ALERTS = 500
_CONFLICTS = f"FROM conflicts ORDER BY report_no DESC, position LIMIT {_MOST}"
_BETWEEN = f"""
SELECT c.*, r.sha256, r.read_at
FROM conflicts_between AS c JOIN reports AS r ON r.report_no = greatest(c.report_no_1, c.report_no_2)
ORDER BY r.report_no DESC, c.report_1, c.claim_1, c.claim_2 LIMIT {_MOST}
"""
_ATOM = {200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}}}


@router.get("/feed.atom", response_class=Response, responses=_ATOM)  # type: ignore[arg-type]
def conflicts_feed(request: Request) -> Response:
    """The conflicts that came to the ledger last, for a feed reader."""
    with asking(request) as ledger:
        inside, between = (ledger.sql(query).to_pylist() for query in (_CONFLICTS, _BETWEEN))
    entries = [
        *(_entry(row, row["conflict"], f"/conflicts/{row['sha256'][:16]}/{row['position']}") for row in inside),
        *(_entry(row, _pair(row), address("/conflict", **_claims(row))) for row in between),
    ]
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:_MOST]
    return _reply(request, "sayso: conflicts", newest)


@router.get("/alerts.atom", response_class=Response, responses=_ATOM)  # type: ignore[arg-type]
def alerts_feed(request: Request) -> Response:
    """The alerts told last, for a feed reader."""
    entries = [
        Entry(
            key=f"sayso:alert:{alert.rule}:{alert.sha256}:{alert.claim}",
            title=f"{alert.rule}: {told_alert(alert)}",
            path=f"/reports/{alert.sha256[:16]}#{alert.claim}",
            updated=datetime.fromisoformat(alert.time),
            summary=f"{quoted(alert.told['evidence'])} ({alert.told['outlet'] or alert.told['report']})",
        )
        for alert in _alerts(request.app.state.shelf.path)[:_MOST]
    ]
    return _reply(request, "sayso: alerts", entries)


def alerts_page(ledger: Ledger, asked: AskedNothing) -> Page:
    """The alerts that the rules of a watch told, the latest first."""
    alerts = _alerts(ledger.path)
    rows = [
        {
            "time": alert.time,
            "alert": alert.rule,
            "told": told_alert(alert),
            **{name: alert.told[name] for name in ("voice", "date", "outlet", "evidence", "claim", "sha256")},
            "webhook": alert.state if alert.webhook else None,
        }
        for alert in alerts
    ]
    return Page("Alerts", "alerts.html", {"alerts": _table(rows, _ALERT_COLUMNS)})


def watch_page(ledger: Ledger, asked: AskedNothing) -> Page:
    """The feeds that are watched, and how their last poll went."""
    states = Memory(memory_path(ledger.path)).feeds() if memory_path(ledger.path).exists() else []
    rows = [asdict(state) for state in states]
    return Page("Feeds watched", "watch.html", {"feeds": _table(rows, list(FeedState.__dataclass_fields__))})


def told_alert(alert: Alert) -> str:
    """What an alert's claim tells, in a few words: "presence, USA, Niger, 650"."""
    row = alert.told
    places = [name_of(row[role]) or row[f"{role}_name"] for role in ("place", "origin", "destination")]
    parts = [row["kind"], row["status"], row["force"], " → ".join(place for place in places if place), amount(row)]
    return ", ".join(str(part) for part in parts if part)


_ALERT_COLUMNS = ["time", "alert", "told", "voice", "date", "outlet", "evidence", "claim", "sha256", "webhook"]


def _alerts(ledger: Path) -> list[Alert]:
    # The file is the watch's, and a desk without one makes none.
    path = memory_path(ledger)
    return Memory(path).alerts(limit=_MOST_ALERTS) if path.exists() else []


def _table(rows: list[dict[str, Any]], columns: list[str]) -> pa.Table:
    return pa.table({name: [None if row[name] is None else str(row[name]) for row in rows] for name in columns})


def _entry(row: dict[str, Any], key: str, path: str) -> Entry:
    return Entry(
        key=f"sayso:{row['sha256']}:{key}",
        title=f"{row['voice_1']} against {row['voice_2']} ({row['kind']})",
        path=path,
        updated=row["read_at"],
        summary=f"{row['why']} {quoted(row['evidence_1'])} · {quoted(row['evidence_2'])}",
    )


def _claims(row: dict[str, Any]) -> dict[str, str]:
    return {name: f"{row[f'sha256_{side}'][:16]}:{row[f'claim_{side}']}" for name, side in (("one", 1), ("two", 2))}


def _pair(row: dict[str, Any]) -> str:
    return ":".join(_claims(row).values())


def _reply(request: Request, title: str, entries: list[Entry]) -> Response:
    home = str(request.base_url).rstrip("/")
    return unchanged_or(request, atom(title, home, request.url.path, entries), "atom", MEDIA_TYPE)


add_page(router, "/alerts", AskedNothing, alerts_page)
add_page(router, "/watch", AskedNothing, watch_page)
