"""Whom mentions stand for when a report is read: names, capitals, demonyms, offices, and mentions that take them up."""

import pytest
from mentions import Case, actor_of, mention_cases
from spacy.language import Language

from sayso import Reader, Report
from sayso.records import Record

CASES = mention_cases()
REACHED = 302 / 320
"""Share of all cases with code and sector right; what is wrong stays in the list."""
SURE = ("state", "capital", "seat", "bodies", "armed groups")
"""Groups of which no case may be wrong."""


@pytest.fixture(scope="module")
def records(nlp: Language) -> list[Record]:
    return list(Reader(nlp).pipe(Report(id=str(number), text=case.text) for number, case in enumerate(CASES)))


def _wrong(records: list[Record]) -> list[tuple[Case, str]]:
    wrong = []
    for case, record in zip(CASES, records, strict=True):
        actor = actor_of(case, record)
        if actor is None or (actor.code, actor.sector) != (case.code, case.sector):
            wrong.append((case, f"{case.text} → {actor and (actor.name, actor.code, actor.sector)}"))
    return wrong


def test_names_capitals_bodies_and_armed_groups_have_their_code_and_sector(records: list[Record]) -> None:
    assert [told for case, told in _wrong(records) if case.group in SURE] == []


def test_the_accuracy_reached_over_all_mentions_does_not_fall(records: list[Record]) -> None:
    wrong = [told for _, told in _wrong(records)]
    assert len(CASES) >= 200
    assert 1 - len(wrong) / len(CASES) >= REACHED, "\n".join(wrong)


def _mentions(nlp: Language, text: str) -> list[list[str]]:
    return [[mention.text for mention in actor.mentions] for actor in Reader(nlp).read(text).actors]


def test_a_capital_and_its_government_are_one_actor(nlp: Language) -> None:
    text = "Peru’s government closed the port. Lima said on Monday that it would reopen."
    assert ["Peru’s government", "Lima"] in _mentions(nlp, text)


def test_a_capital_keeps_its_name_as_a_speaker(nlp: Language) -> None:
    record = Reader(nlp).read("Peru’s government closed the port. Lima said on Monday that it would reopen.")
    assert [statement.actor_name for statement in record.statements] == ["Lima"]


def test_soldiers_who_act_are_an_actor_and_such_as_are_acted_on_none(nlp: Language) -> None:
    mentions = _mentions(nlp, "Danish soldiers left the camp. The mayor thanked Swedish soldiers.")
    assert ["Danish soldiers"] in mentions
    assert ["Swedish soldiers"] not in mentions
