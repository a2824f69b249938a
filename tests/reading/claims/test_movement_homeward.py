"""Homes, "there" and "the country": ends that only the context names."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji brought its soldiers home from Lebanon.", ["movement FJI LBN>FJI actual"]),
        ("The Fijian battalion flew home from Lebanon.", ["movement FJI LBN>FJI actual"]),
        ("Japan's soldiers came home from South Sudan in May 2017.", ["movement JPN SSD>JPN actual"]),
        ("Polish troops returned home from Iraq in 2008.", ["movement POL IRQ>POL actual"]),
        (
            "Kenya's parliament voted to bring the troops home from Somalia.",
            ["kenya's parliament: movement KEN SOM>KEN planned"],
        ),
        (
            "Canada will bring its soldiers home from Afghanistan by March 2014.",
            ["movement CAN AFG>CAN planned"],
        ),
        ("The Tongan marines went home from Iraq.", ["movement TON IRQ>TON actual"]),
    ],
)
def test_home_is_the_land_of_the_force(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The war in Mali is in its tenth year. Dutch soldiers arrived there in 2014.",
            ["movement NLD ->MLI actual"],
        ),
        (
            "The prime minister spoke of Cyprus. British troops have been there since 1960.",
            ["presence GBR CYP actual"],
        ),
        (
            "Niger held talks with Italy. There are 300 Italian soldiers there.",
            ["presence ITA NER actual 300"],
        ),
    ],
)
def test_there_is_the_place_told_before(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gabon held an election in August. French soldiers left the country a month later.",
            ["movement FRA GAB>- actual"],
        ),
        (
            "The fighting in Haiti goes on. Kenyan police officers arrived in the country on Tuesday.",
            ["movement KEN ->HTI actual"],
        ),
        ("Bolivia is calm again. Cuban soldiers have left the country.", ["movement CUB BOL>- actual"]),
        (
            "In Cambodia the vote was counted. Vietnamese troops are still in the country.",
            ["presence VNM KHM actual"],
        ),
    ],
)
def test_the_country_is_the_land_told_before(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Swedish soldiers have been in Mali since 2014. They will leave Mali in June.",
            ["movement SWE MLI>- planned", "presence SWE MLI actual"],
        ),
        (
            "“Our troops are not leaving Somalia,” the Ugandan army spokesman said.",
            ["ugandan army spokesman: movement UGA SOM>- not actual"],
        ),
        (
            "“We will leave Mali in June,” the Swedish defence minister said.",
            ["swedish defence minister: movement SWE MLI>- planned"],
        ),
        (
            "Kenyan police officers arrived in Haiti in June. They will stay in Haiti for a year.",
            ["movement KEN ->HTI actual", "presence KEN HTI planned"],
        ),
        (
            "Australian soldiers landed in Dili. They left East Timor five months later.",
            ["movement AUS ->TLS actual", "movement AUS TLS>- actual"],
        ),
        (
            "“We have 900 soldiers in Syria,” the American general said.",
            ["american general: presence USA SYR actual 900"],
        ),
    ],
)
def test_a_pronoun_stands_for_the_force_told_before(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
