"""Levels: what a force is cut, raised or put to is its strength there."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The British force in Estonia will be cut to 850.", ["presence GBR EST planned 850"]),
        ("Britain will cut its force in Cyprus to 2,000.", ["presence GBR CYP planned 2000"]),
        (
            "Germany reduced its contingent in Kosovo to 400 soldiers in 2018.",
            ["presence DEU XKX actual 400"],
        ),
        ("The Netherlands scaled down its mission in Mali to 250 troops.", ["presence NLD MLI actual 250"]),
        (
            "The United States plans to reduce its troops in Germany to 25,000.",
            ["united states: presence USA DEU planned 25000"],
        ),
        ("The number of French soldiers in Chad was cut to 1,000 in 2023.", ["presence FRA TCD actual 1000"]),
        ("Italian troops in Iraq will be reduced to 600.", ["presence ITA IRQ planned 600"]),
        ("The Spanish contingent in Lebanon was reduced to 650 soldiers.", ["presence ESP LBN actual 650"]),
    ],
)
def test_a_force_cut_to_a_number_is_present_in_that_number(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway will double the number of its soldiers in Lithuania to 400.",
            ["presence NOR LTU planned 400"],
        ),
        ("Canada will increase its force in Latvia to 2,200 soldiers.", ["presence CAN LVA planned 2200"]),
        ("The number of Cuban troops in Angola rose to 50,000 in 1988.", ["presence CUB AGO actual 50000"]),
        ("The number of German troops in Lithuania will rise to 4,800.", ["presence DEU LTU planned 4800"]),
        ("The British force in Estonia was increased to 1,700 soldiers.", ["presence GBR EST actual 1700"]),
    ],
)
def test_a_force_raised_to_a_number_is_present_in_that_number(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry puts the number of Eritrean soldiers in Ethiopia at 3,000.",
            ["ministry: presence ERI ETH actual 3000"],
        ),
        ("The Cuban contingent in Ethiopia stood at 5,000 in 1984.", ["presence CUB ETH actual 5000"]),
    ],
)
def test_a_number_that_is_told_of_a_force_is_its_strength(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
