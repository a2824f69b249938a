"""Entities against re3d."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.printed import f1_of
from benchmarks.results import Result
from benchmarks.scoring import Corpus, Row, measure_corpus
from benchmarks.shared import Shared

_CORPUS = Corpus("entities", "re3d", "data/re3d.jsonl", "entities", {"F1": partial(f1_of, label="ALL")})

_TYPES = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Location",
    "NORP": "Nationality",
    "DATE": "Temporal",
    "TIME": "Temporal",
    "MONEY": "Money",
    "CARDINAL": "Quantity",
    "QUANTITY": "Quantity",
    "PERCENT": "Quantity",
    "PRODUCT": "MilitaryPlatform",
    "LAW": "DocumentReference",
}
"""re3d's type for each of spaCy's (OntoNotes 5) that has one."""


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read and score the corpus, with spaCy's own entities beside it."""
    return measure_corpus(_CORPUS, shared, {"spaCy small, mapped": _by_spacy} if with_peers else {})


def _by_spacy(rows: Sequence[Row]) -> Iterator[Row]:
    from sayso.reading.pipeline import load_syntax

    for row, doc in zip(rows, load_syntax().pipe(row["text"] for row in rows), strict=True):
        entities = [
            {"start": ent.start_char, "end": ent.end_char, "text": ent.text, "type": _TYPES[ent.label_]}
            for ent in doc.ents
            if ent.label_ in _TYPES
        ]
        yield {"report": {"id": row["id"]}, "entities": entities}
