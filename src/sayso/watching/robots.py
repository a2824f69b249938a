"""robots.txt (RFC 9309): what a host lets programs fetch."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from sayso.errors import FetchError
from sayso.watching.fetching import USER_AGENT, Fetcher

_KEPT_SECONDS = 86_400.0
_KEPT_UNREACHED = 600.0


@dataclass(frozen=True)
class _Kept:
    rules: Protego | None
    until: float


class Robots:
    """The robots files of hosts, each kept for a day."""

    def __init__(self, fetcher: Fetcher, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._kept: dict[str, _Kept] = {}

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched; not where its host's file cannot be had for now."""
        rules = self._rules(url)
        return rules is not None and bool(rules.can_fetch(url, USER_AGENT))

    def delay(self, url: str) -> float:
        """The seconds that the host wants between two requests; 0 where it does not say."""
        rules = self._rules(url)
        return float(rules.crawl_delay(USER_AGENT) or 0) if rules else 0.0

    def _rules(self, url: str) -> Protego | None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        kept = self._kept.get(origin)
        if kept is None or kept.until <= self._clock():
            rules = self._read(f"{origin}/robots.txt")
            kept = _Kept(rules, self._clock() + (_KEPT_UNREACHED if rules is None else _KEPT_SECONDS))
            self._kept[origin] = kept
        return kept.rules

    def _read(self, url: str) -> Protego | None:
        """The rules; none at all where there is no such file, `None` where it may exist but cannot be had."""
        try:
            return Protego.parse(self._fetcher.get(url).body.decode("utf-8", "replace"))
        except FetchError as error:
            absent = error.status is not None and 400 <= error.status < 500 and error.status != 429
            return Protego.parse("") if absent else None
