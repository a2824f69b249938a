"""Word forms are what spaCy's own components make of them."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sayso.reading.pipeline import LEMMATIZER, RULER, load_model, load_syntax

REPORTS = sorted(Path("examples/reports").glob("*.txt")) + sorted(Path("tests/reports/develop").glob("*.txt"))
ODD = [
    "",
    " ",
    "\n\n It 's \t over",
    "There's a way. There ain't no troops, y'all; let's go. I got ta run, gonna, c'mon! It is nothin' to us. Nuthin'!",
    "THE TROOPS ARE LEAVING. But they do have orders, and it has them. But for you, I did.",
    "\u0645\u0631\u062d\u0628\u0627 any ANY Any \U0001f642 1,200 500s",
]


@pytest.fixture(scope="module")
def model() -> Language:
    return load_model()


@pytest.fixture(scope="module")
def syntax() -> Language:
    return load_syntax()


def attributes(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_)
        for t in doc
    ]


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in REPORTS), *ODD])
def test_every_attribute_is_the_same(text: str, model: Language, syntax: Language) -> None:
    doc = syntax.make_doc(text)
    for name, component in syntax.pipeline:
        if name == "sayso_word_forms":
            expected = model.get_pipe(LEMMATIZER)(model.get_pipe(RULER)(doc.copy()))  # type: ignore[operator]
            doc = component(doc)
            assert attributes(doc) == attributes(expected)
        else:
            doc = component(doc)


def test_what_is_kept_is_bounded(syntax: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(path.read_text(encoding="utf-8") for path in REPORTS[:4])
    monkeypatch.setattr("sayso.reading.wordforms._MOST_FORMS", 10)
    bounded = load_syntax()
    forms = bounded.get_pipe("sayso_word_forms")
    assert attributes(bounded(text)) == attributes(syntax(text))
    assert len(forms._ruled) <= 10  # type: ignore[attr-defined]
    assert len(forms._lemmas) <= 10  # type: ignore[attr-defined]


def test_strings_that_a_memory_zone_forgets_are_no_loss() -> None:
    nlp = load_syntax()
    text = "The zorbling quelmers unflummoxed their Wexelbergs while Grindlewads snarfled blimbering drossels."
    with nlp.memory_zone():
        expected = attributes(nlp(text))
    with nlp.memory_zone():
        assert attributes(nlp(text)) == expected
    assert attributes(nlp(text)) == expected
