"""The outlet's home, and the first-order region of each place."""

import csv
from importlib.resources import files

import pytest
from spacy.language import Language

from sayso import Reader, Report
from sayso.reading.places import load_gazetteer
from sayso.reading.places.outlets import home_of

FIRE = "A fire broke out in Springfield on Monday."


def regions(nlp: Language, text: str, outlet: str | None = None) -> list[tuple[str, str | None, str | None]]:
    record = Reader(nlp).read_report(Report(id="r1", text=text, outlet=outlet))
    return [(place.text, place.country, place.admin1) for place in record.places]


@pytest.mark.parametrize("region", ["Ohio", "Illinois", "Massachusetts"])
def test_the_place_named_in_an_outlets_name_tells_which_town_is_meant(nlp: Language, region: str) -> None:
    assert regions(nlp, FIRE, f"{region} Courier") == [("Springfield", "USA", region)]


def test_the_table_of_outlets_tells_where_a_paper_is_published(nlp: Language) -> None:
    assert regions(nlp, "The council of Lima met on Monday.", "The Lima News") == [("Lima", "USA", "Ohio")]
    assert regions(nlp, "The council of Lima met on Monday.") == [("Lima", "PER", "Lima")]


def test_what_the_text_says_wins_over_the_outlets_home(nlp: Language) -> None:
    text = "A fire broke out in Springfield, Illinois, on Monday."
    assert regions(nlp, text, "Ohio Courier")[0] == ("Springfield", "USA", "Illinois")


@pytest.mark.parametrize(
    "outlet", [None, "", "News Wire", "The Independent", "Northern Star", "…", "x" * 10_000, "A " * 500]
)
def test_an_outlet_without_a_place_in_its_name_has_no_home(outlet: str | None) -> None:
    assert home_of(outlet, load_gazetteer()) == []


@pytest.mark.parametrize(("outlet", "country"), [("Kenya Today", "KEN"), ("The Irish Wire", "IRL"), ("Dawn", "PAK")])
def test_a_states_name_or_adjective_tells_the_country(outlet: str, country: str) -> None:
    assert [place.country for place in home_of(outlet, load_gazetteer())] == [country]


def test_every_outlet_of_the_table_is_in_a_place_that_the_gazetteer_knows() -> None:
    lines = files("sayso.reading.places").joinpath("outlets.csv").read_text(encoding="utf-8").splitlines()
    gazetteer = load_gazetteer()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        found = {(match.entry.country, match.entry.region) for match in gazetteer.look_up(row["place"])}
        assert gazetteer.country(row["country"]) is not None, row
        assert not row["place"] or (row["country"], row["admin1"]) in found, row


def test_a_place_has_the_region_that_it_is_or_lies_in(nlp: Language) -> None:
    text = "He drove from Mosul to Anbar in Iraq."
    assert regions(nlp, text) == [("Mosul", "IRQ", "Nineveh"), ("Anbar", "IRQ", "Anbar"), ("Iraq", "IRQ", None)]
