"""The claims of a record that tell of an incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.ledger.incidents.kinds import kinds
from sayso.ledger.incidents.spots import Spot, refined, spot
from sayso.ledger.incidents.telling import Telling, content_words, told_day
from sayso.ledger.incidents.traits import Traits
from sayso.records import Claim, Demand, Movement, Place, Record, Talks

_WAYS = {"leave": "from", "come": "to"}


def claim_tellings(record: Record) -> Iterator[Telling]:
    """The tellings of its claims; those of no known force, and those of no day, are left out."""
    said = {statement.id: statement.said for statement in record.statements}
    for claim in record.claims:
        # What is planned is known by the day on which it was told, not by the day on which it falls due.
        told = told_day(claim.when if claim.status == "actual" else said.get(claim.statement or ""), record)
        who = claim.parties if isinstance(claim, Talks) else [claim.force] if claim.force else []
        if told is None or not who:
            continue
        day, is_dated = told
        kind = kinds()["claims", claim.kind]
        acts = _acts(claim)
        traits = Traits(
            family=kind.family,
            block=" ".join([kind.family, *who]) if kind.block else kind.family,
            day=day,
            who=frozenset(who),
            spots=_spots(claim, record.places),
            acts=acts,
            strengths=tuple((act, claim.strength) for act in sorted(acts) if claim.strength),
            words=content_words(claim.evidence.text),
        )
        yield Telling("claims", claim.id, claim.evidence.start, claim.evidence.end, is_dated, traits)


def _spots(claim: Claim, places: Sequence[Place]) -> tuple[Spot, ...]:
    if isinstance(claim, Movement):
        ends = [(claim.origin, claim.origin_name), (claim.destination, claim.destination_name)]
    else:
        ends = [] if isinstance(claim, Talks) else [(claim.place, claim.place_name)]
    return refined(spot(code, words, places) for code, words in ends if code)


def _acts(claim: Claim) -> frozenset[str]:
    """What is told; to demand that a force leave tells of the same as that it leaves."""
    if isinstance(claim, Movement):
        ways = [("from", claim.origin), ("to", claim.destination)]
        return frozenset(f"movement {way} {land}" for way, land in ways if land)
    if isinstance(claim, Demand) and claim.act in _WAYS and claim.place:
        return frozenset(["demand", f"movement {_WAYS[claim.act]} {claim.place}"])
    return frozenset([claim.kind])
