"""spaCy's networks, run in sayso's way, give what spaCy gives."""

from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from sayso.reading.pipeline import RECOGNIZER, VECTORS, load_model
from sayso.reading.syntax import Names, TokenVectors

REPORTS = [
    path.read_text(encoding="utf-8")
    for path in sorted(Path("examples/reports").glob("*.txt")) + sorted(Path("tests/reports/develop").glob("*.txt"))
]
ODD = [
    "",
    " ",
    "\n\n It 's \t over",
    "Borduria",
    "\u0645\u0631\u062d\u0628\u0627 any ANY Any \U0001f642 1,200 500s",
    "The Syldavian Ministry of Foreign Affairs and International Co-operation of the Kingdom of Syldavia\n\nsaid so.",
    "On Monday, 12 May 2014, some 1,500 soldiers of the 3rd Brigade left Klow for Zileheroum, 25 kilometres away.",
]


@pytest.fixture(scope="module")
def model() -> Language:
    stock = load_model()
    stock.add_pipe("sayso_paragraphs", before="parser")
    return stock


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", REPORTS + ODD)
def test_tags_syntax_and_names_are_the_same(text: str, model: Language, nlp: Language) -> None:
    assert annotations(nlp(text)) == annotations(model(text))


@pytest.mark.parametrize("most", [1, 400, 100_000])
def test_texts_parsed_together_are_parsed_as_alone(most: int, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [annotations(nlp(text)) for text in REPORTS + ODD]
    monkeypatch.setattr("sayso.reading.syntax.parses._MOST_TOKENS", most)
    ahead = {"sayso_parses": {"batch_size": 20}}
    assert [annotations(doc) for doc in nlp.pipe(REPORTS + ODD, component_cfg=ahead)] == expected


@pytest.mark.parametrize("name", [VECTORS, RECOGNIZER])
def test_vectors_differ_by_rounding_alone(name: str, model: Language) -> None:
    network = model.get_pipe(name).model  # type: ignore[attr-defined]
    tok2vec = network if name == VECTORS else network.get_ref("tok2vec").layers[0]
    vectors = TokenVectors(tok2vec)
    for text in REPORTS:
        doc = model.make_doc(text)
        np.testing.assert_allclose(vectors(doc), tok2vec.predict([doc])[0], atol=1e-4)


def test_vectors_do_not_depend_on_what_was_read_before(model: Language) -> None:
    tok2vec = model.get_pipe(VECTORS).model  # type: ignore[attr-defined]
    used = TokenVectors(tok2vec)
    for text in REPORTS:
        doc = model.make_doc(text)
        assert (used(doc) == TokenVectors(tok2vec)(doc)).all()


@pytest.mark.parametrize("most", [10, 200])
def test_forms_that_are_kept_are_bounded(most: int, model: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    tok2vec = model.get_pipe(VECTORS).model  # type: ignore[attr-defined]
    docs = [model.make_doc(text) for text in REPORTS[:6]]
    expected = [TokenVectors(tok2vec)(doc) for doc in docs]
    monkeypatch.setattr("sayso.reading.syntax.vectors._MOST_FORMS", most)
    bounded = TokenVectors(tok2vec)
    for doc, vectors in zip(docs, expected, strict=True):
        assert (bounded(doc) == vectors).all()
        assert len(bounded._rows) <= most


def test_vectors_of_another_architecture_are_refused(model: Language) -> None:
    senter = model.get_pipe("senter").model.get_ref("tok2vec")  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="shape"):
        TokenVectors(senter)


def test_entities_that_a_text_has_already_are_kept(model: Language) -> None:
    names = Names(model.get_pipe(RECOGNIZER))  # type: ignore[arg-type]
    doc = model.make_doc("The troops of Borduria left Klow on Monday.")
    doc.set_ents([Span(doc, 3, 4, label="NORP")], default="missing")
    first, *_ = names(doc).ents
    assert (first.text, first.label_) == ("Borduria", "NORP")
