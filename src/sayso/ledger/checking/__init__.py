"""Whether a ledger still holds what was stored, and a copy of it to fall back on."""

from sayso.ledger.checking.backup import backup
from sayso.ledger.checking.checking import Checking

__all__ = ["Checking", "backup"]
