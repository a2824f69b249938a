"""Watching feeds and serving the desk meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sayso.api import MAX_CHARS
from sayso.ledger.shelf import Shelf
from sayso.watching.alerts.rules import Rule
from sayso.watching.fetching import Fetcher
from sayso.watching.memory import Memory, memory_path
from sayso.watching.polling import Poller
from sayso.watching.watcher import Watcher
from sayso.web.extracting import read_in_turn


@contextmanager
def watching(
    shelf: Shelf,
    feeds: Sequence[str],
    *,
    every: float,
    rules: Sequence[Rule] = (),
    allowed: Collection[str] = (),
    say: Callable[[str], None] = print,
) -> Iterator[Watcher]:
    """Watch the feeds in a thread of its own while the block runs.

    every: seconds from one poll of a feed to the next. allowed: hosts whose address need not be public; those of
    webhooks are, since the user names them.
    """
    memory = Memory(memory_path(Path(shelf.path)))
    fetcher = Fetcher(allowed=allowed)
    hooks = Fetcher(allowed={rule.webhook.host or "" for rule in rules if rule.webhook})
    poller = Poller(fetcher, memory, every=every, max_chars=MAX_CHARS)
    watcher = Watcher(shelf, feeds, poller, memory, read_in_turn, hooks, rules, say)
    stop = threading.Event()
    thread = threading.Thread(target=watcher.run, args=(stop,), daemon=True)
    thread.start()
    try:
        yield watcher
    finally:
        stop.set()
        thread.join(timeout=5)
