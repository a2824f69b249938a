"""Reading again: what changed is told, reviews go with their parts, and a run that is cut off leaves whole readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from sayso.ledger import Ledger
from sayso.ledger.rereading import rereading
from sayso.records import Record, Report

from .factories import TEXT, Refusal, make_record, make_report, span

Change = Callable[[Record], Record]


def reader(change: Change) -> Callable[[Iterable[Report]], Iterator[Record]]:
    """Reads as `make_record` does, changed, and calls itself reader 2."""

    def read(reports: Iterable[Report]) -> Iterator[Record]:
        for report in reports:
            record = make_record().model_copy(update={"report": report, "reader": "reader 2", "model": "m2"})
            yield change(record)

    return read


def reread(ledger: Ledger, change: Change = lambda record: record, **more: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ledger.reread(read=reader(change), version="reader 2", model="m2", **more).to_pylist()
    return rows


def with_claims(change: Callable[[list[Any]], list[Any]]) -> Change:
    return lambda record: record.model_copy(update={"claims": change(list(record.claims))})


def renumbered(claims: list[Any]) -> list[Any]:
    """The first claim gone, and the others with the ids that they then have."""
    return [claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(claims[1:], start=1)]


@pytest.fixture
def many(ledger: Ledger) -> Ledger:
    for number in range(3):
        ledger.add(make_record(f"r{number}", text=f"{TEXT} {number}"))
    return ledger


@pytest.fixture
def one(ledger: Ledger) -> Ledger:
    ledger.add(make_record())
    return ledger


def counts(row: dict[str, Any]) -> dict[str, int]:
    return {name: value for name, value in row.items() if name.endswith(("added", "removed", "changed")) and value}


def test_what_another_reader_read_is_read_again_and_only_once(many: Ledger) -> None:
    rows = reread(many)
    assert [counts(row) for row in rows] == [{}, {}, {}]
    assert {(row["read_by"], row["reader"]) for row in rows} == {("reader 1", "reader 2")}
    assert reread(many) == []
    assert len(reread(many, everything=True)) == 3


def test_added_removed_and_changed_parts_are_counted(one: Ledger) -> None:
    def change(claims: list[Any]) -> list[Any]:
        new = claims[0].model_copy(update={"id": "c4", "force": "SUD"})
        return [claims[0].model_copy(update={"status": "actual"}), claims[2], new]

    (row,) = reread(one, with_claims(change))
    # The conflict that c2 bore is another one without it.
    assert {name: n for name, n in counts(row).items() if name.startswith("claims")} == {
        "claims_added": 1, "claims_removed": 1, "claims_changed": 1,
    }  # fmt: skip


def test_other_ids_alone_are_no_change(one: Ledger) -> None:
    def change(record: Record) -> Record:
        moved = {"c1": "c11", "c2": "c12", "c3": "c13"}
        return record.model_copy(
            update={
                "claims": [c.model_copy(update={"id": moved[c.id]}) for c in record.claims],
                "conflicts": [
                    c.model_copy(update={"claims": [moved[id] for id in c.claims]}) for c in record.conflicts
                ],
            }
        )

    assert counts(reread(one, change)[0]) == {}


def test_the_new_reading_takes_the_old_ones_place(one: Ledger) -> None:
    reread(one, with_claims(renumbered))
    assert one.claims()["kind"].to_pylist() == ["permission", "limit"]
    (report,) = one.reports().to_pylist()
    assert (report["reader"], report["model"], report["claims"]) == ("reader 2", "m2", 2)
    assert report["read_run"] > report["run"] and report["read_at"] > report["added"]
    assert one.record("r1").reader == "reader 2"
    assert one.search("permission").num_rows == 1


def test_a_dry_run_tells_the_same_and_stores_nothing(one: Ledger) -> None:
    before = [one.sql(f"FROM {view}").to_pylist() for view in ("claims", "reports", "runs")]
    tried = reread(one, with_claims(renumbered), dry_run=True)
    assert [one.sql(f"FROM {view}").to_pylist() for view in ("claims", "reports", "runs")] == before
    assert reread(one, with_claims(renumbered)) == tried


def test_filters_choose_the_reports(many: Ledger) -> None:
    many.add(make_record("other", text=f"{TEXT} 9", outlet="Le Quai"))
    assert [row["report"] for row in reread(many, outlet="le quai")] == ["other"]
    assert len(reread(many, limit=2)) == 2
    assert len(reread(many)) == 1


def test_reviews_go_with_their_parts(one: Ledger) -> None:
    one.reject("r1:c2")
    one.edit("r1:c3", ["value=450"])
    reread(one, with_claims(renumbered))
    rows = {row["claim"]: row for row in one.claims(rejected=True).to_pylist()}
    assert {id: (row["kind"], row["review"]) for id, row in rows.items()} == {
        "c1": ("permission", "rejected"), "c2": ("limit", "edited"),
    }  # fmt: skip
    assert rows["c2"]["value"] == 450
    assert {row["state"] for row in one.reviews().to_pylist()} == {"stands"}


def test_a_review_whose_part_is_gone_is_told_kept_and_found_again(one: Ledger) -> None:
    one.reject("r1:c1")
    (row,) = reread(one, with_claims(renumbered))
    assert row["reviews_lost"] == 1
    assert [(row["state"], row["reviewed"], row["part"]) for row in one.reviews().to_pylist()] == [
        ("no longer read", "c1", None)
    ]
    assert one.claims()["review"].to_pylist() == [None, None]
    (row,) = reread(one, everything=True)
    assert row["reviews_lost"] == 0
    assert one.claims()["claim"].to_pylist() == ["c2", "c3"]


def test_a_review_of_what_is_now_read_otherwise_says_so(one: Ledger) -> None:
    one.edit("r1:c1", ["destination=SUD"])
    reread(one, with_claims(lambda c: [c[0].model_copy(update={"status": "actual"}), *c[1:]]))
    assert one.reviews()["state"].to_pylist() == ["read otherwise"]
    (row,) = one.claims(kind="movement").to_pylist()
    assert (row["destination"], row["status"], row["review"]) == ("SUD", "actual", "edited")


def test_another_force_in_the_same_words_is_another_claim(one: Ledger) -> None:
    one.reject("r1:c1")
    (row,) = reread(one, with_claims(lambda c: [c[0].model_copy(update={"force": "SUD"}), *c[1:]]))
    assert row["reviews_lost"] == 1
    assert one.claims(force="SUD").num_rows == 1


def test_a_run_that_fails_leaves_whole_readings_and_the_next_goes_on(
    many: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "BATCH", 1)

    def change(record: Record) -> Record:
        if record.report.text.endswith("2"):
            raise RuntimeError("the model is gone")
        return with_claims(renumbered)(record)

    with pytest.raises(RuntimeError, match="the model is gone"):
        reread(many, change)
    assert {row["report"]: row["claims"] for row in many.reports().to_pylist()} == {"r0": 2, "r1": 2, "r2": 3}
    assert [row["report"] for row in reread(many, with_claims(renumbered))] == ["r2"]


def test_a_report_that_cannot_be_read_again_keeps_its_reading(many: Ledger) -> None:
    def refuse(reports: Iterable[Report]) -> Iterator[Record | Refusal]:
        for report in reports:
            if report.id == "r1":
                yield Refusal("r1", None, "could not be read")
            else:
                yield from reader(lambda record: record)([report])

    rows = many.reread(read=refuse, version="reader 2", model="m2").to_pylist()  # type: ignore[arg-type]
    assert [(row["report"], row["reason"]) for row in rows if row["reason"]] == [("r1", "could not be read")]
    assert {row["report"]: row["reader"] for row in many.reports().to_pylist()}["r1"] == "reader 1"


def test_cites_follow_the_new_reading(ledger: Ledger) -> None:
    text = f"{TEXT} The Harbour Post reported that the ferry left."
    ledger.add(make_record(text=text))
    before = ledger.sql("SELECT statement FROM cites").to_pylist()

    def change(record: Record) -> Record:
        cited = record.statements[0].model_copy(
            update={
                "id": "s9",
                "source": span("The Harbour Post", text),
                "actor": None,
                "actor_name": "The Harbour Post",
            }
        )
        return record.model_copy(update={"statements": [*record.statements, cited]})

    reread(ledger, change)
    assert {"statement": "s9"} not in before
    assert {"statement": "s9"} in ledger.sql("SELECT statement FROM cites").to_pylist()


def test_reports_added_afterwards_stay_as_they_are(one: Ledger) -> None:
    reread(one)
    one.ingest([make_report("late", text=TEXT + " Late.")], read=reader(lambda record: record))
    assert reread(one) == []
