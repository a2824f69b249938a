"""Each of the sixteen types is read from what its definition lists, and from no word in another sense."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from sayso.records import Event, PloverType

Events = Callable[..., list[Event]]
LINES = Path(__file__).with_name("cases.csv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


@pytest.mark.parametrize("case", CASES, ids=[case["sentence"] for case in CASES])
def test_a_sentence_tells_the_type_that_the_codebook_gives_it(events: Events, case: dict[str, str]) -> None:
    first = events(case["sentence"])[0]
    assert (first.type, first.actor_code or "") == (case["type"], case["actor"])
    assert case["recipient"] in ("", first.recipient_code)


def test_every_type_has_sentences_of_its_own() -> None:
    assert {case["type"] for case in CASES} == set(get_args(PloverType))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya’s minister met the deadline.",
        "The Danish minister said that he knew nothing about it.",
        "Four people were killed in a train crash in Spain.",
        "An earthquake killed 40 people in Nepal.",
        "Fog hung over Lagos in Nigeria until noon.",
        "The flag of Chad was hung from the balcony.",
        "Sales in Brazil declined by two percent.",
        "The Greek deputy suffered a heart attack.",
        "Hungary’s currency hit a new low against the euro.",
        "The Swedish minister held a press conference.",
        "The Danish minister struck a pose for the cameras.",
        "Chile’s peso fell against the dollar.",
        "The storm hit Jamaica on Sunday.",
        "The French premier shot a film about his youth.",
        "The Polish champion beat the Austrian in the final of the tennis tournament, her second victory this season.",
        "A Czech miner found a bomb from the war.",
        "The elected president of Malawi lives in Zomba.",
        "Stolen goods were on sale in Kampala.",
        "Did Chad withdraw its troops?",
        "If Eritrea attacked Ethiopia, the border would close.",
        "The figures demonstrate how Kenya has lost its lead.",
        "The study demonstrates that Turkey needs more water.",
        "Kenyan soldiers pushed back the Somali troops.",
        "Ugandan troops are pressing forward in Sudan.",
    ],
)
def test_a_word_in_another_sense_tells_no_event(events: Events, sentence: str) -> None:
    assert events(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("A suicide bomber killed three soldiers in Iraq.", "suicide-attack"),
        ("Gunmen shot dead a judge in Honduras.", "firearms"),
        ("Ethiopian artillery shelled a town in Eritrea.", "heavy-weapons"),
        ("A roadside bomb killed a policeman in Egypt.", "explosives"),
        ("Men with machetes attacked villagers in Burundi.", "primitive"),
        ("Iranian prisoners began a hunger strike.", "hunger"),
        ("Kenyan police arrested two editors.", "arrest"),
        ("Japan’s premier visited Mongolia.", "visit"),
        ("Brazilian prosecutors are investigating the governor.", "investigate"),
        ("Turkey attacked Syria.", None),
    ],
)
def test_a_mode_is_told_where_its_words_are_plain(events: Events, sentence: str, mode: str | None) -> None:
    assert events(sentence)[0].mode == mode


def test_the_quad_class_follows_from_the_type(events: Events) -> None:
    told = "Kenya thanked Uganda. Kenya gave Uganda food. Kenya accused Uganda. Kenya attacked Uganda."
    assert [event.quad_class for event in events(told)] == [1, 2, 3, 4]
