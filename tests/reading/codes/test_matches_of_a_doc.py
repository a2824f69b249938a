"""Matches are looked for once a Doc, and anew where its annotations have changed."""

from spacy.language import Language
from spacy.tokens import Span

from sayso.reading.codes import find_codes, find_matches


def test_what_callers_do_with_the_list_changes_nothing(nlp: Language) -> None:
    doc = nlp.make_doc("Troops of Kenya left Somalia.")
    find_matches(doc).clear()
    assert [code.code for _, _, code in find_codes(doc)] == ["KEN", "SOM"]


def test_names_that_are_found_later_count(nlp: Language) -> None:
    doc = nlp.make_doc("Alan Jordan spoke.")
    assert [code.code for _, _, code in find_codes(doc)] == ["JOR"]
    doc.set_ents([Span(doc, 0, 2, label="PERSON")])
    assert find_codes(doc) == []
