"""Places against the toponyms of TR-News and LGL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.printed import f1_of, figure_of
from benchmarks.results import Result
from benchmarks.scoring import Corpus, Row, measure_corpus
from benchmarks.shared import Shared

_CORPUS = Corpus(
    "places",
    "TR-News and LGL",
    "data/places.jsonl",
    "places",
    {
        "recognised F1": partial(f1_of, label="recognised"),
        "recognised and resolved F1": partial(f1_of, label="recognised+resolved"),
        "recognised within 161 km": partial(figure_of, label="accuracy@161km"),
    },
)


def measure(shared: Shared, with_peers: bool) -> Result:
    """Read and score the corpus, beside spaCy's names, each the most populous place of that name."""
    return measure_corpus(_CORPUS, shared, {"spaCy small + most populous": _by_population} if with_peers else {})


def _by_population(rows: Sequence[Row]) -> Iterator[Row]:
    from sayso.reading.pipeline import load_syntax
    from sayso.reading.places import load_gazetteer

    gazetteer = load_gazetteer()
    for row, doc in zip(rows, load_syntax().pipe(row["text"] for row in rows), strict=True):
        places = []
        for ent in doc.ents:
            if ent.label_ not in ("GPE", "LOC", "FAC"):
                continue
            entries = [match.entry for match in gazetteer.look_up(ent.text)]
            # A country has no count of people in the gazetteer, and is more populous than its namesakes.
            best = max(entries, key=lambda entry: (entry.kind == "country", entry.population), default=None)
            if best is not None:
                point = {"latitude": best.latitude, "longitude": best.longitude}
                places.append({"start": ent.start_char, "end": ent.end_char, "text": ent.text, **point})
        yield {"report": {"id": row["id"]}, "places": places}
