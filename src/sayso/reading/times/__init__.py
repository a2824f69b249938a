"""Time expressions as TIMEX3, resolved against the report's date, with the days that they cover."""

from sayso.reading.times.finding import find_times
from sayso.reading.times.intervals import interval_of

__all__ = ["find_times", "interval_of"]
