"""Bounds: what a modifier or a second number makes of a numeral, as the record's `strength` has it."""

from __future__ import annotations

import math
from fractions import Fraction

from sayso.reading.quantities.lexicon import Kind

Number = Fraction
Bounds = tuple[Number, Number | None]


def bounded(kind: Kind, low: Number, high: Number) -> Bounds:
    """The bounds of "`kind` N", both included; `None` is an open end.

    `low` and `high` are N, and differ for vague numbers ("up to several hundred").
    A number that is not whole has no next one: "more than 1.5" is from 1.5 on.
    """
    if kind == "over":
        return (low + 1 if low.denominator == 1 else low), None
    if kind == "from":
        return low, None
    if kind == "upto":
        return Fraction(0), high
    if kind == "under":
        return Fraction(0), max(Fraction(0), high - 1 if high.denominator == 1 else high)
    if kind == "about":
        return _about(low, 9), _about(high, 11)
    return low, high


def _about(value: Number, tenths: int) -> Number:
    exact = value * tenths / 10
    # A half is rounded up; what is not counted in whole things is not rounded.
    return Fraction(math.floor(exact + Fraction(1, 2))) if value.denominator == 1 else exact


def plain(value: Number | None) -> int | float | None:
    """The number as the record holds it: a whole number wherever it is one."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
