"""How an event is told: as so, planned, possible or denied; by whom; and in which order."""

from collections.abc import Callable

import pytest

import sayso
from sayso.records import Event

Events = Callable[..., list[Event]]


def short(event: Event) -> str:
    return f"{event.type} {'not ' if event.negated else ''}{event.status}"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Togo attacked Benin.", ["ASSAULT actual"]),
        ("Togo did not attack Benin.", ["ASSAULT not actual"]),
        ("Togo never attacked Benin.", ["ASSAULT not actual"]),
        ("Togo may have attacked Benin.", ["ASSAULT possible"]),
        ("Togolese police foiled an attack on Benin.", ["ASSAULT not actual"]),
        ("Togo might attack Benin.", ["ASSAULT possible"]),
        ("Togo will attack Benin.", ["THREATEN actual", "ASSAULT planned"]),
        ("Togo will release the prisoners.", ["AGREE actual", "RETREAT planned"]),
        ("Togo plans to visit Benin.", ["AGREE actual", "CONSULT planned"]),
        ("Togo agreed to release the prisoners.", ["AGREE actual", "RETREAT planned"]),
        ("Togo threatened to expel the ambassador.", ["THREATEN actual", "SANCTION possible"]),
        ("Togo vowed to attack Benin.", ["THREATEN actual", "ASSAULT planned"]),
        ("Togo will not release the prisoners.", ["REJECT actual", "RETREAT not planned"]),
        ("Togo did not agree to talks.", ["REJECT actual"]),
        ("Togo would not allow the rally.", ["REJECT actual"]),
        ("Togo reached no agreement with Benin.", ["REJECT actual"]),
        ("Togo vowed not to release the prisoners.", ["REJECT actual", "RETREAT not planned"]),
        ("Togo insisted that Benin withdraw.", ["REQUEST actual"]),
        ("Togo insisted that its troops had left.", []),
        ("Togo refused to release the prisoners.", ["REJECT actual"]),
        ("Togo demanded that Benin release the prisoners.", ["REQUEST actual"]),
        ("Togo urged Benin to attack the camp.", ["REQUEST actual"]),
        ("Togo accused Benin of attacking the village.", ["ACCUSE actual"]),
        ("Togo condemned the attack on Benin.", ["ACCUSE actual"]),
        ("Togo cancelled the talks with Benin.", ["SANCTION actual"]),
        ("Togolese rebels attacked a village, killing ten people.", ["ASSAULT actual"]),
        ("Togo announced that its troops had attacked Benin.", ["ASSAULT actual"]),
        ("Togo called the raid illegal.", ["ACCUSE actual"]),
    ],
)
def test_the_status_is_as_told_and_what_is_only_asked_or_refused_is_no_event(
    events: Events, sentence: str, told: list[str]
) -> None:
    assert [short(event) for event in events(sentence)] == told


def test_what_others_must_do_is_a_request_of_who_says_so(events: Events) -> None:
    (event,) = events("Ghana must open its border, Togo’s president said on Monday.")
    assert (event.type, event.actor_code, event.recipient_code) == ("REQUEST", "TGO", "GHA")
    assert event.statement is None


def test_an_event_in_what_somebody_says_is_told_by_that_statement() -> None:
    record = sayso.read("A Togolese minister said that Benin had attacked two villages.", date="2024-05-14")
    (event,), (statement,) = record.events, record.statements
    assert (event.type, event.actor_code, event.statement) == ("ASSAULT", "BEN", statement.id)


def test_the_innermost_statement_tells_it() -> None:
    text = "The radio reported that the general said that rebels had attacked the Chadian garrison."
    record = sayso.read(text, date="2024-05-14")
    (event,) = record.events
    told_by = next(statement for statement in record.statements if statement.id == event.statement)
    assert told_by.source is not None and told_by.source.text == "the general"


def test_the_report_itself_tells_what_stands_in_no_statement(events: Events) -> None:
    assert events("Chad expelled the envoy of Libya.")[0].statement is None


def test_the_main_clause_comes_before_others_and_sentences_in_their_order(events: Events) -> None:
    told = events(
        "After Chad closed its embassy in Libya, Libya threatened to expel Chadian workers. "
        "Chad praised the mediators from Ghana while Libya rejected the talks."
    )
    assert [event.type for event in told if event.status == "actual"] == ["THREATEN", "SANCTION", "SUPPORT", "REJECT"]
    assert [event.id for event in told] == [f"e{number}" for number in range(1, len(told) + 1)]


def test_the_evidence_is_the_clause_without_the_frame_around_it() -> None:
    text = "The army said that Chadian rebels had attacked a post, and it rained."
    (event,) = sayso.read(text, date="2024-05-14").events
    assert "Chadian rebels had attacked a post" in event.evidence.text
    assert "The army said" not in event.evidence.text
    assert text[event.evidence.start : event.evidence.end] == event.evidence.text
