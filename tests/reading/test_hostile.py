"""Texts made to hurt: the time that a character takes does not grow with their length."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from spacy.language import Language

from sayso.reading import Reader
from sayso.reading.paragraphs import LONGEST_SENTENCE
from sayso.reading.pieces import tokenize

RUNS = ["a", "1,", "(", "“", "-", "A.", "said ", "3 May, ", "1,200 troops and ", "the U.S. ", "\u202e", "\n"]


PARAGRAPH = (
    "The minister of District{0}ville said on {1} May 2020 that {2} French soldiers had left Mali. Mr Name{0}son, a "
    "spokesman, said: “No more than {2} French troops are in Mali.” They would stay until {1} June, he added, as the "
    "government had asked, and a rebel group in Town{0}burg denied it.\n\n"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader that has loaded all of its models."""
    reader = Reader()
    reader.read("A spokesman said so.")
    return reader


def seconds(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_tokenising_takes_linear_time(nlp: Language, run: str) -> None:
    texts = [run * (size // len(run)) for size in (20_000, 200_000)]
    few, many = (seconds(lambda: tokenize(nlp, text)) for text in texts)  # noqa: B023
    assert many < 3 * 10 * max(few, 0.05)


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS, ids=repr)
def test_reading_takes_linear_time(reader: Reader, run: str) -> None:
    texts = ["The minister said that " + run * (size // len(run)) for size in (3_000, 24_000)]
    few, many = (seconds(lambda: reader.read(text, date="2021-03-01")) for text in texts)  # noqa: B023
    assert many < 3 * 8 * max(few, 0.2)


@pytest.mark.slow
def test_reading_a_million_characters_of_news_takes_linear_time(reader: Reader) -> None:
    texts = [news(size) for size in (50_000, 1_000_000)]
    few, many = (seconds(lambda: reader.read(text, date="2021-03-01")) for text in texts)  # noqa: B023
    assert many < 3 * 20 * few


def news(size: int) -> str:
    """Paragraphs that tell of ever other people, places, forces, counts and days."""
    paragraphs = (PARAGRAPH.format(n, n % 28 + 1, 100 + n % 900) for n in range(size // 300 + 1))
    return "".join(paragraphs)[:size]


def test_a_run_without_a_full_stop_is_cut_into_sentences(nlp: Language) -> None:
    doc = nlp("The list names " + "soldiers and " * 1500 + "ships.")
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE + 1
