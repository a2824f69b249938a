"""Events in PLOVER's JSON and in GDELT's columns."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger, gdelt_table, plover_objects, write_table
from sayso.records import Event, Interval, Place, PloverType, Record

from .factories import make_report, span

TEXT = (
    "Chadian troops attacked a post in Sarh on Friday.\n\n"
    "The United Nations condemned Hamas. Libya may attack. Kenya did not."
)
"""What the events of these tests are quoted from."""


def event(id: str, type: PloverType, words: str, **fields: Any) -> Event:
    return Event(id=id, type=type, evidence=span(words, TEXT), **fields)


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    ledger.add(
        Record(
            report=make_report("may", text=TEXT, url="https://harbour.example/1"),
            reader="reader 1",
            places=[
                Place(
                    **span("Sarh", TEXT).model_dump(),
                    name="Sarh",
                    country="TCD",
                    latitude=9.1,
                    longitude=18.4,
                    geonames_id=7,
                )
            ],
            events=[
                event(
                    "e1",
                    "ASSAULT",
                    "Chadian troops attacked a post in Sarh on Friday",
                    mode="firearms",
                    actor=span("Chadian troops", TEXT),
                    actor_code="TCD",
                    actor_sector="MIL",
                    place="Sarh",
                    place_code="TCD",
                    when=Interval(text="on Friday", from_="2030-05-10", to="2030-05-10"),
                ),
                event(
                    "e2",
                    "ACCUSE",
                    "The United Nations condemned Hamas",
                    actor=span("The United Nations", TEXT),
                    actor_code="UN",
                    actor_sector="IGO",
                    recipient=span("Hamas", TEXT),
                    recipient_code="HAMAS",
                    recipient_sector="REB",
                ),
                event("e3", "ASSAULT", "Libya may attack", status="possible"),
                event("e4", "ASSAULT", "Kenya did not", negated=True),
            ],
        )
    )  # fmt: skip
    return ledger


def test_events_are_filtered_by_either_party_by_type_and_by_place(full: Ledger) -> None:
    def ids(**filters: Any) -> list[str]:
        return [row["event"] for row in full.events(**filters).to_pylist()]

    assert ids() == ["e1", "e2", "e3", "e4"]
    assert ids(actor="hamas") == ids(actor="UN") == ["e2"]
    assert ids(kind="ASSAULT", place="TCD") == ids(place="sarh") == ["e1"]
    with pytest.raises(UsageError, match="unknown kind 'ATTACK' of events"):
        full.events(kind="ATTACK")
    with pytest.raises(UsageError, match="cannot be filtered by force"):
        full.events(force="TCD")


def test_an_event_carries_its_place_quad_class_and_whether_it_is_in_the_lead(full: Ledger) -> None:
    first, second, *_ = full.events().to_pylist()
    assert (first["latitude"], first["longitude"], first["geonames_id"]) == (9.1, 18.4, 7)
    assert (first["quad_class"], second["quad_class"]) == (4, 3)
    assert (first["lead"], second["lead"]) == (True, False)


def test_plover_objects_hold_what_has_happened_in_plovers_fields(full: Ledger) -> None:
    one, two = plover_objects(full.events())
    assert one["id"].endswith("-e1")
    del one["id"]
    assert one == {
        "date": "2030-05-10",
        "enddate": "2030-05-10",
        "source": [{"code": "TCD", "sector": "MIL", "actorText": "Chadian troops"}],
        "event": "ASSAULT",
        "mode": "firearms",
        "quadCode": 4,
        "eventLoc": {"name": "Sarh", "latitude": 9.1, "longitude": 18.4, "geonameid": 7, "cc3": "TCD"},
        "text": "Chadian troops attacked a post in Sarh on Friday",
        "textInfo": {"start": 0, "end": 48},
        "citation": "may",
        "publication": "The Harbour Post",
        "url": "https://harbour.example/1",
        "language": "en",
        "coder": "reader 1",
    }
    assert two["source"] == [{"code": "IGO", "identifier": "UN", "actorText": "The United Nations"}]
    assert two["target"] == [{"code": "PSE", "sector": "REB", "identifier": "HAMAS", "actorText": "Hamas"}]
    assert two["date"] == "2030-05-14"


def test_gdelt_rows_have_gdelts_columns_and_the_nearest_cameo_code(full: Ledger) -> None:
    one, two = gdelt_table(full.events()).to_pylist()
    expected = {
        "SQLDATE": 20300510,
        "MonthYear": 203005,
        "Year": 2030,
        "Actor1Code": "TCDMIL",
        "Actor1Name": "Chadian troops",
        "Actor1CountryCode": "TCD",
        "Actor1Type1Code": "MIL",
        "Actor2Code": None,
        "IsRootEvent": 1,
        "EventCode": "193",
        "EventBaseCode": "193",
        "EventRootCode": "19",
        "QuadClass": 4,
        "ActionGeo_FullName": "Sarh",
        "ActionGeo_CountryCode": "TCD",
        "ActionGeo_Lat": 9.1,
        "SOURCEURL": "https://harbour.example/1",
        "PloverType": "ASSAULT",
    }
    assert {column: one[column] for column in expected} == expected
    assert (two["Actor1KnownGroupCode"], two["Actor1CountryCode"], two["Actor1Type1Code"]) == ("UN", None, "IGO")
    assert (two["Actor2Code"], two["Actor2KnownGroupCode"]) == ("PSEREB", "HAMAS")
    assert one["GLOBALEVENTID"] != two["GLOBALEVENTID"] > 0


def test_an_event_has_the_same_number_in_every_export(full: Ledger) -> None:
    assert gdelt_table(full.events()).equals(gdelt_table(full.events()))


def test_files_are_json_lines_and_tab_separated_with_a_header(full: Ledger) -> None:
    plover, gdelt = io.StringIO(), io.StringIO()
    write_table(full.events(), "plover", plover)
    write_table(full.events(), "gdelt", gdelt)
    assert [json.loads(line)["event"] for line in plover.getvalue().splitlines()] == ["ASSAULT", "ACCUSE"]
    rows = list(csv.DictReader(io.StringIO(gdelt.getvalue()), delimiter="\t"))
    assert [row["PloverType"] for row in rows] == ["ASSAULT", "ACCUSE"]


def test_no_events_give_no_lines(ledger: Ledger) -> None:
    out = io.StringIO()
    write_table(ledger.events(), "plover", out)
    assert out.getvalue() == ""


@pytest.mark.parametrize("format", ["plover", "gdelt"])
def test_only_events_can_be_written_so(full: Ledger, format: Any) -> None:
    with pytest.raises(UsageError, match="only a table of events"):
        write_table(full.claims(), format, io.StringIO())
