"""Sayings: what a voice says of a force on one day, once, however many reports bring it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter

from sayso.ledger.incidents.claim_tellings import claim_tellings
from sayso.ledger.incidents.spots import Spot
from sayso.ledger.rows import day
from sayso.records import Claim, Record, Span, Talks

_CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)
_NO_WORDS = Span(start=0, end=0, text="")


@dataclass(frozen=True, slots=True)
class Saying:
    """What one voice says on one day, with all that the rules of conflicts look at.

    block, day, spots: as of the account that it belongs to. date: that of the report. said: the days on which it
        was said, if told.
    claim: vouched for by the voice, the report's own named by its outlet; it bears neither id nor words of one report.
    """

    block: str
    day: date
    spots: tuple[Spot, ...]
    date: date | None
    voice_code: str | None
    said: tuple[str, str] | None
    claim: Claim

    @property
    def voice(self) -> str:
        """Who says it."""
        return self.claim.by or ""

    @property
    def site(self) -> tuple[str, str] | None:
        """The land and name of the one site that it tells of; `None` where it tells of none, or of several spots."""
        if len(self.spots) != 1 or self.spots[0].site is None:
            return None
        return self.spots[0].land, self.spots[0].site

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits of a hash of all that it is."""
        told = [self.block, str(self.day), self.spots, str(self.date), self.voice_code, self.said, self.claim_json]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]

    @property
    def claim_json(self) -> str:
        """The claim, as it is stored."""
        return self.claim.model_dump_json()

    @property
    def subject(self) -> str:
        """What it is said of, whatever is said: kind of claim, force or parties, and the exact place."""
        claim = self.claim
        of = claim.parties if isinstance(claim, Talks) else [claim.force]
        return json.dumps([claim.kind, of, self.spots], ensure_ascii=False)


def sayings(record: Record) -> Iterator[tuple[str, Saying]]:
    """The sayings of a record with the id of the claim that bears each; what a voice only wishes is left out."""
    # The rules come with the reading steps, which take a second to import.
    from sayso.reading.conflicts import days_said, is_wish

    statements = {statement.id: statement for statement in record.statements}
    codes = {actor.id: actor.code for actor in record.actors}
    claims = {claim.id: claim for claim in record.claims}
    for telling in claim_tellings(record):
        claim = claims[telling.id]
        statement = statements.get(claim.statement or "")
        if is_wish(statement):
            continue
        voice = claim.by or record.report.outlet or "the report"
        bare = {"id": "", "statement": None, "purpose": None, "evidence": _NO_WORDS, "by": voice}
        traits = telling.traits
        yield (
            claim.id,
            Saying(
                block=traits.block,
                day=traits.day,
                spots=traits.spots,
                date=day(record.report.date),
                voice_code=codes.get(statement.actor) if statement is not None and statement.actor else None,
                said=days_said(statement),
                claim=claim.model_copy(update=bare),
            ),
        )


def claim_of(stored: str) -> Claim:
    """The claim that `claim_json` stored."""
    return _CLAIM.validate_json(stored)
