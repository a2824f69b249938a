"""Toponyms and demonyms are found, and resolved by the report's own context."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from sayso.reading.places import Entry, find_places, load_gazetteer
from sayso.records import Place


def places(nlp: Language, text: str) -> dict[str, Place]:
    found = find_places(nlp(text))
    assert all(text[place.start : place.end] == place.text for place in found)
    return {place.text: place for place in found}


def test_a_name_resolves_to_the_place_that_the_words_after_it_put_it_in(nlp: Language) -> None:
    found = places(nlp, "The plant in Paris, Texas, will close, and so will the one in Lexington, Kentucky.")
    assert found["Paris"].country == "USA"
    assert found["Paris"].latitude == pytest.approx(33.66, abs=0.1)
    assert found["Lexington"].longitude == pytest.approx(-84.48, abs=0.1)


def test_without_other_words_the_best_known_place_is_meant(nlp: Language) -> None:
    found = places(nlp, "Ministers of six states will meet in Paris.")
    assert (found["Paris"].country, found["Paris"].name) == ("FRA", "Paris")


def test_an_abbreviated_region_is_a_place_and_places_the_name_before_it(nlp: Language) -> None:
    found = places(nlp, "A soldier from Springfield, Ill., was buried on Friday.")
    assert found["Springfield"].latitude == pytest.approx(39.8, abs=0.1)
    assert found["Ill."].name == "Illinois"


def test_other_names_of_the_report_decide_between_namesakes(nlp: Language) -> None:
    russian = places(nlp, "Officials in Moscow, Kazan and Voronezh warned St. Petersburg.")
    american = places(nlp, "The storm crossed Tampa and Orlando in Florida before it hit St. Petersburg.")
    assert russian["St. Petersburg"].country == "RUS"
    assert american["St. Petersburg"].country == "USA"


def test_a_direction_before_a_country_leaves_the_country(nlp: Language) -> None:
    found = places(nlp, "Jets struck northern Syria while convoys left western Iraq.")
    assert {text: place.country for text, place in found.items()} == {"Syria": "SYR", "Iraq": "IRQ"}


def test_a_province_is_preferred_where_the_word_says_so(nlp: Language) -> None:
    found = places(nlp, "Rebels seized two villages in Cabo Delgado Province in Mozambique.")
    assert found["Cabo Delgado Province"].name == "Cabo Delgado"
    assert found["Cabo Delgado Province"].country == "MOZ"
    assert found["Mozambique"].latitude == pytest.approx(-18.25, abs=0.5)


def test_a_demonym_stands_for_its_country(nlp: Language) -> None:
    found = places(nlp, "Turkish troops met Iraqis near the border.")
    assert {text: place.country for text, place in found.items()} == {"Turkish": "TUR", "Iraqis": "IRQ"}


def test_an_adjective_of_a_region_stands_for_the_region(nlp: Language) -> None:
    found = places(nlp, "Several European ministers and a Chechen commander came.")
    assert found["European"].name == "Europe"
    assert (found["Chechen"].name, found["Chechen"].country) == ("Chechnya", "RUS")


def test_a_capital_before_a_body_is_a_place(nlp: Language) -> None:
    assert places(nlp, "The Baghdad government refused.")["Baghdad"].geonames_id == 98182


def test_a_base_is_found_even_where_its_name_looks_like_a_person(nlp: Language) -> None:
    found = places(nlp, "The convoy left Al-Tanf and drove to Ain al-Asad.")
    assert found["Al-Tanf"].country == "SYR"
    assert found["Ain al-Asad"].country == "IRQ"


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("The frigate sailed from Da Nang to Yokosuka on Friday.", {"Da Nang": "VNM", "Yokosuka": "JPN"}),
        ("Kenyan soldiers moved into Kismayo and Dhobley.", {"Kismayo": "SOM", "Dhobley": "SOM"}),
        ("Troops based in Gao and Menaka moved to Niamey.", {"Gao": "MLI", "Menaka": "MLI", "Niamey": "NER"}),
        ("A company from Bihac reached Sanski Most.", {"Bihac": "BIH", "Sanski Most": "BIH"}),
        ("The Hungarians left Pul-e-Khumri for Kabul.", {"Pul-e-Khumri": "AFG", "Kabul": "AFG"}),
    ],
)
def test_where_something_goes_or_stands_is_a_town(nlp: Language, text: str, towns: dict[str, str]) -> None:
    found = places(nlp, text)
    assert {name: found[name].country for name in towns if name in found} == towns


def test_a_part_of_a_longer_name_is_no_town_where_somebody_goes(nlp: Language) -> None:
    assert places(nlp, "The bill was sent to Constable Gene Hobbs, who drove to Sunny Meadow House.") == {}


def test_a_dateline_is_a_place(nlp: Language) -> None:
    found = places(nlp, "NIAMEY (AP) — The junta asked the soldiers to go.")
    assert found["NIAMEY"].country == "NER"


def test_a_person_named_like_a_country_is_no_place(nlp: Language) -> None:
    assert "Jordan" not in places(nlp, "Mr. Jordan thanked the crowd in Ohio.")


def test_a_street_named_after_a_town_is_no_place_of_that_name(nlp: Language) -> None:
    assert "Lexington" not in places(nlp, "He lives on Lexington Avenue.")


def test_a_disputed_region_lies_in_the_country_that_states_recognise(nlp: Language) -> None:
    found = places(nlp, "Monitors went to Crimea, Transnistria and Abkhazia.")
    assert {text: place.country for text, place in found.items()} == {
        "Crimea": "UKR",
        "Transnistria": "MDA",
        "Abkhazia": "GEO",
    }


def test_a_place_of_several_countries_has_no_country(nlp: Language) -> None:
    found = places(nlp, "Two frigates crossed the Mediterranean and passed the Strait of Hormuz.")
    assert found["Mediterranean"].country is None
    assert found["Strait of Hormuz"].latitude == pytest.approx(26.6, abs=0.5)


def test_an_unknown_town_has_no_coordinates(nlp: Language) -> None:
    found = find_places(nlp("Fighting went on in the town of Qwxzibad, in Syria."))
    assert all(place.latitude is None and place.name is None for place in found if place.text == "Qwxzibad")


def test_a_users_gazetteer_is_used(nlp: Language) -> None:
    wider = load_gazetteer().with_entries([Entry("Camp Larkspur", "base", "IRQ", 33.5, 43.25)])
    found = find_places(nlp("Troops arrived at Camp Larkspur on Monday."), wider)
    assert [(place.country, place.latitude) for place in found] == [("IRQ", 33.5)]


def test_a_doc_without_names_and_tags_still_has_places() -> None:
    found = find_places(spacy.blank("en")("Convoys went from Iraq to Aleppo and Mosul."))
    assert [place.country for place in found] == ["IRQ", "SYR", "IRQ"]


def test_the_same_text_gives_the_same_places(nlp: Language) -> None:
    text = "Georgetown, Salem and Springfield sent aid to Goma, Bunia and Beni."
    assert find_places(nlp(text)) == find_places(nlp(text))


@pytest.mark.parametrize("text", ["", "  \n ", "بغداد دمشق", "東京", "A" * 100_000, "(,,—) 1 2 3"])
def test_text_that_names_no_place_in_english_has_none(text: str) -> None:
    assert find_places(spacy.blank("en")(text)) == []


def test_work_grows_with_the_text_and_not_with_its_square() -> None:
    blank = spacy.blank("en")
    short, long = blank("Iraq and Mosul, " * 200), blank("Iraq and Mosul, " * 1600)
    find_places(short)
    spent = []
    for doc in (short, long):
        start = time.perf_counter()
        find_places(doc)
        spent.append(time.perf_counter() - start)
    assert spent[1] / spent[0] < 32


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises_and_every_place_quotes_its_words(text: str) -> None:
    doc = spacy.blank("en")(text.encode("utf-8", "ignore").decode("utf-8"))
    assert all(doc.text[place.start : place.end] == place.text for place in find_places(doc))
