from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import Demand, Record

from .factories import TEXT, make_record, presence, span

TABLES = ("reports", "statements", "claims", "events", "conflicts")
HOSTILE = [
    "' OR 1=1 --",
    "'; DROP TABLE store.claims; --",
    '" OR ""="',
    "%",
    "_",
    "\\",
    "$actor",
    "?",
    "x' UNION SELECT json FROM store.records --",
    "NOR') OR (1=1",
    "\x00",
    "🙂" * 1000,
]


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """Three reports: of March without an outlet, of May in the Post, and one without a date."""
    ledger.add(make_record("march", text=TEXT + " March.", date="2030-03-01", outlet=None))
    ledger.add(make_record("may", text=TEXT + " May."))
    ledger.add(make_record("undated", text=TEXT + " Never.", date=None))
    return ledger


def ask(ledger: Ledger, table: str, **filters: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = getattr(ledger, table)(**filters).to_pylist()
    return rows


def test_a_claim_carries_all_that_a_user_needs(full: Ledger) -> None:
    (movement,) = ask(full, "claims", kind="movement", outlet="the harbour post", from_="2030-05-14")
    sha256 = movement.pop("sha256")
    assert movement.pop("read_at") == ask(full, "reports", outlet="the harbour post", from_="2030-05-14")[0]["added"]
    assert full.record(sha256).report.id == "may"
    assert movement == {
        "report": "may",
        "date": date(2030, 5, 14),
        "outlet": "The Harbour Post",
        "claim": "c1",
        "by": "Mira Solvang",
        "voice": "Mira Solvang",
        "voice_code": "NOR",
        "kind": "movement",
        "status": "planned",
        "negated": False,
        "force": "NOR",
        "authority": None,
        "by_code": None,
        "act": None,
        "place": None,
        "place_name": None,
        "origin": "OST",
        "origin_name": "Ostania",
        "destination": "WES",
        "destination_name": "the Varn valley",
        "strength_low": 450,
        "strength_high": 550,
        "value": None,
        "relation": None,
        "parties": None,
        "topic": None,
        "when_text": "on Monday",
        "when_from": date(2030, 5, 13),
        "when_to": date(2030, 5, 13),
        "purpose": "to guard the dam",
        "evidence": "about 500 troops will move",
        "evidence_start": TEXT.index("about 500"),
        "evidence_end": TEXT.index("about 500") + 26,
        "statement": "s1",
        "review": None,
        "reader": "reader 1",
        "model": None,
        "read_run": 1,
        "report_no": 2,
        "position": 0,
    }


def test_a_statement_joins_its_content_and_names_its_actor(full: Ledger) -> None:
    row = ask(full, "statements", actor="solvang", limit=1)[0]
    assert row["content"] == "that about 500 troops … will move from Ostania to the Varn valley"
    assert [TEXT[a:b] for a, b in zip(row["content_starts"], row["content_ends"], strict=True)] == [
        "that about 500 troops",
        "will move from Ostania to the Varn valley",
    ]
    told = {name: row[name] for name in ("source", "actor_name", "code", "cue", "cue_kind", "form", "said_from")}
    assert told == {
        "source": "The Norland defence minister",
        "actor_name": "Mira Solvang",
        "code": "NOR",
        "cue": "said",
        "cue_kind": "say",
        "form": "indirect",
        "said_from": date(2030, 5, 13),
    }


def test_a_conflict_shows_both_claims(full: Ledger) -> None:
    row = ask(full, "conflicts", limit=1)[0]
    names = ("report", "kind", "voice_1", "voice_2", "evidence_1", "evidence_2", "why", "force")
    assert [row[name] for name in names] == [
        "may",
        "permission",
        "Mira Solvang",
        "Ostania’s army",
        "about 500 troops will move",
        "no permission to stay",
        "One sends troops whose stay the other refuses.",
        "NOR",
    ]


def test_the_newest_report_comes_first_and_undated_ones_last(full: Ledger) -> None:
    assert [row["report"] for row in ask(full, "reports")] == ["may", "march", "undated"]
    assert [row["claim"] for row in ask(full, "claims", limit=4)] == ["c1", "c2", "c3", "c1"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("filters", "reports"),
    [
        ({}, {"march", "may", "undated"}),
        ({"from_": "2030-03-02"}, {"may"}),
        ({"from_": "2030-03-01", "to": "2030-05-14"}, {"march", "may"}),
        ({"to": "2030-03-01"}, {"march"}),
        ({"outlet": "THE HARBOUR POST"}, {"may", "undated"}),
        ({"outlet": "The Harbour"}, set()),
        ({"actor": "SOLV"}, {"march", "may", "undated"}),
        ({"actor": "ost"}, {"march", "may", "undated"}),
        ({"actor": "nobody"}, set()),
        ({"limit": 0}, set()),
    ],
)
def test_date_outlet_and_actor_filter_every_table(
    full: Ledger, table: str, filters: dict[str, Any], reports: set[str]
) -> None:
    assert {row["report"] for row in ask(full, table, **filters)} == reports


@pytest.mark.parametrize(
    ("filters", "claims"),
    [
        ({"force": "nor"}, {"c1", "c2", "c3"}),
        ({"force": "NO"}, set()),
        ({"place": "wes"}, {"c1", "c2", "c3"}),
        ({"place": "OST"}, {"c1"}),
        ({"place": "varn"}, {"c1"}),
        ({"place": "Valley Várn"}, {"c1"}),
        ({"place": "var"}, set()),
        ({"place": "…"}, set()),
        ({"kind": "limit"}, {"c3"}),
        ({"actor": "Norland"}, set()),
        ({"actor": "nor"}, {"c1"}),
        ({"actor": "army", "kind": "permission"}, {"c2"}),
    ],
)
def test_force_place_kind_and_actor_filter_claims(full: Ledger, filters: dict[str, Any], claims: set[str]) -> None:
    assert {row["claim"] for row in ask(full, "claims", **filters)} == claims


def test_who_demands_is_an_actor_of_the_claim(ledger: Ledger) -> None:
    demand = Demand(id="c1", by_code="OST", force="NOR", act="leave", evidence=span("500 troops"))
    ledger.add(Record(report=make_record().report, claims=[demand]))
    assert [row["claim"] for row in ask(ledger, "claims", actor="ost")] == ["c1"]


def test_reports_and_conflicts_are_filtered_by_their_claims(ledger: Ledger) -> None:
    ledger.add(make_record("full"))
    ledger.add(Record(report=make_record("bare", text="Other.").report, claims=[presence(text="troops")]))
    for table in ("reports", "conflicts"):
        assert [row["report"] for row in ask(ledger, table, place="Westmark")] == ["full"]
        assert ask(ledger, table, force="OST") == []
    assert [row["report"] for row in ask(ledger, "reports", kind="presence")] == ["bare"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"from_": "2030-13-01"}, "from must be a date like 2019-10-22, not '2030-13-01'"),
        ({"to": "20300101"}, "to must be a date like 2019-10-22, not '20300101'"),
        ({"to": "2030-01-01\n"}, "to must be a date like 2019-10-22, not '2030-01-01\\n'"),
        ({"from_": "2030-02-01", "to": "2030-01-01"}, "from 2030-02-01 is later than to 2030-01-01"),
        ({"limit": -1}, "limit must be a whole number from 0, not -1"),
        ({"limit": "1; DROP TABLE runs"}, "limit must be a whole number from 0, not '1; DROP TABLE runs'"),
        ({"actor": " "}, "actor must be told in words, not ' '"),
        ({"outlet": "\ud800"}, "outlet is not valid text: '\\ud800'"),
    ],
)
def test_a_malformed_filter_is_an_error_of_one_line(
    ledger: Ledger, table: str, filters: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        ask(ledger, table, **filters)
    assert str(caught.value) == message


def test_an_unknown_kind_names_the_known_ones(ledger: Ledger) -> None:
    for table, known in {"claims": "movement", "conflicts": "negation", "statements": "promise"}.items():
        with pytest.raises(UsageError, match=f"^unknown kind 'war' of {table}: one of .*{known}"):
            ask(ledger, table, kind="war")


@pytest.mark.parametrize(
    ("table", "filters"),
    [
        ("statements", {"force": "NOR"}),
        ("statements", {"place": "OST"}),
        ("rejects", {"actor": "x"}),
        ("rejects", {"from_": "2030-01-01"}),
        ("claims", {"colour": "red"}),
        ("claims", {"1=1 OR x": "red"}),
    ],
)
def test_a_filter_that_a_table_cannot_use_is_refused(ledger: Ledger, table: str, filters: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=f"^{table} cannot be filtered by .*, only by .*limit"):
        ask(ledger, table, **filters)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_filter_is_data_and_never_sql(full: Ledger, text: str) -> None:
    for table in TABLES:
        for name in ("actor", "outlet"):
            assert ask(full, table, **{name: text}) == []
    for name in ("force", "place"):
        assert ask(full, "claims", **{name: text}) == []
        assert full.posture(**{name: text}).num_rows == 0
    for name in ("kind", "from_", "to"):
        with pytest.raises(UsageError):
            ask(full, "claims", **{name: text})
    with pytest.raises(UsageError):
        full.record(text)
    assert len(ask(full, "claims")) == 9


def test_a_date_with_a_time_counts_as_its_day_and_no_date_as_none(ledger: Ledger) -> None:
    ledger.add(make_record("timed", text="One.", date="2030-05-14T10:00:00Z"))
    ledger.add(make_record("vague", text="Two.", date="spring 2030"))
    assert {row["report"]: row["date"] for row in ask(ledger, "reports")} == {
        "timed": date(2030, 5, 14),
        "vague": None,
    }


@pytest.mark.parametrize("verb", ["reports", "statements", "claims", "events", "conflicts"])
def test_a_table_can_be_read_page_by_page(ledger: Ledger, verb: str) -> None:
    for id, day in (("r1", "2030-05-14"), ("r2", None), ("r3", "2030-05-14"), ("r4", "2031-01-01"), ("r5", None)):
        ledger.add(make_record(id, date=day, outlet=id))
    whole = getattr(ledger, verb)().to_pylist()
    paged: list[dict[str, object]] = []
    after = None
    while rows := getattr(ledger, verb)(after=after, limit=2).to_pylist():
        paged += rows
        after = "-".join(str(rows[-1][name]) for name in ("report_no", "position") if name in rows[-1])
    assert paged == whole != []


@pytest.mark.parametrize("cursor", ["", "x", "1-", "-1", "1-2-3", "1 OR 1"])
def test_a_cursor_that_names_no_row_is_refused(ledger: Ledger, cursor: str) -> None:
    with pytest.raises(UsageError, match="after"):
        ledger.claims(after=cursor)
