"""How many reports and independent sources each claim of an archive truly has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.archive.model import Archive, TrueClaim
from benchmarks.archive.tables import outlets


class Counted(NamedTuple):
    """A claim of a report, and how many reports and independent sources tell the same of its incident."""

    report: str
    claim: TrueClaim
    reports: int
    sources: int


def counted(archive: Archive) -> Iterator[Counted]:
    """Each main claim of the archive with its true counts.

    A copy's source is the outlet of its original, that of a report which cites an outlet is the outlet. Told the same
    is what has the same kind, status, negation and value, and a strength that can be the same.
    """
    told: dict[tuple[object, ...], list[tuple[str, str, TrueClaim]]] = defaultdict(list)
    for report, source, claim in _sources(archive):
        told[claim.incident, claim.kind, claim.status, claim.negated, claim.value].append((report, source, claim))
    for tellings in told.values():
        for report, _, claim in tellings:
            same = [(other, source) for other, source, also in tellings if _can_be_same(claim, also)]
            yield Counted(report, claim, len({other for other, _ in same}), len({source for _, source in same}))


def _sources(archive: Archive) -> Iterator[tuple[str, str, TrueClaim]]:
    outlet_of = {report.id: report.outlet or "" for report in archive.reports}
    claims_of = {truth.report: truth.claims for truth in archive.truth}
    names = {outlet.name for outlet in outlets()}
    for truth in archive.truth:
        for claim in truth.claims:
            firsts = [
                original
                for original in truth.originals
                if any(other.incident == claim.incident for other in claims_of[original])
            ]
            source = claim.by if claim.by in names else outlet_of[firsts[0] if firsts else truth.report]
            yield truth.report, source, claim


def _can_be_same(one: TrueClaim, two: TrueClaim) -> bool:
    if one.strength is None or two.strength is None:
        return True
    (low_1, high_1), (low_2, high_2) = one.strength, two.strength
    return (high_2 is None or low_1 <= high_2) and (high_1 is None or low_2 <= high_1)
