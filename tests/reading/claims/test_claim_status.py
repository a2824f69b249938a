"""Status: what is so, what is planned, and what may be."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain will withdraw its troops from Latvia.", ["movement ESP LVA>- planned"]),
        ("Sudan is to pull its soldiers out of Yemen.", ["movement SDN YEM>- planned"]),
        (
            "Between 300 and 400 Burundian soldiers are expected in Somalia next month.",
            ["movement BDI ->SOM planned 300..400"],
        ),
        ("Sweden agreed to send 150 soldiers to Mali.", ["sweden: movement SWE ->MLI planned 150"]),
        ("Uganda plans to withdraw its soldiers from Somalia.", ["uganda: movement UGA SOM>- planned"]),
        (
            "Egypt agreed to send troops to Somalia, which Ethiopia called a threat.",
            ["egypt: movement EGY ->SOM planned"],
        ),
        (
            "Kenya promised to send 1,000 police officers to Haiti.",
            ["kenya: movement KEN ->HTI planned 1000"],
        ),
    ],
)
def test_what_will_be_is_planned(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that Dutch troops would leave Iraq in March.",
            ["minister: movement NLD IRQ>- planned"],
        ),
        ("Ethiopia said its forces would stay in Somalia.", ["ethiopia: presence ETH SOM planned"]),
    ],
)
def test_would_in_reported_speech_is_planned(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "British paratroopers could return to Kabul at short notice, a Whitehall source said.",
            ["whitehall source: movement GBR ->AFG possible"],
        ),
        (
            "Canada is considering sending up to 200 soldiers to Haiti.",
            ["canada: movement CAN ->HTI possible 0..200"],
        ),
        ("Turkish troops may leave Libya, the envoy said.", ["envoy: movement TUR LBY>- possible"]),
        ("Finland might send soldiers to Mali.", ["movement FIN ->MLI possible"]),
        ("Rwandan forces may still be in Congo, the monitors said.", ["monitors: presence RWA COD possible"]),
    ],
)
def test_what_may_be_is_possible(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The French president did not rule out sending troops to Ukraine.",
            ["french president: movement FRA ->UKR possible"],
        ),
        ("Poland has not ruled out sending soldiers to Ukraine.", ["poland: movement POL ->UKR possible"]),
        ("Sweden has not ruled out stationing troops in Latvia.", ["sweden: presence SWE LVA possible"]),
    ],
)
def test_what_is_not_ruled_out_is_possible(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cuban troops had left Angola by May 1991.", ["movement CUB AGO>- actual"]),
    ],
)
def test_what_is_past_is_actual(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italy has started to withdraw its soldiers from Libya.", ["movement ITA LBY>- actual"]),
        ("Bulgaria finished withdrawing its troops from Iraq.", ["movement BGR IRQ>- actual"]),
    ],
)
def test_began_and_completed_are_actual(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
