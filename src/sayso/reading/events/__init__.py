"""Events: who does what to whom, in PLOVER's sixteen types."""

from sayso.reading.events.finding import find_events

__all__ = ["find_events"]
