"""The table of bases, camps, crossings and straits: each with where its facts are from, and in the gazetteer."""

import csv
from pathlib import Path

import pytest

from sayso.reading.places import load_gazetteer

LINES = Path("training/gazetteer/sites.csv").read_text(encoding="utf-8").splitlines()
SITES = list(csv.DictReader(line for line in LINES if not line.startswith("#")))
KINDS = ("base", "camp", "crossing", "strait")


def test_there_are_at_least_200_bases_camps_crossings_and_straits_with_their_sources() -> None:
    assert sum(site["kind"] in KINDS for site in SITES) >= 200
    assert [site["name"] for site in SITES if not site["source"]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_site_is_in_the_gazetteer_by_each_of_its_names(kind: str) -> None:
    gazetteer = load_gazetteer()
    for site in SITES:
        first, *others = site["name"].split("|")
        for name in (first, *others) if site["kind"] == kind else ():
            found = [match.entry for match in gazetteer.look_up(name) if match.entry.kind == kind]
            assert first in [entry.name for entry in found], name


def test_a_base_lies_in_the_region_of_the_towns_around_it() -> None:
    regions = {match.entry.region for match in load_gazetteer().look_up("Ain al-Asad")}
    assert regions == {"Anbar"}
