"""One measure a module.

Each has `measure(shared, with_peers)`: a Result, with measured peers beside the scores where they are asked
for. It raises NoDataError where its text or scorer is absent, BenchmarkError where sayso or the scorer fails.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.measures import (
    actors,
    attribution,
    entities,
    events,
    incidents,
    open_text,
    pages,
    places,
    questions,
    reading,
    repetition,
    sources,
    speakers,
    speed,
    times,
)
from benchmarks.results import Result
from benchmarks.shared import Shared

Measure = Callable[[Shared, bool], Result]

MEASURES: dict[str, Measure] = {
    "attribution": attribution.measure,
    "speakers": speakers.measure,
    "actors": actors.measure,
    "reading": reading.measure,
    "entities": entities.measure,
    "places": places.measure,
    "times": times.measure,
    "events": events.measure,
    "open text": open_text.measure,
    "pages": pages.measure,
    "repetition": repetition.measure,
    "sources": sources.measure,
    "incidents": incidents.measure,
    "questions": questions.measure,
    "speed": speed.measure,
}
