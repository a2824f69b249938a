"""Quantities in whole sentences: text, bounds, unit, and what is no quantity."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from sayso.reading.quantities import find_quantities
from sayso.records import Quantity

BLANK = spacy.blank("en")
Row = tuple[str, float | None, float | None, str | None]

COUNTS: dict[str, list[Row]] = {
    "A column of more than 700 Freedonian ground troops crossed the river.": [
        ("more than 700 Freedonian ground troops", 701, None, "troops")
    ],
    "About 30 of its soldiers had flown home.": [("About 30 of its soldiers", 27, 33, "soldiers")],
    "Another few hundred of the guards would stay.": [("Another few hundred of the guards", 200, 999, "guards")],
    "The garrison would be cut to 2,500 by spring.": [("2,500", 2500, 2500, None)],
    "The force was cut from 5,000 to 2,500.": [("5,000", 5000, 5000, None), ("2,500", 2500, 2500, None)],
    "There were 10,800 peacekeepers, and 9,900 of them stayed.": [
        ("10,800 peacekeepers", 10800, 10800, "peacekeepers"),
        ("9,900 of them", 9900, 9900, "peacekeepers"),
    ],
    "The town has 80 guards and 20 clerks; 30 of them left.": [
        ("80 guards", 80, 80, "guards"),
        ("20 clerks", 20, 20, "clerks"),
        ("30 of them", 30, 30, None),
    ],
    "There were 300 engineers. Only 80 of them stayed.": [
        ("300 engineers", 300, 300, "engineers"),
        ("80 of them", 80, 80, None),
    ],
    "The council sent 1,000 Sylvanian soldiers and police.": [("1,000 Sylvanian soldiers", 1000, 1000, "soldiers")],
    "It has two F-16s and some 40 helicopters.": [
        ("two F-16s", 2, 2, "F-16s"),
        ("some 40 helicopters", 36, 44, "helicopters"),
    ],
    "The ministry spent $5 million and 3 million euros.": [
        ("$5 million", 5_000_000, 5_000_000, "USD"),
        ("3 million euros", 3_000_000, 3_000_000, "EUR"),
    ],
    "The loan is worth US$3bn.": [("US$3bn", 3_000_000_000, 3_000_000_000, "USD")],
    "A 2,500-strong force was sent.": [("2,500-strong force", 2500, 2500, None)],
    "They would send 200 troops or more to the coast.": [("200 troops or more", 200, None, "troops")],
    "The crew moved 3.5 tonnes of grain.": [("3.5 tonnes", 3.5, 3.5, "tonnes")],
    "Some 2000 soldiers marched.": [("Some 2000 soldiers", 1800, 2200, "soldiers")],
    "In 2014 the state called up 2,014 soldiers.": [("2,014 soldiers", 2014, 2014, "soldiers")],
    "They fired two short-range homemade mortars.": [("two short-range homemade mortars", 2, 2, "mortars")],
    "One soldier was hurt.": [("One soldier", 1, 1, "soldier")],
    "Tens of thousands of people fled the valley.": [("Tens of thousands of people", 20_000, 99_999, "people")],
    "Attackers killed 30 and wounded 45.": [("30", 30, 30, "killed"), ("45", 45, 45, "wounded")],
    "The fire killed at least 30.": [("at least 30", 30, None, "killed")],
    "At least 30 were killed and dozens wounded.": [
        ("At least 30", 30, None, "killed"),
        ("dozens", 24, 99, "wounded"),
    ],
    "The blast killed more than 20 people, injuring 60 others.": [
        ("more than 20 people", 21, None, "people"),
        ("60", 60, 60, "injured"),
    ],
    "Nine sailors died and another 12 are missing.": [
        ("Nine sailors", 9, 9, "sailors"),
        ("another 12", 12, 12, "missing"),
    ],
    "They lost 14 tanks, three armoured vehicles and up to 5 trucks.": [
        ("14 tanks", 14, 14, "tanks"),
        ("three armoured vehicles", 3, 3, "vehicles"),
        ("up to 5 trucks", 0, 5, "trucks"),
    ],
    "Between 80 and 90 advisers are there.": [("Between 80 and 90 advisers", 80, 90, "advisers")],
}
NO_COUNTS = [
    "The treaty was signed in 2014 and renewed in 1999.",
    "She was born in 1848.",
    "Resolution 1701 and Article 5 bind the council.",
    "The F-16 and the T-72 are old.",
    "The 82nd Airborne left.",
    "The 3rd brigade and the 21st century.",
    "They met at 10:35 a.m. on January 15.",
    "They met at 5 p.m. and again at 1100 GMT.",
    "The attack of 9/11 changed that.",
    "On 23 June the envoy left.",
    "About 30 percent of the vote was counted, 12% was not.",
    "More than one third of the land is dry.",
    "The envoy, 44, declined to comment.",
    "A 44-year-old man was held.",
    "They are aged between 15 and 25.",
    "It took three weeks, five days and a few hours.",
    "Dozens of years passed.",
    "A four-day visit to the 16-nation bloc ended.",
    "The office is at 10 Harbour Street.",
    "He told Channel 4 so.",
    "One should never say so, and no one did.",
    "It happened on 2019-10-22.",
    "The number is 555-0123.",
    "They lost 3-1.",
    "Flight 370 and Highway 61 are closed.",
    "The Group of 20 met.",
    "99999999999999999999999 troops",
    "It was one of the worst.",
]


def rows(found: list[Quantity]) -> list[Row]:
    return [(q.text, q.low, q.high, q.unit) for q in found]


@pytest.mark.parametrize(("sentence", "expected"), COUNTS.items())
def test_counts_carry_their_modifier_bounds_and_noun(nlp: Language, sentence: str, expected: list[Row]) -> None:
    assert rows(find_quantities(nlp(sentence))) == expected


@pytest.mark.parametrize("sentence", NO_COUNTS)
def test_numbers_that_count_nothing_are_left_out(nlp: Language, sentence: str) -> None:
    assert rows(find_quantities(nlp(sentence))) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Over 700 marines left.", ("Over 700 marines", 701, None, "marines")),
        ("Up to 40 of the guards stay.", ("Up to 40 of the guards", 0, 40, "guards")),
        ("It has two dozen aircraft.", ("two dozen aircraft", 24, 24, "aircraft")),
        ("The force was cut to 900.", ("900", 900, 900, None)),
    ],
)
def test_units_are_found_without_tags(sentence: str, expected: Row) -> None:
    assert rows(find_quantities(BLANK(sentence))) == [expected]


def test_offsets_point_at_the_text(nlp: Language) -> None:
    text = "“Nearly 600” marines,\n\nhe said; some 20,000 more people — and dozens of trucks — followed."
    found = find_quantities(nlp(text))
    assert [q.text for q in found] == ["Nearly 600", "some 20,000 more people", "dozens of trucks"]
    assert all(text[q.start : q.end] == q.text for q in found)


def test_whole_numbers_are_ints(nlp: Language) -> None:
    (quantity,) = find_quantities(nlp("The town lost 1.5 million dollars."))
    assert (type(quantity.low), quantity.low) == (int, 1_500_000)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "1" + ",000" * 30_000,
        "one hundred and " * 8_000,
        "more than " * 15_000 + "5",
        "two " * 25_000,
        "5 more " * 15_000,
        "a half " * 15_000,
        "thousands of " * 9_000,
        "$-" * 50_000,
    ],
)
def test_long_odd_texts_are_read(text: str) -> None:
    for quantity in find_quantities(BLANK.make_doc(text)):
        assert text[quantity.start : quantity.end] == quantity.text


PIECES = st.sampled_from(
    [
        "5",
        "2,500",
        "1.5",
        "99999999999999999999",
        "million",
        "k",
        "m",
        "hundred",
        "two",
        "and",
        "a",
        "half",
        "dozen",
        "-",
        "–",
        "/",
        ":",
        "$",
        "€",
        "%",
        ".",
        ",",
        "'",
        "’",
        "+",
        "#",
        "of",
        "them",
        "more",
        "than",
        "up",
        "to",
        "about",
        "from",
        "between",
        "or",
        "so",
        "in",
        "May",
        "2014",
        "soldiers",
        "F-16",
        "٣",
        "十",
        "²",
        "½",
        "700-strong",
        "the",
        "at",
        "least",
        "\n",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join)))
def test_no_text_raises_and_every_span_is_quoted(text: str) -> None:
    for quantity in find_quantities(BLANK.make_doc(text)):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.low is not None and quantity.low <= 2**63 - 1
        assert quantity.high is None or quantity.low <= quantity.high <= 2**63 - 1
