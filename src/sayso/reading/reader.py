"""The Reader: built once, reads many reports, each to a Record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from sayso._version import __version__
from sayso.errors import IntakeError
from sayso.intake import report_from_text
from sayso.intake.reports import valid_day, well_formed
from sayso.reading import layers
from sayso.reading.components import STEPS
from sayso.reading.pieces import parse, tokenize
from sayso.reading.pipeline import load_syntax
from sayso.records import Record, Report

NO_DATE = "no date: relative times are left unresolved"


class Reader:
    """Reads reports: loads the models once and keeps no other state.

    Args:
        nlp: A spaCy pipeline with tags, syntax, sentences and names; the shipped one by default. Sayso's
            own steps run after it and need not be in it.
    """

    def __init__(self, nlp: Language | None = None) -> None:
        self._nlp = nlp if nlp is not None else load_syntax()
        self._steps = [
            (name, self._nlp.get_pipe(name) if name in self._nlp.pipe_names else self._nlp.create_pipe(name))
            for name in STEPS
        ]

    @property
    def version(self) -> str:
        """What reads, for provenance: the package and the model with their versions."""
        meta = self._nlp.meta
        return f"sayso {__version__}, {meta.get('lang')}_{meta.get('name')} {meta.get('version')}"

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
            for _, step in self._steps:
                docs = step.pipe(docs, batch_size=batch_size) if hasattr(step, "pipe") else map(step, docs)
            yield from (self._record(report, doc) for (report, _), doc in zip(batch, docs, strict=True))

    def _record(self, report: Report, doc: Doc) -> Record:
        return Record(
            report=report,
            **{layer: layers.get(doc, layer) for layer in layers.LAYERS},
            warnings=[] if report.date else [NO_DATE],
            reader=self.version,
        )


def _report(text: str, date: str | None) -> Report:
    try:
        return report_from_text(text, date=date)
    except IntakeError:
        # Intake refuses an empty text or a header whose date is none; to read, any text is one.
        report = Report(id="", date=valid_day(date), text=well_formed(text))
        return report.model_copy(update={"id": report.sha256[:16]})
