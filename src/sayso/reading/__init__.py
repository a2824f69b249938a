"""Report to Record: a pure function of the report's text and date."""

from sayso.reading.reader import Reader

__all__ = ["Reader"]
