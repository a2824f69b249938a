"""Pacing: no host is asked more often than every so many seconds, nor while it wants to be left alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

GAP = 2.0
FIRST_BACK_OFF, LONGEST_BACK_OFF = 60.0, 21_600.0


def back_off(failures: int, retry_after: float | None = None) -> float:
    """Seconds until a host or feed is asked again after so many failures in a row: doubled each time, to six hours."""
    doubled = min(FIRST_BACK_OFF * 2.0 ** min(failures - 1, 20), LONGEST_BACK_OFF)
    return max(doubled, retry_after or 0.0)


class Pacer:
    """When hosts may be asked.

    gap: least seconds between two requests to a host. clock and sleep: the time, and waiting.
    """

    def __init__(
        self,
        gap: float = GAP,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.gap = gap
        self._clock, self._sleep = clock, sleep
        self._next: dict[str, float] = {}
        self._failures: dict[str, int] = {}
        self._lock = threading.Lock()

    def resting(self, host: str) -> bool:
        """Whether a host that failed is to be left alone for now."""
        return self._failures.get(host, 0) > 0 and self._clock() < self._next.get(host, 0.0)

    def take_turn(self, host: str, delay: float = 0.0) -> None:
        """Wait until the host may be asked; `delay` is the gap that it wants itself."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + max(self.gap, delay)
        if turn > now:
            self._sleep(turn - now)

    def note_success(self, host: str) -> None:
        """The host answered."""
        self._failures.pop(host, None)

    def note_failure(self, host: str, retry_after: float | None = None) -> None:
        """The host did not answer, or asks for patience."""
        self._failures[host] = self._failures.get(host, 0) + 1
        self._next[host] = self._clock() + back_off(self._failures[host], retry_after)
