"""Taking reports in: known ones are left out, the others read, and what was read stored batch by batch."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from sayso.records import Record, Report

if TYPE_CHECKING:
    from sayso.intake import Reject

Reader = Callable[[Iterable[Report]], "Iterable[Record | Reject]"]
BATCH_REPORTS = 64
BATCH_SECONDS = 5.0


@dataclass(frozen=True)
class Summary:
    """What a run did: counts of reports (new, known, rejected), of what the new hold, and of all rejects.

    `rejected` are the inputs that this run could not take in; `rejects` the distinct ones that the ledger
    lists by now, of all its runs.
    """

    new: int = 0
    known: int = 0
    rejected: int = 0
    statements: int = 0
    claims: int = 0
    conflicts: int = 0
    rejects: int = 0

    def plus(self, new: Sequence[Record], *, known: int, refused: int, rejects: int) -> Summary:
        """The summary after one more batch; `known` and `rejects` are totals."""
        return Summary(
            new=self.new + len(new),
            known=known,
            rejected=self.rejected + refused,
            statements=self.statements + sum(len(record.statements) for record in new),
            claims=self.claims + sum(len(record.claims) for record in new),
            conflicts=self.conflicts + sum(len(record.conflicts) for record in new),
            rejects=rejects,
        )


@dataclass
class Sieve:
    """Lets through the reports that are to be read, and counts or keeps the rest.

    A reader may pull from another thread than the one that stores: the deque is shared, all else its own.
    """

    known: Callable[[list[str]], set[str]]
    rejects: deque[Reject] = field(default_factory=deque)
    skipped: int = 0

    def unread(self, items: Iterable[Report | Reject]) -> Iterator[Report]:
        """The reports that neither the ledger knows nor this run has seen, in order."""
        seen: set[bytes] = set()
        stream = iter(items)
        while chunk := list(islice(stream, BATCH_REPORTS)):
            hashes = [item.sha256 if isinstance(item, Report) else "" for item in chunk]
            known = self.known([sha256 for sha256 in hashes if sha256])
            for item, sha256 in zip(chunk, hashes, strict=True):
                if not isinstance(item, Report):
                    self.rejects.append(item)
                elif sha256 in known or bytes.fromhex(sha256) in seen:
                    self.skipped += 1
                else:
                    seen.add(bytes.fromhex(sha256))
                    yield item

    def take_rejects(self) -> list[Reject]:
        """The rejects since the last call."""
        taken = []
        while self.rejects:
            taken.append(self.rejects.popleft())
        return taken


def batches(parts: Iterable[Record | Reject], sieve: Sieve) -> Iterator[tuple[list[Record], list[Reject]]]:
    """Group what the reader yields, to be stored together: so many reports, or what comes in some seconds.

    Where the reader fails, what it had read comes as a last batch before its error goes on.
    """
    records: list[Record] = []
    started = time.monotonic()
    failure: BaseException | None = None
    stream = iter(parts)
    while True:
        try:
            part = next(stream, None)
        except BaseException as error:
            failure = error
            break
        if part is None:
            break
        if isinstance(part, Record):
            records.append(part)
        else:
            sieve.rejects.append(part)
        if len(records) >= BATCH_REPORTS or time.monotonic() - started >= BATCH_SECONDS:
            yield records, sieve.take_rejects()
            records, started = [], time.monotonic()
    yield records, sieve.take_rejects()
    if failure is not None:
        raise failure
