"""Counts and amounts with their bounds and the noun that they count."""

from sayso.reading.quantities.finding import bounds_of, find_quantities

__all__ = ["bounds_of", "find_quantities"]
