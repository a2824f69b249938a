"""Collecting a pack for what a reference names.

A further sort of finding is one more function in `_COLLECTORS`: it takes the source and the part's id, and gives the
pack, or `None` where the id is of another sort.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from sayso.errors import UsageError
from sayso.ledger.citing.pack import Origin, Pack, Quote, passage
from sayso.ledger.lookup import report_number, stored_record
from sayso.ledger.reviews.editing import apply
from sayso.ledger.reviews.parts import split
from sayso.ledger.reviews.storing import edits_of
from sayso.records import Claim, Record, Span, Statement

_ORIGIN = "SELECT reader, model, read_at FROM store.reports WHERE no = ?"
_REVIEWS = """
SELECT verdict, "by", "time", reason, changes FROM reviews
WHERE report_no = ? AND part = ? AND state <> 'replaced' ORDER BY review_no
"""
_STATEMENTS = """
SELECT s.report_no, s.statement FROM statements AS s
WHERE store.fold(s.actor_name) = store.fold(?) AND s.code IS NOT DISTINCT FROM ?
ORDER BY s.date NULLS LAST, s.report_no, s.position
"""


class Source:
    """A report of a ledger in its reviewed state, to quote from."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, no: int) -> None:
        # Telling comes with the reading steps, which take a second to import.
        from sayso.reading.conflicts.telling import proposition

        self.connection, self.no = connection, no
        self.record: Record = apply(stored_record(connection, no), edits_of(connection, [no]).get(no, {}))
        ((reader, model, read_at),) = connection.execute(_ORIGIN, [no]).fetchall()
        self._origin = Origin(self.record.report, reader, model, read_at)
        self._statements = {statement.id: statement for statement in self.record.statements}
        self._proposition: Callable[[Claim], str] = proposition

    def claim(self, claim: Claim) -> Quote:
        """The words of a claim."""
        statement = self._statements.get(claim.statement or "")
        voice = claim.by or self.record.report.outlet or "the report"
        return self._quote(claim.id, voice, statement, [claim.evidence], f"{claim.kind}: {self._proposition(claim)}")

    def statement(self, statement: Statement) -> Quote:
        """The words of a statement: what is attributed."""
        spans = [*statement.content] or [span for span in (statement.cue, statement.source) if span][:1]
        voice = statement.actor_name or "somebody"
        return self._quote(statement.id, voice, statement, spans, f"{statement.form} statement, {statement.cue_kind}")

    def reviews(self, id: str) -> tuple[str, ...]:
        """What people found of a part, a sentence each."""
        return tuple(_told(*row) for row in self.connection.execute(_REVIEWS, [self.no, id]).fetchall())

    def _quote(self, id: str, voice: str, statement: Statement | None, spans: Sequence[Span], told: str) -> Quote:
        ordered = sorted(spans, key=lambda span: span.start)
        return Quote(
            reference=f"{self.record.report.sha256[:16]}:{id}",
            voice=voice,
            cue=statement.cue.text if statement and statement.cue else None,
            pieces=passage(self.record.report.text, ordered) if ordered else (),
            start=ordered[0].start if ordered else 0,
            end=ordered[-1].end if ordered else 0,
            told=told,
            origin=self._origin,
            reviews=self.reviews(id),
        )


def collect(connection: duckdb.DuckDBPyConnection, reference: object, path: Path) -> Pack:
    """The pack for a conflict, claim or actor of the ledger at `path`; UsageError where the reference names none."""
    report, id = split(reference)
    source = Source(connection, report_number(connection, report, path))
    for collector in _COLLECTORS:
        pack = collector(source, id)
        if pack is not None:
            return pack
    raise UsageError(f"report {source.record.report.id!r} has no conflict, claim or actor {id!r}")


def _conflict(source: Source, id: str) -> Pack | None:
    numbered = {f"x{number}": conflict for number, conflict in enumerate(source.record.conflicts, start=1)}
    conflict = numbered.get(id)
    if conflict is None:
        return None
    claims = {claim.id: claim for claim in source.record.claims}
    quotes = tuple(source.claim(claims[claim]) for claim in conflict.claims if claim in claims)
    title = f"Conflict of {conflict.kind}: {' and '.join(conflict.voices)}"
    return Pack(title, conflict.why, quotes, source.reviews(id))


def _claim(source: Source, id: str) -> Pack | None:
    claim = next((claim for claim in source.record.claims if claim.id == id), None)
    if claim is None:
        return None
    quote = source.claim(claim)
    return Pack(f"Claim: {quote.voice}", quote.told, (quote,))


def _actor(source: Source, id: str) -> Pack | None:
    """All statements of the ledger by the actor of this name and code."""
    actor = next((actor for actor in source.record.actors if actor.id == id), None)
    if actor is None:
        return None
    told = source.connection.execute(_STATEMENTS, [actor.name, actor.code]).fetchall()
    sources = {no: Source(source.connection, no) for no in dict.fromkeys(no for no, _ in told)}
    quotes = []
    for no, wanted in told:
        statement = next(one for one in sources[no].record.statements if one.id == wanted)
        quotes.append(sources[no].statement(statement))
    code = f" ({actor.code})" if actor.code else ""
    summary = f"{_counted(len(quotes), 'statement')} in {_counted(len(sources), 'report')}."
    return Pack(f"Statements of {actor.name}{code}", summary, tuple(quotes))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


_COLLECTORS: tuple[Callable[[Source, str], Pack | None], ...] = (_conflict, _claim, _actor)


def _told(verdict: str, by: str | None, time: object, reason: str | None, changes: str | None) -> str:
    told = f"{verdict.capitalize()} {str(time)[:10]}{f' by {by}' if by else ''}"
    return f"{told}{f', {changes}' if changes else ''}{f': {reason}' if reason else ''}"
