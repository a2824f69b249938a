"""Repetition among reports: copies word for word, copies gone over, partial reprints, and their likely original."""

from typing import get_args

from sayso.ledger.repetition.grouping import CopyKind
from sayso.ledger.repetition.storing import renew_cites, store_repetition

COPY_KINDS: tuple[str, ...] = get_args(CopyKind)

__all__ = ["COPY_KINDS", "CopyKind", "renew_cites", "store_repetition"]
