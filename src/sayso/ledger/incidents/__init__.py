"""Incidents: what several reports tell of the same thing, joined.

A report's claims and events are taken together in *accounts* (`accounts`), and accounts of several reports are
joined to incidents by one pass in canonical order (`folding`). docs/ledger.md has the definition.
"""

from sayso.ledger.incidents.joining import forget, join

__all__ = ["forget", "join"]
