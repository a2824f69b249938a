"""spaCy's own networks, run in less time: the same weights, the same tags, parses and names."""

from sayso.reading.syntax.names import Names
from sayso.reading.syntax.parses import Parses
from sayso.reading.syntax.vectors import TokenVectors

__all__ = ["Names", "Parses", "TokenVectors"]
