"""Mentions, named or not, have re3d's types."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from sayso.reading.entities import find_entities
from sayso.reading.places import find_places
from sayso.records import Quantity, Time


def typed(nlp: Language, text: str) -> dict[str, str]:
    doc = nlp(text)
    found = find_entities(doc, [], [], find_places(doc))
    assert all(text[entity.start : entity.end] == entity.text for entity in found)
    return {entity.text: entity.type for entity in found}


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("The minister resigned.", "The minister", "Person"),
        ("A spokesman declined to comment.", "A spokesman", "Person"),
        ("The rebels fled.", "The rebels", "Organisation"),
        ("The ministry denied it.", "The ministry", "Organisation"),
        ("Coalition aircraft circled.", "Coalition aircraft", "MilitaryPlatform"),
        ("They captured a tank.", "a tank", "MilitaryPlatform"),
        ("He carried a rifle.", "a rifle", "Weapon"),
        ("The truck burned.", "The truck", "Vehicle"),
        ("An armoured vehicle burned.", "An armoured vehicle", "MilitaryPlatform"),
        ("They reached the border.", "the border", "Location"),
        ("The report was published.", "The report", "DocumentReference"),
    ],
)
def test_a_common_noun_types_its_phrase(nlp: Language, text: str, mention: str, kind: str) -> None:
    assert typed(nlp, text)[mention] == kind


def test_of_completes_the_phrase_before_it(nlp: Language) -> None:
    assert typed(nlp, "Troops surrounded the city of Mosul.")["the city of Mosul"] == "Location"


def test_a_country_that_acts_is_an_organisation_and_else_a_location(nlp: Language) -> None:
    found = find_entities(doc := nlp("France condemned the raid. Soldiers died in France."), [], [], find_places(doc))
    assert [entity.type for entity in found if entity.text == "France"] == ["Organisation", "Location"]


def test_a_demonym_before_a_thing_that_is_not_typed_is_a_nationality(nlp: Language) -> None:
    assert typed(nlp, "The Syrian conflict went on.")["Syrian"] == "Nationality"


def test_a_demonym_within_a_typed_phrase_belongs_to_the_phrase(nlp: Language) -> None:
    found = typed(nlp, "The Syrian army advanced.")
    assert found == {"The Syrian army": "Organisation"}


def test_an_armed_group_is_an_organisation_whatever_its_letters(nlp: Language) -> None:
    assert typed(nlp, "Fighters in Raqqa belonged to ISIS.")["ISIS"] == "Organisation"


def test_a_warship_is_a_platform(nlp: Language) -> None:
    found = typed(nlp, "The USS Larkspur sailed on Monday.")
    assert "MilitaryPlatform" in found.values()


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("See https://example.org/a?b=1, please.", "https://example.org/a?b=1", "Url"),
        ("Write to press.desk@example.org today.", "press.desk@example.org", "CommsIdentifier"),
        ("Call 202-555-0142 for more.", "202-555-0142", "CommsIdentifier"),
        ("It was posted by @larkspur_news.", "@larkspur_news", "CommsIdentifier"),
        ("They broadcast on 12130 MHz.", "12130 MHz", "Frequency"),
        ("It cost $4.5 billion.", "$4.5 billion", "Money"),
        ("The Council adopted Resolution 9999.", "Resolution 9999", "DocumentReference"),
    ],
)
def test_spelling_alone_types_a_mention(text: str, mention: str, kind: str) -> None:
    found = find_entities(spacy.blank("en")(text), [], [], [])
    assert (mention, kind) in [(entity.text, entity.type) for entity in found]


def test_times_and_quantities_found_before_are_entities(nlp: Language) -> None:
    text = "Jets flew daily in March and hit three camps for $5 million."
    doc = nlp(text)

    def at(words: str) -> dict[str, object]:
        return {"start": text.index(words), "end": text.index(words) + len(words), "text": words}

    times = [Time(**at("daily"), type="SET", value="P1D"), Time(**at("March"), type="DATE", value="2021-03")]
    amounts = [Quantity(**at("three camps"), low=3, high=3, unit="camps")]
    amounts.append(Quantity(**at("$5 million"), low=5_000_000, high=5_000_000, unit="USD"))
    found = {entity.text: entity.type for entity in find_entities(doc, times, amounts, [])}
    assert found["daily"] == "Frequency"
    assert found["March"] == "Temporal"
    assert found["three camps"] == "Quantity"
    assert found["$5 million"] == "Money"


def test_now_is_no_entity(nlp: Language) -> None:
    doc = nlp("The camp is now empty.")
    now = Time(start=12, end=15, text="now", type="DATE", value="PRESENT_REF")
    assert [entity.text for entity in find_entities(doc, [now], [], [])] == ["The camp"]


def test_a_doc_without_syntax_still_has_typed_nouns() -> None:
    found = find_entities(spacy.blank("en")("The rebels fired a rocket at the bridge."), [], [], [])
    assert [(entity.text, entity.type) for entity in found] == [
        ("rebels", "Organisation"),
        ("rocket", "Weapon"),
        ("bridge", "Location"),
    ]


@pytest.mark.parametrize("text", ["", " \n\t ", "東京", "بغداد", "x" * 100_000])
def test_text_without_mentions_has_no_entities(text: str) -> None:
    assert find_entities(spacy.blank("en")(text), [], [], []) == []


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises_and_every_entity_quotes_its_words(text: str) -> None:
    doc = spacy.blank("en")(text.encode("utf-8", "ignore").decode("utf-8"))
    assert all(doc.text[entity.start : entity.end] == entity.text for entity in find_entities(doc, [], [], []))
