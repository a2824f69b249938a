"""Forces that leave: the verbs and nouns of going away, with the end that is told."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last Danish soldiers left Mali on Monday.", ["movement DNK MLI>- actual"]),
        ("Hungary began withdrawing its troops from Chad last week.", ["movement HUN TCD>- actual"]),
        ("Dutch marines pulled out of Haiti in 1996.", ["movement NLD HTI>- actual"]),
        ("The last Soviet tanks rolled out of Hungary in June 1991.", ["movement SUN HUN>- actual"]),
        ("Thai troops have withdrawn from East Timor.", ["movement THA TLS>- actual"]),
        ("Ghana withdrew its battalion from Liberia in 1999.", ["movement GHA LBR>- actual"]),
        ("Mongolian soldiers departed from Iraq in September.", ["movement MNG IRQ>- actual"]),
        ("Cuban forces quit Angola in 1991.", ["movement CUB AGO>- actual"]),
        (
            "French soldiers evacuated their base in Gabon and left the country.",
            ["movement FRA GAB>- actual"],
        ),
        ("Chad recalled its contingent from the Central African Republic.", ["movement TCD CAF>- actual"]),
        ("Belgian paratroopers were evacuated from Rwanda in April 1994.", ["movement BEL RWA>- actual"]),
        ("Portugal pulled its troops out of Kosovo.", ["movement PRT XKX>- actual"]),
        ("Japanese warplanes flew out of Djibouti on Sunday.", ["movement JPN DJI>- actual"]),
        (
            "Vietnam completed the withdrawal of its troops from Cambodia in 1989.",
            ["movement VNM KHM>- actual"],
        ),
    ],
)
def test_a_force_that_leaves_is_a_movement_from_there(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The withdrawal of Ethiopian troops from Somalia ended in January 2009.",
            ["movement ETH SOM>- actual"],
        ),
        ("The pullout of Syrian soldiers from Lebanon was completed in 2005.", ["movement SYR LBN>- actual"]),
        (
            "The departure of Russian troops from Estonia was announced on Friday.",
            ["movement RUS EST>- planned"],
        ),
        ("Spain announced the withdrawal of its soldiers from Iraq.", ["spain: movement ESP IRQ>- planned"]),
    ],
)
def test_a_noun_of_leaving_tells_a_movement(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Americans will be out of Niger by September, the army said.",
            ["army: movement USA NER>- planned"],
        ),
        ("The last Spanish marines were out of Haiti by 2006.", ["movement ESP HTI>- actual"]),
        ("All German soldiers will be out of Afghanistan by May.", ["movement DEU AFG>- planned"]),
    ],
)
def test_being_out_of_a_place_is_a_movement_from_there(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burundi withdrew 1,000 soldiers from Somalia in 2023.", ["movement BDI SOM>- actual 1000"]),
        (
            "Spain will pull its remaining 150 soldiers out of Gabon by March.",
            ["movement ESP GAB>- planned 150"],
        ),
        (
            "About 300 of the Kenyan troops left South Sudan on Thursday.",
            ["movement KEN SSD>- actual 270..330"],
        ),
        ("Half of the Ukrainian contingent left Iraq in 2005.", ["movement UKR IRQ>- actual"]),
    ],
)
def test_leaving_in_part_is_a_movement_of_that_part(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian special forces left Afghanistan in 2021.", ["movement NOR AFG>- actual"]),
        ("Russian mercenaries left Mozambique in 2020.", ["movement RUS MOZ>- actual"]),
        ("Chinese peacekeepers have left Mali.", ["movement CHN MLI>- actual"]),
        ("American military advisers left Chad on Wednesday.", ["movement USA TCD>- actual"]),
        ("Egyptian commandos left Yemen in 1967.", ["movement EGY YEM>- actual"]),
        ("NATO troops left Afghanistan in August 2021.", ["movement NATO AFG>- actual"]),
        ("ECOWAS forces left Sierra Leone in 2000.", ["movement ECOWAS SLE>- actual"]),
        ("Three Greek frigates left Libya.", ["movement GRC LBY>- actual 3"]),
        ("A squadron of British jets left Cyprus.", ["movement GBR CYP>- actual"]),
    ],
)
def test_units_ships_and_men_of_every_kind_are_forces(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Soviet Union withdrew 50,000 troops from Afghanistan in 1988.",
            ["movement SUN AFG>- actual 50000"],
        ),
        ("Ethiopia has pulled 3,000 soldiers out of Somalia.", ["movement ETH SOM>- actual 3000"]),
        ("Another 200 Danish troops will leave Iraq in July.", ["movement DNK IRQ>- planned 200"]),
        ("The first 80 Bulgarian soldiers left Iraq on 16 December 2005.", ["movement BGR IRQ>- actual 80"]),
    ],
)
def test_withdrawing_or_moving_some_of_a_force_tells_its_strength(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
