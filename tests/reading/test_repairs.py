"""Repairs of systematic parser errors: what they mend, what they leave alone, and that a tree stays a tree."""

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from sayso.reading.repairs import repair

SENTENCES = [
    "Canada will send up to 1,500 soldiers to Latvia.",
    "Up to 300 Danish soldiers are in Mali.",
    "The envoy said between 80 and 90 soldiers were there.",
    "The mayor said between 80 and 90 soldiers had been stationed there.",
    "The cabinet rejected calls from lawmakers to expel them.",
    "Peru granted the soldiers leave to enter the country.",
]
WORDS = ["up", "to", "between", "and", "300", "soldiers", "calls", "leave", "give", "them", "stay", "said", "were", "."]


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def syntax(doc: Doc) -> list[tuple[str, int, str, str]]:
    return [(token.text, token.head.i, token.dep_, token.pos_) for token in doc]


def test_soldiers_counted_with_up_to_are_the_verbs_object(nlp: Language) -> None:
    doc = repair(nlp("Canada will send up to 1,500 soldiers to Latvia."))
    soldiers = word(doc, "soldiers")
    assert (soldiers.dep_, soldiers.head.text) == ("dobj", "send")
    assert [token.text for token in soldiers.subtree] == ["up", "to", "1,500", "soldiers"]
    assert word(doc, "Latvia").head.head.text == "send"


@pytest.mark.parametrize(
    ("text", "verb", "dep"),
    [
        ("The envoy said between 80 and 90 soldiers were there.", "were", "nsubj"),
        ("The mayor said between 80 and 90 soldiers had been stationed there.", "stationed", "nsubjpass"),
        ("Between 300 and 400 soldiers are in Mali.", "are", "nsubj"),
    ],
)
def test_soldiers_counted_with_between_are_their_verbs_subject(nlp: Language, text: str, verb: str, dep: str) -> None:
    soldiers = word(repair(nlp(text)), "soldiers")
    assert (soldiers.dep_, soldiers.head.text) == (dep, verb)


def test_what_is_called_for_hangs_on_the_call(nlp: Language) -> None:
    expel = word(repair(nlp("The cabinet rejected calls from lawmakers to expel them.")), "expel")
    assert (expel.dep_, expel.head.text) == ("acl", "calls")


@pytest.mark.parametrize(
    ("text", "receiver", "infinitive"),
    [
        ("Oman gave them leave to stay.", "them", "stay"),
        ("Peru granted the soldiers leave to enter the country.", "soldiers", "enter"),
    ],
)
def test_leave_that_is_given_is_a_noun(nlp: Language, text: str, receiver: str, infinitive: str) -> None:
    doc = repair(nlp(text))
    leave = word(doc, "leave")
    assert (leave.pos_, leave.dep_) == ("NOUN", "dobj")
    assert word(doc, receiver).dep_ == "dative"
    assert (word(doc, infinitive).dep_, word(doc, infinitive).head.text) == ("acl", "leave")


@pytest.mark.parametrize(
    "text",
    [
        "The troops climbed up to the pass.",
        "He walked between two soldiers.",
        "They have to leave Mali.",
        "The president approved a plan to send troops to Mali.",
        "The troops came to leave.",
        "Dutch soldiers left Mali on Monday.",
    ],
)
def test_what_the_parser_gets_right_stays_as_it_is(nlp: Language, text: str) -> None:
    before = syntax(nlp(text))
    assert syntax(repair(nlp(text))) == before


@pytest.mark.parametrize("text", SENTENCES)
def test_a_second_repair_changes_nothing(nlp: Language, text: str) -> None:
    once = repair(nlp(text))
    before = syntax(once)
    assert syntax(repair(once)) == before


def test_a_doc_without_syntax_is_left_alone() -> None:
    doc = spacy.blank("en")("Canada will send up to 1,500 soldiers to Latvia.")
    assert repair(doc) is doc
    assert not doc.has_annotation("DEP")


def test_an_empty_doc_is_left_alone(nlp: Language) -> None:
    assert len(repair(nlp(""))) == 0


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_token_still_leads_to_a_root_of_its_sentence(nlp: Language, words: list[str]) -> None:
    doc = repair(nlp(" ".join(words)))
    for token in doc:
        seen = {token.i}
        while token.head != token:
            token = token.head
            assert token.i not in seen
            seen.add(token.i)
