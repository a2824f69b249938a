"""Strengths: the bounds that a count puts on a force."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia has 1,100 soldiers in Mali.", ["presence RUS MLI actual 1100"]),
        ("About 500 Italian soldiers are in Lebanon.", ["presence ITA LBN actual 450..550"]),
        ("Spain has 700 soldiers in Lebanon.", ["presence ESP LBN actual 700"]),
        ("Two battalions of Indian troops are in Sri Lanka.", ["presence IND LKA actual"]),
    ],
)
def test_a_plain_number_is_both_bounds(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 3,000 Chadian soldiers are in Nigeria.", ["presence TCD NGA actual 3001.."]),
        ("Over 900 American soldiers are in Syria.", ["presence USA SYR actual 901.."]),
        ("At least 1,000 Rwandan troops are in Mozambique.", ["presence RWA MOZ actual 1000.."]),
    ],
)
def test_a_number_that_is_passed_is_open_above(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fewer than 100 German soldiers are in Niger.", ["presence DEU NER actual 0..99"]),
        ("Less than 50 Danish soldiers are in Iraq.", ["presence DNK IRQ actual 0..49"]),
        ("Up to 5,000 Emirati soldiers were in Yemen.", ["presence ARE YEM actual 0..5000"]),
        ("As many as 20,000 Cuban troops were in Ethiopia.", ["presence CUB ETH actual 0..20000"]),
    ],
)
def test_a_number_that_is_not_reached_is_open_below(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 400 British troops are in Mali.", ["presence GBR MLI actual 360..440"]),
        ("Nearly 1,000 Ghanaian soldiers are in Lebanon.", ["presence GHA LBN actual 900..1100"]),
        ("Approximately 200 Fijian soldiers are in Egypt.", ["presence FJI EGY actual 180..220"]),
        ("Around 60 Estonian soldiers are in Mali.", ["presence EST MLI actual 54..66"]),
    ],
)
def test_a_rough_number_has_a_tenth_of_play(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 300 and 400 Norwegian troops were in Afghanistan.", ["presence NOR AFG actual 300..400"]),
        (
            "Portugal has 150 to 200 soldiers in the Central African Republic.",
            ["presence PRT CAF actual 150..200"],
        ),
    ],
)
def test_a_range_is_its_two_numbers(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dozens of Polish soldiers are in Lebanon.", ["presence POL LBN actual 24..99"]),
        ("Hundreds of Sudanese soldiers left Yemen.", ["movement SDN YEM>- actual 200..999"]),
        ("Several hundred Dutch soldiers are in Lithuania.", ["presence NLD LTU actual 200..999"]),
        ("Thousands of Eritrean troops entered Ethiopia.", ["movement ERI ->ETH actual 2000..9999"]),
        ("A few thousand Soviet soldiers were in Mongolia.", ["presence SUN MNG actual 2000..9999"]),
    ],
)
def test_words_for_many_have_bounds_of_their_own(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
