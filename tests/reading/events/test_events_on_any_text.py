"""The step works alone, raises on no text, and its time grows with length only."""

import time

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from sayso.reading.events import find_events

JUMBLE = (
    "Chad Libya the of a rebels army attacked said will not agreed to talks with demanded that withdraw its troops "
    "from by and , . ? ; “ ” must unless it they which killed in Tripoli on Monday held an attack refused who"
)


def test_the_step_works_after_a_parser_alone(nlp: Language) -> None:
    doc = nlp.create_pipe("sayso_events")(nlp("Chadian troops attacked a Libyan garrison."))
    (event,) = doc._.sayso_events
    assert (event.type, event.actor_code, event.recipient_code) == ("ASSAULT", "TCD", "LBY")


def test_without_syntax_there_are_no_events() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sayso_events")
    assert blank("Chadian troops attacked a Libyan garrison.")._.sayso_events == []


@settings(max_examples=150)
@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=40).map(" ".join))
def test_any_jumble_of_words_is_read(nlp: Language, text: str) -> None:
    for event in find_events(nlp(text)):
        for span in (event.actor, event.recipient, event.evidence):
            assert span is None or text[span.start : span.end] == span.text


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_is_read(nlp: Language, text: str) -> None:
    find_events(nlp(text))


def test_time_grows_no_faster_than_the_text(nlp: Language) -> None:
    sentence = "Chad said Libya had attacked two villages and demanded that it withdraw its troops from Niger . "
    short, long = (nlp(sentence * n) for n in (40, 160))
    find_events(short)
    spent = []
    for doc in (short, long):
        started = time.process_time()
        find_events(doc)
        spent.append(time.process_time() - started)
    assert spent[1] < 8 * spent[0] + 0.1
