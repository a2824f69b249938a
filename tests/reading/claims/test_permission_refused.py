"""Leave that is refused or was never given."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iceland refused to let Russian warships into Reykjavik.", ["permission ISL RUS ISL refused"]),
        (
            "Ecuador's constitutional court forbade American soldiers to stay in Ecuador.",
            ["permission ECU USA ECU refused"],
        ),
        ("Austria barred NATO aircraft from its airspace in 1999.", ["permission AUT NATO AUT refused"]),
        ("Malta denied Russian warships permission to refuel.", ["permission MLT RUS MLT refused"]),
        ("Cyprus banned British bombers from using Akrotiri.", ["permission CYP GBR CYP refused"]),
        (
            "Kazakhstan did not allow American soldiers to enter Kazakhstan.",
            ["permission KAZ USA KAZ refused"],
        ),
        ("Iran does not allow American warships to enter Iran.", ["permission IRN USA IRN refused"]),
        ("India refused to allow Chinese soldiers into India.", ["permission IND CHN IND refused"]),
    ],
)
def test_leave_refused_is_a_permission_with_status_refused(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The parliament in Chisinau has never consented to Russian troops in Transnistria.",
            ["permission MDA RUS MDA refused"],
        ),
        (
            "Cyprus said it had given the Americans no such permission.",
            ["cyprus: permission CYP USA CYP refused"],
        ),
        (
            "Iraq has never permitted Turkish soldiers to enter Iraq, a lawmaker said.",
            ["lawmaker: permission IRQ TUR IRQ refused"],
        ),
        (
            "Congo never gave Rwandan troops permission to enter the country.",
            ["permission COD RWA COD refused"],
        ),
        (
            "American forces were never permitted to stay in Syria, the foreign ministry said.",
            ["foreign ministry: permission SYR USA SYR refused"],
        ),
    ],
)
def test_leave_never_given_is_refused(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkish troops entered Iraq without the consent of Baghdad.",
            ["movement TUR ->IRQ actual", "permission IRQ TUR IRQ refused"],
        ),
        (
            "American soldiers are in Syria without the permission of the Syrian government, Moscow said.",
            ["moscow: permission SYR USA SYR refused", "moscow: presence USA SYR actual"],
        ),
        (
            "Rwandan troops crossed into Congo without permission.",
            ["movement RWA ->COD actual", "permission COD RWA COD refused"],
        ),
        (
            "Ethiopian soldiers crossed into Somalia without the consent of Mogadishu, a senator said.",
            ["senator: movement ETH ->SOM actual", "senator: permission SOM ETH SOM refused"],
        ),
        ("Kenya sent troops to Somalia without asking Mogadishu.", ["movement KEN ->SOM actual"]),
    ],
)
def test_coming_without_consent_is_a_movement_and_a_refusal(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danish troops are not welcome in Mali, the junta said.", ["junta: permission MLI DNK MLI refused"]),
        (
            "“Foreign troops come and go, but the French soldiers are not welcome here,” Chad's president said.",
            ["chad's president: permission TCD FRA TCD refused"],
        ),
        (
            "Nicaragua's government said American soldiers were not welcome in Nicaragua.",
            ["nicaragua's government: permission NIC USA NIC refused"],
        ),
    ],
)
def test_a_force_that_is_not_welcome_is_refused(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
