"""From a record to its tellings: the claims and events that tell of an incident, in the order of the text."""

from __future__ import annotations

from sayso.ledger.incidents.claim_tellings import claim_tellings
from sayso.ledger.incidents.event_tellings import event_tellings
from sayso.ledger.incidents.telling import Telling
from sayso.records import Record


def tellings(record: Record) -> list[Telling]:
    """The tellings of the record by where their evidence starts; claims first where they start alike."""
    made = [*claim_tellings(record), *event_tellings(record)]
    return sorted(made, key=lambda one: (one.start, one.part, one.end, one.id))
