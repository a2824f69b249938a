"""Outlets are known by their names, and found where a report has its news from them."""

from __future__ import annotations

import pytest

from sayso.ledger import Ledger
from sayso.ledger.cites import credits, find_cites, is_agency, outlet_named
from sayso.records import Actor, Record, Report, Span, Statement


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("the Associated Press", "AP"),
        ("state news agency SANA", "SANA"),
        ("SANA, the Syrian state news agency", "SANA"),
        ("the Corvane news agency", "Corvane"),
        ("The Harbour Post", "Harbour Post"),
        ("The Telegram channel Northwatch", "Northwatch"),
        ("A Cotonou newspaper, Le Lagunaire,", "Le Lagunaire"),
        ("the website Telescope Online", "Telescope Online"),
        ("Radio Tidewater", "Radio Tidewater"),
        ("Mira Solvang of the Harbour Post", "Harbour Post"),
    ],
)
def test_words_that_name_an_outlet(words: str, name: str) -> None:
    assert outlet_named(words) == name


@pytest.mark.parametrize(
    "words", ["the defence ministry", "reporters", "a Harbour Post reporter", "Ostania’s army", "the Secret Service"]
)
def test_words_that_name_none(words: str) -> None:
    assert outlet_named(words) is None


def test_an_agency_is_known_by_the_table_or_by_its_name() -> None:
    assert is_agency("AFP")
    assert is_agency("Corvane News Agency")
    assert not is_agency("Harbour Post")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OSTBURG (AFP) — Troops left.", ["AFP"]),
        ("BAGHDAD, Jan 5 (Reuters) - Troops left.", ["Reuters"]),
        ("Troops left.\n\n(Orbis)", ["Orbis"]),
        ("Troops left.\n\n(Orbis)\n\nThey came back.", []),
        ("KABUL — Troops left.", [None]),
        ("Troops left.\n\n(AFP)", ["AFP"]),
        ("Troops left.\n\n— Corvane News Agency", ["Corvane News Agency"]),
        ("Troops left.\n\nReporting by HPA.", ["HPA"]),
        ("Troops left.\n\nThe Associated Press contributed to this report.", ["The Associated Press"]),
        ("Troops left.\n\nWith material from agencies.", [None]),
        ("The men - all soldiers - left.", []),
        ("Troops left.\n\nThey (all of them) came back.", []),
    ],
)
def test_datelines_and_credit_lines(text: str, names: list[str | None]) -> None:
    assert [credit.name for credit in credits(text)] == names


def record(text: str, source: str, cue: str, kind: str = "organisation") -> Record:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start=start, end=start + len(words), text=words)

    said = text.partition(f"{cue} ")[2]
    statement = Statement(
        id="s1", source=span(source), actor="a1", actor_name=source, cue=span(cue), cue_kind="say", content=[span(said)]
    )
    actors = [Actor(id="a1", name=source, kind=kind, mentions=[span(source)])]  # type: ignore[arg-type]
    return Record(report=Report(id="r1", text=text), reader="x", actors=actors, statements=[statement])


def test_an_outlet_that_is_the_source_of_a_statement_is_cited() -> None:
    (cite,) = find_cites(record("The Harbour Post reported that troops had left.", "The Harbour Post", "reported"))
    assert (cite.outlet, cite.relation, cite.statement) == ("Harbour Post", "report", "s1")


def test_an_outlet_that_somebody_told_it_is_cited_with_that_statement() -> None:
    text = "The minister told Reuters in Ostburg that troops had left."
    (cite,) = find_cites(record(text, "The minister", "told Reuters in Ostburg"))
    assert (cite.outlet, cite.relation, cite.text, cite.statement) == ("Reuters", "told", "Reuters", "s1")


def test_a_person_whose_name_ends_like_an_outlets_is_none() -> None:
    assert find_cites(record("Ada Post said that troops had left.", "Ada Post", "said", "person")) == []


def test_the_view_tells_where_the_words_stand(ledger: Ledger) -> None:
    text = "OSTBURG (AFP) — Troops left."
    ledger.add(Record(report=Report(id="r1", text=text), reader="x"))
    (row,) = ledger.sql("FROM cites").to_pylist()
    assert (row["cited"], row["relation"], row["agency"]) == ("AFP", "credit", True)
    assert text[row["text_start"] : row["text_end"]] == row["text"] == "AFP"
