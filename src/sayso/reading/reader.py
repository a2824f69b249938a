"""The Reader: built once, reads many reports, each to a Record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from sayso._version import __version__
from sayso.errors import IntakeError
from sayso.intake import Reject, report_from_text
from sayso.intake.reports import valid_day, well_formed
from sayso.reading import layers
from sayso.reading.components import PLACES, STEPS, PlacesStep
from sayso.reading.pieces import parse, tokenize
from sayso.reading.pipeline import load_syntax
from sayso.reading.places import with_own_places
from sayso.reading.places.own import Paths
from sayso.records import Record, Report

NO_DATE = "no date: relative times are left unresolved"


class Reader:
    """Reads reports: loads the models once and keeps no other state.

    Args:
        nlp: A spaCy pipeline with tags, syntax, sentences and names; the shipped one by default. Sayso's
            own steps run after it and need not be in it.
        gazetteer: Files of one's own places (CSV or GeoJSON), which win over the shipped ones of the same
            name; docs/gazetteers.md tells their columns.
        on_reject: Called with each of their rows that gives no place; by default a warning is issued.

    Raises:
        IntakeError: A file of `gazetteer` cannot be read, or holds no place.
    """

    def __init__(
        self,
        nlp: Language | None = None,
        *,
        gazetteer: Paths = (),
        on_reject: Callable[[Reject], None] | None = None,
    ) -> None:
        paths = [gazetteer] if isinstance(gazetteer, (str, os.PathLike)) else list(gazetteer)
        places = with_own_places(paths, on_reject) if paths else None
        self._made_of = (nlp, paths)
        self._nlp = nlp if nlp is not None else load_syntax()
        self._own_places = places.own_digest if places else None
        self._steps = [(name, PlacesStep(places) if places and name == PLACES else self._step(name)) for name in STEPS]

    def __reduce__(self) -> tuple[Callable[..., Reader], tuple[object, ...]]:
        # It travels to another process as what it was made of; a refused row of places has been told by then.
        return _remade, self._made_of

    def _step(self, name: str) -> Callable[[Doc], Doc]:
        return self._nlp.get_pipe(name) if name in self._nlp.pipe_names else self._nlp.create_pipe(name)

    @property
    def version(self) -> str:
        """What reads, for provenance: the package, the model, and a digest of one's own places."""
        meta = self._nlp.meta
        own = f", own places {self._own_places}" if self._own_places else ""
        return f"sayso {__version__}, {meta.get('lang')}_{meta.get('name')} {meta.get('version')}{own}"

    @property
    def model(self) -> str:
        """SHA-256 of the files of the network that reads, for provenance."""
        # The encoder takes half a second to import, and comes with the first reading anyway.
        from sayso.reading.encoder.digests import shipped_digest

        return shipped_digest()

    def read(self, text: str, *, date: str | None = None) -> Record:
        """Read one text; see `sayso.read`."""
        return self.read_report(_report(text, date))

    def read_report(self, report: Report) -> Record:
        """Read one report."""
        return next(self.pipe([report]))

    def pipe(self, reports: Iterable[Report], *, batch_size: int = 32) -> Iterator[Record]:
        """Read reports in their order; `batch_size` changes speed and memory, never a result.

        Args:
            reports: Any iterable; it is read lazily.
            batch_size: How many reports are parsed at a time.

        Yields:
            One Record a report.
        """
        parsed = parse(self._nlp, ((r, tokenize(self._nlp, r.text)) for r in reports), batch_size)
        while batch := list(islice(parsed, batch_size)):
            docs: Iterable[Doc] = [doc for _, doc in batch]
            for (report, _), doc in zip(batch, docs, strict=True):
                doc._.sayso_date = report.date
                doc._.sayso_outlet = report.outlet
            for _, step in self._steps:
                docs = step.pipe(docs, batch_size=batch_size) if hasattr(step, "pipe") else map(step, docs)
            yield from (self._record(report, doc) for (report, _), doc in zip(batch, docs, strict=True))

    def memory_zone(self) -> AbstractContextManager[object]:
        """A `with` block after which the words of the reports read in it are forgotten; of one thread alone."""
        return self._nlp.memory_zone()

    def _record(self, report: Report, doc: Doc) -> Record:
        return Record(
            report=report,
            **{layer: layers.get(doc, layer) for layer in layers.LAYERS},
            warnings=[] if report.date else [NO_DATE],
            reader=self.version,
            model=self.model,
        )


def _remade(nlp: Language | None, gazetteer: Paths) -> Reader:
    return Reader(nlp, gazetteer=gazetteer, on_reject=lambda _: None)


def _report(text: str, date: str | None) -> Report:
    try:
        return report_from_text(text, date=date)
    except IntakeError:
        # Intake refuses an empty text or a header whose date is none; to read, any text is one.
        report = Report(id="", date=valid_day(date), text=well_formed(text))
        return report.model_copy(update={"id": report.sha256[:16]})
