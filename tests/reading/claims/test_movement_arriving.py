"""Forces that come, are sent or go from one place to another, with the ends that are told."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 1,200 Ugandan troops crossed into the Democratic Republic of Congo overnight.",
            ["movement UGA ->COD actual 1080..1320"],
        ),
        ("Dutch marines landed in Estonia at dawn.", ["movement NLD ->EST actual"]),
        ("Ethiopian soldiers entered Eritrea in May 2000.", ["movement ETH ->ERI actual"]),
        ("Nepalese peacekeepers arrived in Haiti in 2004.", ["movement NPL ->HTI actual"]),
        ("Russian paratroopers poured into Kazakhstan in January 2022.", ["movement RUS ->KAZ actual"]),
        ("Iraqi troops invaded Kuwait in August 1990.", ["movement IRQ ->KWT actual"]),
        ("Turkish tanks rolled into Syria on Wednesday.", ["movement TUR ->SYR actual"]),
        ("Australian soldiers returned to East Timor in 2006.", ["movement AUS ->TLS actual"]),
        ("Rwandan troops reached Mozambique on Friday.", ["movement RWA ->MOZ actual"]),
    ],
)
def test_a_force_that_arrives_is_a_movement_to_there(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rwanda sent 1,000 soldiers to Mozambique in July 2021.", ["movement RWA ->MOZ actual 1000"]),
        ("Kenya has deployed police officers to Haiti.", ["movement KEN ->HTI actual"]),
        ("Britain dispatched two warships to Guyana in December.", ["movement GBR ->GUY actual 2"]),
        ("The Soviet Union moved missiles and troops to Cuba in 1962.", ["movement SUN ->CUB actual"]),
        ("Germany transferred a brigade to Lithuania.", ["movement DEU ->LTU actual"]),
        ("Zimbabwe rushed troops to Congo in 1998.", ["movement ZWE ->COD actual"]),
        (
            "France will send reinforcements to Mali, the ministry said.",
            ["ministry: movement FRA ->MLI planned"],
        ),
    ],
)
def test_a_force_that_is_sent_is_a_movement_to_there(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The arrival of Cuban troops in Angola began in November 1975.", ["movement CUB ->AGO actual"]),
        (
            "The deployment of 500 Fijian soldiers to Iraq started on Monday.",
            ["movement FJI ->IRQ actual 500"],
        ),
    ],
)
def test_a_noun_of_coming_tells_a_movement(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow is moving troops from Tajikistan to Belarus.", ["movement RUS TJK>BLR actual"]),
        (
            "Two American bombers flew from Guam to South Korea, the air force said.",
            ["air force: movement USA GUM>KOR actual 2"],
        ),
        (
            "Wagner fighters were flown from Libya to Burkina Faso, two diplomats said.",
            ["two diplomats: movement WAGNER LBY>BFA actual"],
        ),
        ("Indian soldiers marched from Bhutan into China in 2017.", ["movement IND BTN>CHN actual"]),
        ("The SADC brigade drove from Congo into Zambia.", ["movement SADC COD>ZMB actual"]),
        ("British troops will be moved from Germany to Poland.", ["movement GBR DEU>POL planned"]),
    ],
)
def test_both_ends_are_kept_where_both_are_told(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgian soldiers arrived in Kabul.", ["movement GEO ->AFG actual"]),
    ],
)
def test_who_sends_a_force_is_not_where_it_comes_from(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "American troops were redeployed from Saudi Arabia to Qatar in 2003.",
            ["movement USA SAU>QAT actual"],
        ),
        ("Polish helicopters will fly from Chad to Sudan.", ["movement POL TCD>SDN planned"]),
        ("Nigerian peacekeepers were transferred from Darfur to Liberia.", ["movement NGA SDN>LBR actual"]),
    ],
)
def test_a_redeployment_goes_from_one_land_to_another(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South African troops arrived in Goma.", ["movement ZAF ->COD actual"]),
        ("Russian troops entered Crimea.", ["movement RUS ->UKR actual"]),
        ("Turkish soldiers crossed into Idlib.", ["movement TUR ->SYR actual"]),
    ],
)
def test_a_region_or_town_stands_for_its_land(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
