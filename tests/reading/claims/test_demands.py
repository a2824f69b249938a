"""Demands: somebody demands that a force leave, stay, come or stop."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Baghdad demanded that Turkey pull its soldiers out of Bashiqa.",
            ["baghdad: demand IRQ TUR leave IRQ"],
        ),
        (
            "Damascus demanded the withdrawal of Turkish troops from Syria.",
            ["damascus: demand SYR TUR leave SYR"],
        ),
        (
            "The Gambian opposition called on Senegal to withdraw its soldiers from Gambia.",
            ["gambian opposition: demand GMB SEN leave GMB"],
        ),
        (
            "Moldova's president urged Russia to withdraw its troops from Transnistria.",
            ["moldova's president: demand MDA RUS leave MDA"],
        ),
        (
            "“American soldiers must leave Iraq,” Iraq's prime minister said.",
            ["iraq's prime minister: demand IRQ USA leave IRQ"],
        ),
        (
            "Lithuania demanded in 1991 that Soviet troops leave Lithuania.",
            ["lithuania: demand LTU SUN leave LTU"],
        ),
    ],
)
def test_a_demand_to_leave_is_the_demanders(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Protesters in N'Djamena called for the departure of French troops from Chad.",
            ["protesters in n'djamena: demand TCD FRA leave TCD"],
        ),
        (
            "Iraq's parliament repeated its demand that American troops leave Iraq.",
            ["iraq's parliament: demand IRQ USA leave IRQ"],
        ),
        (
            "Djibouti's opposition issued a demand for the withdrawal of French troops from Djibouti.",
            ["djibouti's opposition: demand DJI FRA leave DJI"],
        ),
    ],
)
def test_a_call_told_as_a_noun_is_a_demand(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyrgyzstan has asked Russia to keep soldiers at Kant.", ["kyrgyzstan: demand KGZ RUS stay KGZ"]),
        (
            "East Timor asked Australian troops to stay in East Timor.",
            ["east timor: demand TLS AUS stay TLS"],
        ),
        (
            "Somalia urged Kenya not to withdraw its soldiers from Somalia.",
            ["somalia: demand SOM KEN stay SOM"],
        ),
        (
            "“The French soldiers must stay in Niger,” Niger's president said.",
            ["niger's president: demand NER FRA stay NER"],
        ),
    ],
)
def test_a_force_may_be_asked_to_stay(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Poland asked the United States to send more soldiers to Poland.",
            ["poland: demand POL USA come POL"],
        ),
        (
            "Haiti's prime minister urged Kenya to send police officers to Haiti.",
            ["haiti's prime minister: demand HTI KEN come HTI"],
        ),
        ("Ukraine called on NATO to deploy troops to Ukraine.", ["ukraine: demand UKR NATO come UKR"]),
        ("Lithuania asked Germany to send a brigade to Lithuania.", ["lithuania: demand LTU DEU come LTU"]),
    ],
)
def test_a_force_may_be_asked_to_come(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chisinau called on Russia to stop sending troops to Transnistria.",
            ["chisinau: demand MDA RUS stop MDA"],
        ),
    ],
)
def test_a_force_may_be_told_to_stop(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has asked the Gambian government for the Senegalese to leave.",
        "The union demanded that Poland raise the pay of its soldiers.",
    ],
)
def test_a_demand_denied_or_dropped_is_none(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The Turkish soldiers must get out of Iraq,” the Iraqi premier said.",
            ["iraqi premier: demand IRQ TUR leave IRQ"],
        ),
        (
            "“Ethiopian troops should leave Somalia at once,” said Somalia's prime minister.",
            ["somalia's prime minister: demand SOM ETH leave SOM"],
        ),
        (
            "The Gabonese opposition leader said French troops should leave Gabon.",
            ["gabonese opposition leader: demand GAB FRA leave GAB"],
        ),
    ],
)
def test_must_and_should_in_quotations_are_demands(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
