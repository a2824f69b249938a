"""Forces that are, stay, serve or stand somewhere."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 2,000 Turkish soldiers are stationed in Qatar.", ["presence TUR QAT actual 1800..2200"]),
        ("About 28,500 American troops are based in South Korea.", ["presence USA KOR actual 25650..31350"]),
        ("Indian soldiers are in the Maldives.", ["presence IND MDV actual"]),
        ("Six American B-1 bombers are parked at Fairford in England.", ["presence USA GBR actual 6"]),
        ("Soviet troops were in Poland until 1993.", ["presence SUN POL actual"]),
        ("As many as 900 Senegalese soldiers are based in Gambia.", ["presence SEN GMB actual 0..900"]),
        ("About a quarter of Pakistan's peacekeepers serve in Congo.", ["presence PAK COD actual"]),
        ("Gurkhas of the British army are garrisoned in Brunei.", ["presence GBR BRN actual"]),
    ],
)
def test_a_force_that_is_somewhere_is_present_there(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There are fewer than 500 French soldiers in Djibouti, the ministry said.",
            ["ministry: presence FRA DJI actual 0..499"],
        ),
        ("There were 12,000 Cuban soldiers in Ethiopia in 1978.", ["presence CUB ETH actual 12000"]),
        ("There is a Turkish battalion in Azerbaijan.", ["presence TUR AZE actual"]),
        (
            "“There are no Wagner fighters in Mali,” the foreign minister repeated.",
            ["foreign minister: presence WAGNER MLI not actual"],
        ),
    ],
)
def test_an_existential_tells_a_presence(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Greece keeps a battalion in Kosovo.", ["presence GRC XKX actual"]),
        ("Bangladesh has at least 1,500 peacekeepers in Mali.", ["presence BGD MLI actual 1500.."]),
        ("The United Arab Emirates maintained troops in Eritrea until 2021.", ["presence ARE ERI actual"]),
        ("Burundi keeps 2,000 soldiers in Somalia.", ["presence BDI SOM actual 2000"]),
    ],
)
def test_having_or_keeping_a_force_somewhere_is_a_presence(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hundreds of Eritrean soldiers remain in Tigray, aid workers said.",
            ["aid workers: presence ERI ETH actual 200..999"],
        ),
        (
            "Italian troops will stay in Niger, the defence ministry said.",
            ["defence ministry: presence ITA NER planned"],
        ),
        (
            "Both presidents said that Turkish troops would stay in Azerbaijan.",
            ["both presidents: presence TUR AZE planned"],
        ),
        (
            "“We will stay in Iraq for as long as Baghdad wants us,” the American ambassador said.",
            ["american ambassador: presence USA IRQ planned"],
        ),
        (
            "American special forces may remain in Somalia beyond 2025, an officer hinted.",
            ["officer: presence USA SOM possible"],
        ),
        ("Russian peacekeepers stayed in Abkhazia after the ceasefire.", ["presence RUS GEO actual"]),
    ],
)
def test_staying_is_a_presence(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Australia will keep 80 soldiers in Afghanistan after 2018.", ["presence AUS AFG planned 80"]),
        ("Norway plans to leave 100 troops in Jordan.", ["norway: presence NOR JOR planned 100"]),
        ("NATO will base a battalion in Latvia.", ["presence NATO LVA planned"]),
    ],
)
def test_keeping_a_force_somewhere_for_later_is_planned(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are no longer any Cuban soldiers in Angola.", ["presence CUB AGO not actual"]),
        (
            "The Rwandan army has no soldiers in Congo, its spokesman said.",
            ["its spokesman: presence RWA COD not actual"],
        ),
    ],
)
def test_a_force_that_is_no_more_there_is_a_negated_presence(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wagner has 1,500 fighters in Mali.", ["presence WAGNER MLI actual 1500"]),
        ("Some 10,000 UN peacekeepers are in Lebanon.", ["presence UN LBN actual 9000..11000"]),
        ("African Union soldiers are stationed in Somalia.", ["presence AU SOM actual"]),
        ("NATO has 4,500 soldiers in Kosovo.", ["presence NATO XKX actual 4500"]),
        ("Hezbollah fighters are in Syria.", ["presence HEZBOLLAH SYR actual"]),
    ],
)
def test_groups_and_bodies_are_forces_too(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
