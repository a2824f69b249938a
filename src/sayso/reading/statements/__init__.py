"""Statements: who is cited, by which words, for what (RECORD's section Statements; PolNeAR's conventions)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from sayso.reading.statements.assembling import assemble
from sayso.reading.statements.finding import find_attributions
from sayso.records import Statement, Time

__all__ = ["find_statements"]


def find_statements(doc: Doc, times: Sequence[Time]) -> list[Statement]:
    """Find the statements of a report, in text order with ids `s1`, `s2`, ….

    `times` are the report's time expressions, from which `said` is taken. `actor` is left open: a later step
    resolves pronouns and short names. A Doc without a parse gives what quotation marks and a few fixed
    phrases allow. Takes time linear in the report's length.
    """
    return assemble(doc.text, find_attributions(doc), times)
