"""Limits: how many of a force there may be, and how its strength stands to that."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The treaty caps Russian forces in Armenia at 5,000.", ["limit RUS ARM 5000 unknown"]),
        (
            "Congress limited the number of American military advisers in El Salvador to 55.",
            ["limit USA SLV 55 unknown"],
        ),
        ("The number of German soldiers in Mali is capped at 1,400.", ["limit DEU MLI 1400 unknown"]),
        ("Japan's law limits its force in South Sudan to 400 soldiers.", ["limit JPN SSD 400 unknown"]),
        (
            "The Helsinki protocol restricts Soviet troops in Mongolia to 4,000.",
            ["limit SUN MNG 4000 unknown"],
        ),
    ],
)
def test_a_cap_is_a_limit_with_its_value(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Under the accord no more than 300 Egyptian soldiers may be in the Sinai.",
            ["limit EGY EGY 300 unknown"],
        ),
        ("No more than 5,000 Russian soldiers may be stationed in Armenia.", ["limit RUS ARM 5000 unknown"]),
        (
            "At most 600 Japanese soldiers may be in Iraq, the minister said.",
            ["minister: limit JPN IRQ 600 unknown"],
        ),
    ],
)
def test_no_more_than_so_many_may_be_there_is_a_limit(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The American force in Iraq exceeds the agreed limit of 2,500, a deputy said.",
            ["deputy: limit USA IRQ 2500 over"],
        ),
        ("British numbers in Cyprus are below the ceiling of 3,500.", ["limit GBR CYP 3500 under"]),
        ("The UN force has reached its ceiling of 17,000 in Congo.", ["limit UN COD 17000 at"]),
        (
            "Officials say the US is at or over its troop cap in Somalia.",
            ["officials: limit USA SOM - at-or-over"],
        ),
        ("The American force in Colombia is over its cap of 800 soldiers.", ["limit USA COL 800 over"]),
        ("The Kenyan contingent in Haiti is at its limit of 1,000.", ["limit KEN HTI 1000 at"]),
    ],
)
def test_the_relation_tells_how_the_strength_stands_to_the_limit(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There is no limit on the number of French troops in Djibouti, the minister said.",
        "The club's squad is capped at 25 players.",
        "The bank limits withdrawals in Lebanon to 400 dollars a month.",
    ],
)
def test_what_is_not_limited_or_no_force_is_no_limit(read: Read, text: str) -> None:
    assert read(text) == []
