import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from sayso.reading.statements import find_statements

VOCABULARY = """
the army General Orr said denied that “ ” " ' « , . : ? — ( according to citing officers called for claim
plans he they would leave quoted as saying is expected in words SMITH: ça 𝔘
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\u200b"])


def check(text, statements):
    """Spans quote their text, contents lie in order and apart, ids count up, parents exist."""
    ids = [statement.id for statement in statements]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    for statement in statements:
        spans = [span for span in (statement.source, statement.cue, *statement.content) if span is not None]
        assert all(text[span.start : span.end] == span.text and span.text.strip() for span in spans)
        content = statement.content
        assert content
        assert all(one.end <= other.start for one, other in pairwise(content))
        assert statement.parent is None or (statement.parent in ids and statement.parent != statement.id)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=40))
def test_any_words_give_sound_statements(nlp, words):
    text = " ".join(words)
    check(text, find_statements(nlp(text), []))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "“",
        '"""""',
        ": : :",
        "according to",
        "THE ARMY SAID IT WOULD NOT LEAVE. “NEVER,” SAID GENERAL ORR.",
        "Der Minister sagte: „Wir bleiben.“ Danach schwieg er.",
        "« Nous resterons », a déclaré le ministre, selon l'agence.",
        "他说：“我们不会离开。”",
        "He said “she said “they said “no",
        "said said said said said",
        "“One. Two” three” four “five",
    ],
)
def test_odd_text_gives_sound_statements(nlp, text):
    check(text, find_statements(nlp(text), []))


def test_without_a_parse_quotation_marks_and_according_to_still_give_statements():
    text = "“We are leaving,” said Adam Orr. According to the ministry, the base is shut."
    statements = find_statements(English()(text), [])
    check(text, statements)
    assert [(s.source.text, s.cue.text, [c.text for c in s.content]) for s in statements] == [
        ("Adam Orr", "said", ["“We are leaving,”"]),
        ("the ministry", "According to", ["the base is shut"]),
    ]


def test_the_same_text_gives_the_same_statements(read):
    text = "“We go,” the envoy said, citing two officers. The army denied that it had left."
    assert read(text) == read(text)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["he said ", "“He said, ", "X: “b” said c, "])
def test_time_grows_in_line_with_the_length_of_a_single_line(nlp, unit):
    def seconds(copies):
        doc = nlp(unit * copies)
        start = time.perf_counter()
        check(doc.text, find_statements(doc, []))
        return time.perf_counter() - start

    seconds(10)
    few, many = seconds(250), seconds(1000)
    assert many < 4 * 3 * max(few, 0.05)
