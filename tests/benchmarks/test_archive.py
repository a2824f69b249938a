"""The generated archive: as large, as varied and as true as its users count on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from benchmarks.archive import Archive, make_archive
from benchmarks.archive.sources import counted

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def archive() -> Archive:
    return make_archive(5000, seed=1)


def test_the_same_numbers_make_the_same_archive_and_another_seed_another() -> None:
    assert make_archive(200, seed=3) == make_archive(200, seed=3)
    assert make_archive(200, seed=3) != make_archive(200, seed=4)


def test_it_has_as_many_reports_as_asked_and_enough_incidents(archive: Archive) -> None:
    assert len(archive.reports) == len(archive.truth) == 5000
    assert len(archive.incidents) >= 300
    assert len({report.sha256 for report in archive.reports}) == 5000


def test_every_report_has_its_truth_beside_it(archive: Archive) -> None:
    assert [report.id for report in archive.reports] == [truth.report for truth in archive.truth]
    assert [report.date for report in archive.reports] == sorted(report.date or "" for report in archive.reports)


def test_every_claim_stands_in_its_paragraph_and_names_an_incident(archive: Archive) -> None:
    incidents = {incident.id: incident for incident in archive.incidents}
    for report, truth in zip(archive.reports, archive.truth, strict=True):
        for claim in truth.claims:
            paragraph = report.text[claim.start : claim.end]
            assert "\n" not in paragraph and (report.text[claim.end :] or "\n\n").startswith("\n\n")
            sender = incidents[claim.incident].sender
            assert claim.force == sender.code
            assert sender.name in paragraph or sender.adjective in paragraph


def test_no_text_has_a_slot_or_choice_left(archive: Archive) -> None:
    assert not [report.id for report in archive.reports if set("{}[]|") & set(report.text + (report.title or ""))]


def test_reports_are_short_enough_to_read_them_all(archive: Archive) -> None:
    lengths = [len(report.text.split()) for report in archive.reports]
    assert min(lengths) >= 30
    assert max(lengths) <= 170
    assert 50 <= sum(lengths) / len(lengths) <= 120


def test_an_exact_copy_holds_the_whole_text_of_its_original(archive: Archive) -> None:
    texts = {report.id: report.text for report in archive.reports}
    exact = [truth for truth in archive.truth if truth.copy == "exact"]
    assert exact
    assert all(texts[truth.report].startswith(texts[truth.originals[0]]) for truth in exact)


def test_every_kind_of_copy_is_there_and_groups_hold_their_originals(archive: Archive) -> None:
    kinds = Counter(truth.copy for truth in archive.truth)
    assert min(kinds["exact"], kinds["near"], kinds["partial"]) > 100
    groups = defaultdict(set)
    for truth in archive.truth:
        for group in truth.groups:
            groups[group].add(truth.report)
    assert all(group in members and len(members) > 1 for group, members in groups.items())


def test_some_reports_cite_outlets_and_some_tell_two_incidents(archive: Archive) -> None:
    assert sum(bool(truth.cites) for truth in archive.truth) > 500
    assert sum(len({claim.incident for claim in truth.claims}) > 1 for truth in archive.truth) > 50


def test_similar_but_distinct_incidents_differ_in_month_place_or_force(archive: Archive) -> None:
    by_force_and_place = Counter((i.kind, i.sender.code, i.host.code) for i in archive.incidents)
    by_force, by_place = Counter(), Counter()
    for incident in archive.incidents:
        month = incident.day.isoformat()[:7]
        by_force[incident.kind, incident.sender.code, month] += 1
        by_place[incident.kind, incident.host.code, month] += 1
    for similar in (by_force_and_place, by_force, by_place):
        assert sum(count > 1 for count in similar.values()) > 20


def test_the_command_writes_reports_truth_and_incidents(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.archive", "--reports", "40", "--seed", "2", str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT)
    reports, truth, incidents = (
        [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("reports", "truth", "incidents")
    )
    assert [row["id"] for row in reports] == [row["report"] for row in truth]
    assert {claim["incident"] for row in truth for claim in row["claims"]} <= {row["id"] for row in incidents}


def test_a_claim_has_no_more_sources_than_reports_and_copies_add_none(archive: Archive) -> None:
    counts = list(counted(archive))
    assert all(1 <= one.sources <= one.reports for one in counts)
    assert sum(one.sources for one in counts) < 0.7 * sum(one.reports for one in counts)
