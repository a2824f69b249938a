"""The actors of a report with all their mentions, and the speakers of its statements named."""

from sayso.reading.actors.finding import find_actors

__all__ = ["find_actors"]
