"""The gazetteer opens fast, and finds places however their names are written."""

import subprocess
import sys
from dataclasses import replace

import pytest

from sayso.reading.places import Entry, country_at, load_gazetteer
from sayso.reading.places.names import normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ar-Raqqah", "ar raqqah"), ("N'Djamena", "N’Djaména"), ("St. Louis", "Saint Louis"), ("Łódź", "lodz")],
)
def test_names_that_differ_only_in_accents_signs_and_case_are_equal(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Mosul", "IRQ"),
        ("Raqqa", "SYR"),
        ("Kobani", "SYR"),
        ("Agadez", "NER"),
        ("Bakhmut", "UKR"),
        ("Goris", "ARM"),
    ],
)
def test_a_town_is_found_by_its_usual_english_name(name: str, country: str) -> None:
    assert country in {match.entry.country for match in load_gazetteer().look_up(name)}


def test_a_region_has_its_english_name_and_a_point_inside_its_country() -> None:
    entry = next(m.entry for m in load_gazetteer().look_up("Nineveh") if m.entry.kind == "region")
    assert (entry.name, entry.country, entry.geonames_id) == ("Nineveh", "IRQ", None)
    assert 35 < entry.latitude < 37.5
    assert 41 < entry.longitude < 44.5


def test_a_country_is_found_by_its_code() -> None:
    entry = load_gazetteer().country("TCD")
    assert entry is not None
    assert (entry.name, entry.kind, entry.geonames_id) == ("Chad", "country", 2434508)
    assert load_gazetteer().country("ZZZ") is None


def test_a_country_has_one_capital() -> None:
    capitals = [m.entry for m in load_gazetteer().look_up("Washington") if m.entry.kind == "capital"]
    assert [(entry.country, entry.region) for entry in capitals] == [("USA", "District of Columbia")]


def test_users_own_entries_come_first_and_leave_the_packed_ones_alone() -> None:
    packed = load_gazetteer()
    own = Entry("Camp Larkspur", "base", "IRQ", 33.0, 43.0)
    wider = packed.with_entries([own, replace(own, name="Mosul", latitude=1.0)])
    assert [match.entry for match in wider.look_up("camp larkspur")] == [own]
    assert wider.look_up("Mosul")[0].entry.latitude == 1.0
    assert len(wider.look_up("Mosul")) == len(packed.look_up("Mosul")) + 1
    assert packed.look_up("Camp Larkspur") == []
    assert len(wider) == len(packed) + 2


@pytest.mark.parametrize("name", ["", "   ", "…", "\u200b", "Qwxzyqq", "x" * 100_000])
def test_a_name_that_nothing_bears_finds_nothing(name: str) -> None:
    assert load_gazetteer().look_up(name) == []


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Iraq", "IRQ"),
        ("western Iraq", "IRQ"),
        ("the Golan Heights", "SYR"),
        ("Cabo Delgado Province", "MOZ"),
        ("Ramstein", "DEU"),
        ("Guam", "GUM"),
        ("Mediterranean", None),
        ("nowhere in particular", None),
        ("", None),
    ],
)
def test_a_place_name_without_context_tells_its_country(words: str, country: str | None) -> None:
    assert country_at(words) == country


def test_opening_takes_less_time_than_importing_spacy() -> None:
    timed = """
import time
def took(step):
    start = time.perf_counter(); step(); return time.perf_counter() - start
importing = took(lambda: __import__("spacy"))
from sayso.reading.places.gazetteer import load_gazetteer
print(took(load_gazetteer) / importing)
"""
    ratios = [
        float(subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True, text=True).stdout)
        for _ in range(2)
    ]
    assert min(ratios) < 1
