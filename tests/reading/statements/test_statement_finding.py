"""What the encoder reads and what the rules add to it. The encoder's readings are given, so no network is needed."""

import pytest
from encoded import find
from spacy.language import Language

from sayso.reading.statements import find_statements


def test_what_the_encoder_reads_is_taken_as_it_is(nlp: Language) -> None:
    text = "Orland's cabinet floated a loan on Monday."
    told = ("Orland's cabinet", "floated", ("a loan on Monday",))
    assert find(nlp, text, told) == [(*told, None)]


def test_where_the_encoder_has_run_and_found_nothing_rules_add_nothing(nlp: Language) -> None:
    assert find(nlp, "Two officers thought the troops would leave.") == []


def test_where_the_encoder_has_not_run_the_rules_read_alone(nlp: Language) -> None:
    (statement,) = find_statements(nlp("The minister said that the troops would leave."), [])
    assert statement.cue is not None and statement.cue.text == "said"


def test_a_cue_that_the_encoder_is_sure_of_but_gives_no_content_is_read_by_the_rules(nlp: Language) -> None:
    text = "The minister said that the troops would leave."
    expected = [("The minister", "said", ("that the troops would leave",), None)]
    assert find(nlp, text, perhaps=("said",)) == expected


def test_a_voice_within_another_ones_content_is_found_by_the_rules(nlp: Language) -> None:
    text = "Two officials said the ministry had warned that troops would leave."
    outer = ("Two officials", "said", ("the ministry had warned that troops would leave",))
    assert find(nlp, text, outer) == [
        (*outer, None),
        ("the ministry", "had warned", ("that troops would leave",), "said"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "he planned to leave in May",
        "the ministry wanted to leave in May",
        "she thought that the troops would leave",
        "the ministry might say that troops would leave",
    ],
)
def test_what_the_teller_tells_of_plans_and_thoughts_is_no_voice_of_its_own(nlp: Language, content: str) -> None:
    outer = ("The general", "said", (content,))
    assert find(nlp, f"The general said {content}.", outer) == [(*outer, None)]


def test_a_phrase_within_another_ones_content_cites_too(nlp: Language) -> None:
    text = "The paper reported that, according to an aide, 40 soldiers had left."
    outer = ("The paper", "reported", ("that, according to an aide, 40 soldiers had left",))
    found = find(nlp, text, outer)
    assert [(source, cue, parent) for source, cue, _, parent in found] == [
        ("The paper", "reported", None),
        ("an aide", "according to", "reported"),
    ]


def test_who_is_cited_is_a_source_and_says_what_the_teller_says(nlp: Language) -> None:
    text = "The daily Prizma, citing a diplomat, reported that soldiers would go to Westmark."
    content = ("that soldiers would go to Westmark",)
    cited = ("The daily Prizma", "citing", ("a diplomat",))
    assert find(nlp, text, cited, ("The daily Prizma", "reported", content)) == [
        ("The daily Prizma", "reported", content, None),
        ("a diplomat", "citing", content, "reported"),
    ]


def test_who_is_quoted_as_saying_something_is_its_source(nlp: Language) -> None:
    text = "An eyewitness was quoted as saying that the post had been stormed."
    told = (None, "was quoted as saying", ("An eyewitness", "that the post had been stormed"))
    assert find(nlp, text, told) == [
        ("An eyewitness", "was quoted as saying", ("that the post had been stormed",), None)
    ]


def test_what_is_cited_as_a_reason_stays_a_content(nlp: Language) -> None:
    text = "The court, citing a threat to health, said that the works must close."
    cited = ("The court", "citing", ("a threat to health",))
    found = find(nlp, text, cited, ("The court", "said", ("that the works must close",)))
    assert (*cited, None) in found


def test_nothing_stands_twice_where_both_find_it(nlp: Language) -> None:
    text = "The minister said that the troops would leave."
    told = ("The minister", "said", ("that the troops would leave",))
    assert find(nlp, text, told, perhaps=("said",)) == [(*told, None)]


@pytest.mark.parametrize(
    ("content", "source", "cue"),
    [
        ("the mayor's claim that 600 soldiers were in the town", "the mayor", "claim"),
        ("a claim by the rebels that 600 soldiers were in the town", "the rebels", "claim"),
        ("reports by residents that 600 soldiers were in the town", "residents", "reports"),
        ("a report in the Harbour Post that 600 soldiers were in the town", "the Harbour Post", "report"),
    ],
)
def test_whose_claim_is_denied_is_a_voice_of_its_own(nlp: Language, content: str, source: str, cue: str) -> None:
    outer = ("The general", "dismissed", (content,))
    found = find(nlp, f"The general dismissed {content}.", outer)
    assert found == [(*outer, None), (source, cue, ("that 600 soldiers were in the town",), "dismissed")]


@pytest.mark.parametrize("content", ["a claim in court that the land was theirs", "the hope that they would leave"])
def test_a_noun_without_somebody_named_is_no_voice_of_its_own(nlp: Language, content: str) -> None:
    outer = ("The general", "dismissed", (content,))
    assert find(nlp, f"The general dismissed {content}.", outer) == [(*outer, None)]


def test_who_is_echoed_says_what_is_denied(nlp: Language) -> None:
    content = ("that the brigade had left",)
    outer = ("The ministry", "denied", content)
    assert find(nlp, "The ministry denied that the brigade had left, as a newspaper had claimed.", outer) == [
        (*outer, None),
        ("a newspaper", "had claimed", content, None),
    ]
