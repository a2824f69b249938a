"""Groups of reports that are versions or partial reprints of one text, whatever the order in which they came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from sayso.ledger.repetition.overlaps import MOST, Overlap

CopyKind = Literal["original", "exact", "near", "partial"]
_DAYS, _OUTLETS_DAYS = 30, 1
"""Days between the first prints of two texts, at most: later a like text is background, or an outlet's stock report."""


@dataclass(frozen=True, slots=True)
class Print:
    """A report as far as grouping looks at it; `credits` are the keys of the outlets that it credits."""

    no: int
    sha256: str
    day: date | None
    outlet: str | None
    initials: str | None
    is_agency: bool
    body: int
    words: int
    credits: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[date, str]:
        """Earlier first; without a date last."""
        return self.day or date.max, self.sha256


class Copy(NamedTuple):
    """A report's place in a group; `share` is the part of its words that it has in common with the original,
    or with the member that it is nearest to."""

    original: Print
    report: Print
    kind: CopyKind
    share: float


def group(prints: Collection[Print], overlaps: Mapping[tuple[int, int], Overlap]) -> list[Copy]:
    """The groups among the reports.

    prints: all reports whose bodies share words, directly or by way of others.
    overlaps: by the two bodies.

    Versions of one text, and versions of those, are the core of a group. A text that only reprints a part of a core
    is joined to it without joining cores to each other, so that a round-up of two stories is in the groups of both.
    Of two reprints of one part the later is joined to whatever both reprint, or else to the earlier.
    """
    bodies: dict[int, list[Print]] = defaultdict(list)
    for one in sorted(prints, key=lambda one: one.key):
        bodies[one.body].append(one)
    relations = {
        pair: relation
        for pair, found in overlaps.items()
        if (relation := _relation(bodies[pair[0]], bodies[pair[1]], found))
    }
    core_of = _cores(bodies, [pair for pair, relation in relations.items() if relation == "same"])
    cores: dict[int, list[int]] = defaultdict(list)
    for body, core in core_of.items():
        cores[core].append(body)
    joined = _joined(cores, core_of, bodies, [pair for pair, relation in relations.items() if relation == "part"])
    copies: list[Copy] = []
    for core, members in cores.items():
        if len(members) > 1 or len(bodies[members[0]]) > 1 or joined[core]:
            copies += _copies(members, sorted(joined[core]), bodies, overlaps)
    return copies


def _relation(one: Sequence[Print], two: Sequence[Print], found: Overlap) -> Literal["same", "part"] | None:
    """What two bodies are to each other, by their overlap, their first days and their outlets."""
    outlets = {report.outlet for report in (*one, *two)}
    one_outlet = len(outlets) == 1 and None not in outlets
    first, second = one[0].day, two[0].day
    if first and second and abs((first - second).days) > (_OUTLETS_DAYS if one_outlet else _DAYS):
        return None
    if found.is_same:
        return "same"
    return "part" if found.is_part(one_outlet=one_outlet) else None


def _cores(bodies: Mapping[int, Sequence[Print]], pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For each body the body that its core is named for."""
    parent = {body: body for body in bodies}

    def root(body: int) -> int:
        while parent[body] != body:
            parent[body] = parent[parent[body]]
            body = parent[body]
        return body

    for one, two in pairs:
        parent[root(one)] = root(two)
    return {body: root(body) for body in bodies}


def _joined(
    cores: Mapping[int, Sequence[int]],
    core_of: Mapping[int, int],
    bodies: Mapping[int, Sequence[Print]],
    pairs: Sequence[tuple[int, int]],
) -> dict[int, set[int]]:
    """For each core the bodies of others that reprint a part of it."""
    rank = {
        core: place
        for place, core in enumerate(sorted(cores, key=lambda core: min(bodies[body][0].key for body in cores[core])))
    }
    reprints: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one, two in pairs:
        earlier, later = sorted((one, two), key=lambda body: rank[core_of[body]])
        if core_of[earlier] != core_of[later]:
            reprints[core_of[later]][core_of[earlier]].add(later)
    hosts: dict[int, set[int]] = {}
    joined: dict[int, set[int]] = defaultdict(set)
    for core in sorted(cores, key=rank.__getitem__):
        found = reprints[core]
        hosts[core] = {host for host in found if not hosts[host] & found.keys()}
        for host in hosts[core]:
            joined[host] |= found[host]
    return joined


def _copies(
    core: Sequence[int],
    reprints: Sequence[int],
    bodies: Mapping[int, Sequence[Print]],
    overlaps: Mapping[tuple[int, int], Overlap],
) -> Iterator[Copy]:
    original = _original([report for body in core for report in bodies[body]])
    for body in (*core, *reprints):
        share = _share(body, original.body, core, overlaps)
        for report in bodies[body]:
            kind: CopyKind = "near" if share >= MOST else "partial"
            if body == original.body:
                kind = "original" if report is original else "exact"
            yield Copy(original, report, kind, share)


def _original(core: Sequence[Print]) -> Print:
    """The likely original: whom most others credit, else the earliest.

    Of several on one day it is an agency, one that credits nobody, the longest, in this order.
    """
    credited = Counter(key for report in core for key in set(report.credits))

    def weight(report: Print) -> tuple[object, ...]:
        others = set(report.credits) & {report.outlet, report.initials}
        named = sum(credited[key] for key in {report.outlet, report.initials} - {None} if key is not None)
        by_others = named - bool(others)
        credits_others = bool(set(report.credits) - others)
        return -by_others, report.day or date.max, not report.is_agency, credits_others, -report.words, report.sha256

    return min(core, key=weight)


def _share(body: int, original: int, core: Sequence[int], overlaps: Mapping[tuple[int, int], Overlap]) -> float:
    if body == original:
        return 1.0
    found = {other: share for other in core if (share := _share_of(body, other, overlaps)) is not None}
    return found.get(original) or max(found.values())


def _share_of(body: int, other: int, overlaps: Mapping[tuple[int, int], Overlap]) -> float | None:
    if found := overlaps.get((body, other)):
        return found.share_1
    found = overlaps.get((other, body))
    return None if found is None else found.share_2
