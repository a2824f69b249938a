"""A claim counts the reports that make it, and the independent sources that these have."""

from __future__ import annotations

from typing import Any

from sayso.ledger import Ledger
from sayso.records import Demand, Presence, Record, Report, Span, Statement

LEAD = "About 500 Norland soldiers are in Ostania."
BODY = "Nobody in the harbour knew why the long grey column of lorries had come at night, and the mayor was asleep."


def record(outlet: str, text: str, *, day: int = 14, cites: str | None = None, **fields: Any) -> Record:
    """A report whose first sentence claims that troops are somewhere."""
    statements = []
    if cites:
        text = f"{cites} reported that {text[0].lower()}{text[1:]}"
        statements = [
            Statement(
                id="s1",
                source=Span(start=0, end=len(cites), text=cites),
                actor_name=cites,
                cue=Span(start=len(cites) + 1, end=len(cites) + 9, text="reported"),
                cue_kind="report",
                content=[Span(start=len(cites) + 10, end=len(text), text=text[len(cites) + 10 :])],
            )
        ]
    given = {"force": "NOR", "place": "OST", "status": "actual", "strength": (450, 550), **fields}
    claim = Presence(
        id="c1",
        statement="s1" if cites else None,
        evidence=Span(start=text.index("500"), end=text.index("500") + 3, text="500"),
        **given,
    )
    report = Report(id=outlet, outlet=outlet, date=f"2030-05-{day}", text=text)
    return Record(report=report, reader="x", statements=statements, claims=[claim])


def counted(ledger: Ledger, *records: Record) -> dict[str, tuple[int, int]]:
    """Reports and independent sources of the claim of each report."""
    for one in records:
        ledger.add(one)
    rows = ledger.sql("FROM corroboration").to_pylist()
    return {row["report"]: (row["reports"], row["independent"]) for row in rows}


OWN = record("Coast Herald", f"{LEAD} A fisherman counted them from his boat and told his wife.")
OTHER = record("Daily Lantern", f"{LEAD} The bakery sold out of bread before nine in the morning.", day=15)


def test_two_outlets_in_their_own_words_are_two_sources(ledger: Ledger) -> None:
    assert counted(ledger, OWN, OTHER) == {"Coast Herald": (2, 2), "Daily Lantern": (2, 2)}


def test_copies_of_one_text_are_one_source(ledger: Ledger) -> None:
    copies = [record(f"Outlet {n}", f"{LEAD} {BODY}") for n in range(3)]
    assert counted(ledger, *copies, OWN)["Outlet 1"] == (4, 2)


def test_copies_of_an_agency_are_the_agency_even_where_its_own_report_is_absent(ledger: Ledger) -> None:
    one = record("Outlet 1", f"{LEAD} {BODY}\n\n(AFP)")
    two = record("Outlet 2", f"{LEAD} The bakery sold out of bread before nine in the morning.\n\n(AFP)")
    assert counted(ledger, one, two)["Outlet 1"] == (2, 1)


def test_who_cites_an_outlet_counts_with_it(ledger: Ledger) -> None:
    citing = record("Morning Ledger", f"{LEAD} Nothing else is known.", cites="The Coast Herald")
    assert counted(ledger, OWN, citing)["Morning Ledger"] == (2, 1)


def test_who_cites_a_copy_counts_with_the_copys_source(ledger: Ledger) -> None:
    copies = [record(outlet, f"{LEAD} {BODY}\n\n(AFP)") for outlet in ("Coast Herald", "Savanna Standard")]
    citing = record("Morning Ledger", f"{LEAD} Nothing else is known.", cites="The Coast Herald")
    assert counted(ledger, *copies, citing)["Morning Ledger"] == (3, 1)


def test_initials_stand_for_the_outlet_that_has_them(ledger: Ledger) -> None:
    agency = record("Halden Press Agency", f"{LEAD} {BODY}")
    citing = record("Morning Ledger", f"{LEAD} Nothing else is known.\n\nReporting by HPA.")
    assert counted(ledger, agency, citing)["Morning Ledger"] == (2, 1)


def test_another_strength_place_or_negation_and_another_time_are_other_claims(ledger: Ledger) -> None:
    text = f"{LEAD} The bakery sold out of bread."
    others = [
        record("Outlet 1", f"{text} 1", strength=(900, 1100)),
        record("Outlet 2", f"{text} 2", place="WES"),
        record("Outlet 3", f"{text} 3", negated=True),
        record("Outlet 4", f"{text} 4", day=30),
    ]
    assert counted(ledger, OWN, *others) == {
        "Coast Herald": (1, 1), "Outlet 1": (1, 1), "Outlet 2": (1, 1), "Outlet 3": (1, 1), "Outlet 4": (1, 1),
    }  # fmt: skip


def test_a_claim_without_a_strength_agrees_with_every_strength(ledger: Ledger) -> None:
    untold = record("Daily Lantern", f"{LEAD} The bakery sold out of bread.", strength=None)
    assert counted(ledger, OWN, untold)["Coast Herald"] == (2, 2)


def test_a_demand_by_nobody_named_agrees_with_whose_demand_it_is(ledger: Ledger) -> None:
    def demand(outlet: str, by_code: str | None) -> Record:
        told = record(outlet, f"{LEAD} {outlet} has more of it.")
        (claim,) = told.claims
        asked = Demand(id="c1", force="NOR", place="OST", act="leave", by_code=by_code, evidence=claim.evidence)
        return told.model_copy(update={"claims": [asked]})

    records = [demand("Coast Herald", "OST"), demand("Daily Lantern", None), demand("Quay Argus", "WES")]
    assert counted(ledger, *records) == {"Coast Herald": (2, 2), "Daily Lantern": (3, 3), "Quay Argus": (2, 2)}


def test_a_review_of_a_claim_changes_what_agrees_with_it(ledger: Ledger) -> None:
    counted(ledger, OWN, OTHER)
    ledger.edit("Daily Lantern:c1", {"strength": [900, 1000]})
    assert counted(ledger) == {"Coast Herald": (1, 1), "Daily Lantern": (1, 1)}
    ledger.reject("Daily Lantern:c1")
    assert counted(ledger) == {"Coast Herald": (1, 1)}
