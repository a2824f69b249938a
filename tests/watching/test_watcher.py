"""What is new in feeds comes into the ledger, and alerts are told once."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.ledger.shelf import Shelf
from sayso.records import Presence, Record, Report, Span
from sayso.watching.alerts.rules import Rule
from sayso.watching.fetching import Fetcher
from sayso.watching.memory import Memory
from sayso.watching.pacing import Pacer
from sayso.watching.polling import Poller
from sayso.watching.watcher import Watcher
from tests.ledger.factories import bare, make_report
from tests.watching.conftest import Site, article, item, rss

WORDS = "The Norland defence minister said that 400 Ostanian soldiers would leave the Varn valley by March."


def read(reports: Iterable[Report]) -> Iterable[Record]:
    """A reader that finds one presence of 400 in each report."""
    for report in reports:
        start = report.text.find("400")
        evidence = Span(start=start, end=start + 3, text="400")
        claim = Presence(id="c1", force="OST", place="NOR", status="actual", strength=(400, 400), evidence=evidence)
        yield bare(report).model_copy(update={"claims": [claim]})


@pytest.fixture
def make(path: Path, site: Site, fetcher: Fetcher, memory: Memory):  # type: ignore[no-untyped-def]
    """A watcher, made anew as after a restart."""

    def made(*rules: Rule, said: list[str] | None = None) -> Watcher:
        poller = Poller(fetcher, Memory(memory.path), every=60.0, max_chars=10_000, pacer=Pacer(0.0))
        say = (said if said is not None else []).append
        return Watcher(
            Shelf(path, patience=10), [f"{site.home}/feed"], poller, Memory(memory.path), read, fetcher, rules, say
        )

    return made


def publish(site: Site, *numbers: int) -> None:
    for number in numbers:
        site.put(f"/{number}", article(f"{WORDS} So it was told {number} times."))
    site.put("/feed", rss(*(item(f"{site.home}/{number}") for number in numbers)))


def rule(site: Site, **fields: object) -> Rule:
    return Rule.model_validate({"name": "Ostania", "force": "OST", "webhook": f"{site.home}/hook", **fields})


def told(site: Site) -> Sequence[dict[str, object]]:
    return [json.loads(one.body) for one in site.asked if one.path == "/hook"]


def test_new_items_are_read_into_the_ledger_once(site: Site, path: Path, make) -> None:  # type: ignore[no-untyped-def]
    publish(site, 1, 2)
    for _ in range(2):
        make().turn(f"{site.home}/feed")
    with Ledger(path, read_only=True) as ledger:
        assert ledger.reports().num_rows == ledger.claims().num_rows == 2
        assert ledger.reports()["outlet"].to_pylist() == ["Harbour Post"] * 2
        runs = ledger.sql("SELECT arguments FROM runs WHERE arguments LIKE '%watch%'").num_rows
    assert runs == 1


def test_what_fails_is_told_and_stops_nothing(site: Site, path: Path, make) -> None:  # type: ignore[no-untyped-def]
    said: list[str] = []
    site.put("/feed", "no feed")
    make(said=said).turn(f"{site.home}/feed")
    assert len(said) == 1 and "neither RSS nor Atom" in said[0]


def test_items_come_again_where_the_ledger_could_not_be_written(site: Site, path: Path, make, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    publish(site, 1)
    with monkeypatch.context() as patched:

        def fail(*_: object, **__: object) -> None:
            raise LedgerError("no room")

        patched.setattr(Ledger, "ingest", fail)
        said: list[str] = []
        make(said=said).turn(f"{site.home}/feed")
        assert "no room" in said[-1]
    make().turn(f"{site.home}/feed")
    with Ledger(path, read_only=True) as ledger:
        assert ledger.reports().num_rows == 1


def test_a_watch_runs_until_it_is_stopped(site: Site, path: Path, make) -> None:  # type: ignore[no-untyped-def]
    publish(site, 1)
    stop = threading.Event()
    said: list[str] = []
    watcher = make(said=said)
    watcher.say = lambda line: (said.append(line), stop.set())  # type: ignore[func-returns-value]
    watcher.run(stop)
    assert said == [f"{site.home}/feed: 1 new"]


def test_an_alert_is_told_once_also_after_a_restart(site: Site, memory: Memory, make) -> None:  # type: ignore[no-untyped-def]
    site.put("/hook", "")
    watched = rule(site)
    make(watched).alert()
    publish(site, 1)
    make(watched).turn(f"{site.home}/feed")
    publish(site, 1, 2)
    make(watched).turn(f"{site.home}/feed")
    make(watched).alert()
    make(watched).alert()
    (first, second) = told(site)
    assert first["alert"] == "Ostania" and first["claim"]["strength_low"] == 400  # type: ignore[index]
    assert first["page"] != second["page"]
    assert [alert.state for alert in memory.alerts()] == ["called", "called"]


def test_what_the_ledger_held_before_the_first_watch_alerts_nobody(site: Site, path: Path, make) -> None:  # type: ignore[no-untyped-def]
    with Ledger(path) as ledger:
        ledger.ingest([make_report(text="400 soldiers")], read=read)
    make(rule(site)).alert()
    assert told(site) == []
    with Ledger(path) as ledger:
        ledger.ingest([make_report("another", text="Another 400 soldiers")], read=read)
    make(rule(site)).alert()
    assert len(told(site)) == 1 or site.paths().count("/hook") == 1


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"force": "NOR"}, 0),
        ({"place": "NOR"}, 1),
        ({"kind": "movement"}, 0),
        ({"over": 399}, 1),
        ({"over": 400}, 0),
        ({"under": 401}, 1),
        ({"under": 400}, 0),
        ({"actor": "somebody"}, 0),
    ],
)
def test_an_alert_is_told_where_all_of_its_rule_holds(
    site: Site,
    path: Path,
    memory: Memory,
    make,  # type: ignore[no-untyped-def]
    fields: dict[str, object],
    count: int,
) -> None:
    watched = rule(site, **fields)
    make(watched).alert()
    with Ledger(path) as ledger:
        ledger.ingest([make_report(text="400 soldiers")], read=read)
    make(watched).alert()
    assert len(memory.alerts()) == count


def test_a_webhook_that_refuses_is_tried_again_five_times_in_all(site: Site, path: Path, memory: Memory, make) -> None:  # type: ignore[no-untyped-def]
    site.put("/hook", "", 503)
    make(rule(site)).alert()
    with Ledger(path) as ledger:
        ledger.ingest([make_report(text="400 soldiers")], read=read)
    for _ in range(7):
        make(rule(site)).alert()
    assert len(told(site)) == 5
    assert [alert.state for alert in memory.alerts()] == ["given up"]


def test_a_call_that_was_under_way_when_the_watch_ended_is_not_made_again(
    site: Site,
    path: Path,
    memory: Memory,
    make,  # type: ignore[no-untyped-def]
) -> None:
    make(rule(site)).alert()
    with Ledger(path) as ledger:
        ledger.ingest([make_report(text="400 soldiers")], read=read)
    site.put("/hook", "", 503)
    make(rule(site)).alert()
    (alert,) = memory.alerts()
    memory.set_alert(alert.id, "calling", tries=1)
    make(rule(site)).alert()
    assert len(told(site)) == 1
