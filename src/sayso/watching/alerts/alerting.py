"""Alerts: finding the claims that rules are on, and calling webhooks, once each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow.compute as pc

from sayso.errors import FetchError
from sayso.ledger import Ledger
from sayso.ledger.storage import one_line
from sayso.watching.alerts.rules import Rule
from sayso.watching.fetching import Fetcher
from sayso.watching.memory import Alert, Memory

_MARK = "alerted up to report_no"
_MOST_TRIES = 5
_KEPT = (
    "report", "date", "outlet", "claim", "voice", "kind", "status", "negated", "force", "place", "place_name", "origin",
    "origin_name", "destination", "destination_name", "strength_low", "strength_high", "value", "when_text", "evidence",
    "sha256",
)  # fmt: skip


def find_alerts(ledger: Ledger, rules: Sequence[Rule], memory: Memory) -> int:
    """Keep an alert for each claim that a rule is on, in reports added since the last call; how many are new.

    The first call ever only notes how far the ledger goes: alerts tell of what comes.
    """
    last = ledger.sql("SELECT coalesce(max(report_no), 0) AS last FROM reports")["last"][0].as_py()
    before = memory.mark(_MARK)
    found = []
    if before is not None and before < last:
        for rule in rules:
            webhook = str(rule.webhook) if rule.webhook else None
            found += [(rule.name, row, webhook) for row in _matching(ledger, rule, before)]
    return memory.add_alerts(found, (_MARK, last))


def call_webhooks(fetcher: Fetcher, memory: Memory, say: Callable[[str], None]) -> None:
    """Send the alerts that wait for it, each once.

    A call that may have arrived is not made again: that it begins is noted before it is made. One that was refused or
    did not connect is tried with the next calls, five times in all.
    """
    for alert in reversed(memory.alerts(state="waiting")):
        if alert.webhook is None:
            continue
        tries = alert.tries + 1
        memory.set_alert(alert.id, "calling", tries=tries)
        try:
            fetcher.post_json(alert.webhook, message(alert))
        except FetchError as error:
            say(f"alert {alert.id}: {one_line(error)}")
            again = error.not_arrived and tries < _MOST_TRIES
            memory.set_alert(alert.id, "waiting" if again else "given up", tries=tries)
        else:
            memory.set_alert(alert.id, "called", tries=tries)


def message(alert: Alert) -> dict[str, Any]:
    """What a webhook is sent; `page` is where the desk shows the claim."""
    page = f"/reports/{alert.sha256[:16]}#{alert.claim}"
    return {"id": alert.id, "alert": alert.rule, "time": alert.time, "page": page, "claim": alert.told}


def _matching(ledger: Ledger, rule: Rule, after: int) -> list[dict[str, Any]]:
    table = ledger.claims(**rule.filters())  # type: ignore[arg-type]
    new = table.filter(pc.greater(table["report_no"], after)).select(_KEPT)
    return [row for row in new.to_pylist() if rule.bounds_hold(row)]
