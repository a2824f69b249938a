"""Outlets that reports have their news from."""

from sayso.ledger.cites.credits import Credit, credits
from sayso.ledger.cites.finding import Cite, find_cites
from sayso.ledger.cites.names import canonical_key, initials, is_agency, outlet_named

__all__ = ["Cite", "Credit", "canonical_key", "credits", "find_cites", "initials", "is_agency", "outlet_named"]
