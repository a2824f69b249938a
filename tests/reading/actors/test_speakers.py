"""Who speaks: names without titles, pronouns and nouns that take somebody up."""

import csv
from pathlib import Path

import pytest
from marking import read_marked
from spacy.language import Language

from sayso.reading.actors import find_actors

CASES = [
    (row["group"], row["marked"], row["expected"])
    for row in csv.DictReader(
        line
        for line in Path(__file__).with_name("cases.csv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
]
REACHED = 158 / 159
"""Share of all cases that are right; what is wrong stays in the list."""


def _speaker(nlp: Language, marked: str) -> str | None:
    text, statements = read_marked(marked)
    _, named = find_actors(nlp(text), statements)
    return named[-1].actor_name


@pytest.mark.parametrize(("marked", "expected"), [case[1:] for case in CASES if case[0] == "basic"])
def test_a_basic_source_is_named(nlp: Language, marked: str, expected: str) -> None:
    assert _speaker(nlp, marked) == expected


def test_the_accuracy_reached_over_all_cases_does_not_fall(nlp: Language) -> None:
    wrong = [
        f"{marked} → {found!r}, not {expected!r}"
        for _, marked, expected in CASES
        if (found := _speaker(nlp, marked)) != expected
    ]
    assert len(CASES) >= 100
    assert 1 - len(wrong) / len(CASES) >= REACHED, "\n".join(wrong)
