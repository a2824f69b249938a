"""Users' own gazetteers, as CSV and as GeoJSON: what is read from them, what is refused, and that they win."""

import gzip
import json
from pathlib import Path

import pytest
from spacy.language import Language

import sayso
from sayso.intake import Reject
from sayso.reading.places import find_places, with_own_places

CSV = """name,lat,lon,country,kind,admin1,names
Camp Larkspur,33.1,43.5,IRQ,camp,Anbar,Larkspur|FOB Larkspur
Paris,33.66,-95.56,United States,city,Texas,
Checkpoint 9,34.0,36.5,LBN,crossing,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def geojson(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(longitude: float, latitude: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [longitude, latitude]}


def found(nlp: Language, text: str, path: Path) -> list[tuple[str, str | None, str | None, float | None]]:
    places = find_places(nlp(text), with_own_places(path))
    return [(place.text, place.name, place.country, place.latitude) for place in places]


def test_a_place_of_a_table_is_found_by_each_of_its_names(nlp: Language, table: Path) -> None:
    for name in ("Camp Larkspur", "Larkspur", "FOB Larkspur"):
        assert (name, "Camp Larkspur", "IRQ", 33.1) in found(nlp, f"The brigade returned to {name} on Monday.", table)


def test_a_name_that_ends_in_a_number_is_found(nlp: Language, table: Path) -> None:
    assert found(nlp, "Trucks queued at Checkpoint 9 on Monday.", table) == [
        ("Checkpoint 9", "Checkpoint 9", "LBN", 34.0)
    ]


def test_ones_own_place_wins_over_a_larger_one_of_the_same_name(nlp: Language, table: Path) -> None:
    assert ("Paris", "Paris", "USA", 33.66) in found(nlp, "The mayor met farmers from France in Paris.", table)


def test_ones_own_place_wins_over_a_state_of_the_same_name(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,latitude,longitude,country\nLebanon,40.34,-76.42,USA\n", encoding="utf-8")
    assert found(nlp, "The council of Lebanon met on Monday.", path) == [("Lebanon", "Lebanon", "USA", 40.34)]


def test_features_are_read_with_the_middle_of_their_extent(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "own.geojson"
    area = {"type": "Polygon", "coordinates": [[[42, 34], [44, 34], [44, 36], [42, 34]]]}
    path.write_text(
        geojson(feature(point(42.4, 33.8), name="Outpost Tern", country="IRQ"), feature(area, name="Heron Range")),
        encoding="utf-8",
    )
    text = "A convoy left Outpost Tern for Heron Range on Monday."
    assert found(nlp, text, path) == [
        ("Outpost Tern", "Outpost Tern", "IRQ", 33.8),
        ("Heron Range", "Heron Range", None, 35.0),
    ]


def test_a_packed_table_is_read(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "places.csv.gz"
    path.write_bytes(gzip.compress(CSV.replace(",", ";").encode("utf-16")))
    assert found(nlp, "The brigade returned to Camp Larkspur.", path)[0][1] == "Camp Larkspur"


BAD_ROWS = [
    (",33,43,IRQ", "no name"),
    ("…,33,43,IRQ", "name: '…' has no letter"),
    ("A,,43,IRQ", "no latitude"),
    ("A,north,43,IRQ", "latitude: 'north' is no number of degrees from -90 to 90"),
    ("A,33,430,IRQ", "longitude: '430' is no number of degrees from -180 to 180"),
    ("A,nan,43,IRQ", "latitude: 'nan' is no number of degrees from -90 to 90"),
    ("A,33,43,Narnia", "country: 'Narnia' is no country's code or name"),
    ("A,33,43,IRQ,,,,,,", "10 cells under a header of 4"),
]


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS[:-1])
def test_a_bad_row_is_told_in_one_line_and_the_rest_is_read(
    nlp: Language, tmp_path: Path, row: str, reason: str
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"name,lat,lon,country\n{row}\nCamp Larkspur,33.1,43.5,IRQ\n", encoding="utf-8")
    told: list[Reject] = []
    gazetteer = with_own_places(path, told.append)
    assert [str(reject) for reject in told] == [f"{path}:2: {reason}"]
    assert [match.entry.name for match in gazetteer.look_up("Camp Larkspur")] == ["Camp Larkspur"]


def test_a_bad_feature_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "own.geojson"
    good = feature(point(43, 33), name="Outpost Tern")
    path.write_text(
        geojson(
            good,
            feature(None, name="B"),
            7,
            feature(point(43, 33)),
            feature(point(43, 99), name="C"),
            feature(point(10**400, 33), name="D"),
        ),
        encoding="utf-8",
    )
    told: list[Reject] = []
    with_own_places(path, told.append)
    assert [(reject.row, reject.reason) for reject in told] == [
        (2, "a Feature without geometry"),
        (3, "no GeoJSON Feature"),
        (4, "no name"),
        (5, "latitude: '99.0' is no number of degrees from -90 to 90"),
        (6, "a Feature without geometry"),
    ]


def test_without_a_listener_a_bad_row_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon\nA,,1\nB,1,1\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"own\.csv:2: no latitude"):
        with_own_places(path)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty: neither a table nor GeoJSON"),
        ("town,lat\nA,1\n", "no column for the name; the columns are 'town', 'lat'"),
        ("name,lat\nA,1\n", "no column for the longitude; the columns are 'name', 'lat'"),
        ("name,lat,lon\n", "empty: the table has no rows"),
        ('{"type": "FeatureCollection", "features": []}', "no place in it"),
        ('{"type": "Topology"}', "JSON, but no GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection", "features": [', "malformed JSON"),
        ("name,lat,lon\nA,,\n", "none of its 1 rows is a place"),
    ],
)
def test_a_file_without_places_raises(tmp_path: Path, written: str, reason: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(sayso.IntakeError) as raised:
        with_own_places(path, lambda _: None)
    assert str(raised.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(raised.value)


def test_a_missing_file_raises(tmp_path: Path) -> None:
    with pytest.raises(sayso.IntakeError, match=r"nowhere\.csv: "):
        with_own_places(tmp_path / "nowhere.csv")


def test_a_reader_tells_of_the_places_that_it_read_with(nlp: Language, table: Path, tmp_path: Path) -> None:
    reader = sayso.Reader(nlp, gazetteer=table)
    record = reader.read("The brigade returned to Camp Larkspur on Monday.")
    assert [place.name for place in record.places] == ["Camp Larkspur"]
    assert ", own places " in reader.version
    assert ", own places " not in sayso.Reader(nlp).version


def test_a_pipeline_takes_the_files_in_its_config(table: Path) -> None:
    import spacy

    blank = spacy.blank("en")
    blank.add_pipe("sayso_places", config={"gazetteer": [str(table)]})
    assert [place.name for place in blank("They met at Camp Larkspur.")._.sayso_places] == ["Camp Larkspur"]
