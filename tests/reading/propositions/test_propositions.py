"""Propositions: how a verb is told, by whom, and whose "its" is, whatever the verb may mean."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from sayso.reading.components import STEPS
from sayso.reading.pipeline import load_syntax
from sayso.reading.propositions.factuality import Factuality
from sayso.reading.propositions.owners import Owners
from sayso.reading.propositions.scene import Scene
from sayso.reading.propositions.voices import Voices

Parse = Callable[[str], Doc]


@pytest.fixture(scope="module")
def parse() -> Parse:
    """Run a text through the steps that propositions are read from."""
    nlp = load_syntax()
    for name in STEPS[: STEPS.index("sayso_actors") + 1]:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def _word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        ("The company sold its mines.", "sold", ("actual", False, "told")),
        ("The company will sell its mines.", "sell", ("planned", False, "told")),
        ("The company has no plans to sell its mines.", "sell", ("planned", True, "told")),
        ("The company may sell its mines.", "sell", ("possible", False, "told")),
        ("The company did not rule out selling its mines.", "selling", ("possible", False, "told")),
        ("The company refused to sell its mines.", "sell", ("planned", True, "told")),
        ("The company failed to sell its mines.", "sell", ("actual", True, "told")),
        ("The company must sell its mines.", "sell", ("planned", False, "demand")),
        ("Did the company sell its mines?", "sell", ("actual", False, "unasserted")),
    ],
)
def test_what_governs_a_verb_decides_how_it_is_told(
    parse: Parse, text: str, verb: str, told: tuple[str, bool, str]
) -> None:
    doc = parse(text)
    scene = Scene.of(doc)
    found = Factuality(scene, Voices(scene)).of(_word(doc, verb))
    assert (found.settled, found.negated, found.mood) == told


def test_the_innermost_speaker_vouches(parse: Parse) -> None:
    doc = parse("The mayor said that the miners told him that the shaft had collapsed.")
    voice = Voices(Scene.of(doc)).at(_word(doc, "collapsed"))
    assert voice.by == "the miners"


def test_what_nobody_says_is_the_reports_own(parse: Parse) -> None:
    doc = parse("The mayor resigned on Friday.")
    assert Voices(Scene.of(doc)).at(_word(doc, "resigned")).by is None


def test_its_is_of_the_clauses_subject(parse: Parse) -> None:
    doc = parse("Peru said that Chile had closed its ports.")
    scene = Scene.of(doc)
    assert Owners(scene, Voices(scene)).of(_word(doc, "its")) == "CHL"
