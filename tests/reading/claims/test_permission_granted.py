"""Leave that is given."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman has allowed British ships to use the port of Duqm.", ["permission OMN GBR OMN granted"]),
        (
            "Romania gave French troops the green light to build a camp at Cincu.",
            ["permission ROU FRA ROU granted"],
        ),
        ("Kyrgyzstan let American aircraft use its airport at Manas.", ["permission KGZ USA KGZ granted"]),
        ("Ecuador authorised American soldiers to enter Ecuador.", ["permission ECU USA ECU granted"]),
        (
            "The Philippines granted American forces access to four more bases.",
            ["permission PHL USA PHL granted"],
        ),
        ("Niger gave Italian troops permission to stay in Niger.", ["permission NER ITA NER granted"]),
        ("Uzbekistan permitted German troops to use Termez in 2002.", ["permission UZB DEU UZB granted"]),
        (
            "Poland consented to the presence of American soldiers in Poland.",
            ["permission POL USA POL granted"],
        ),
    ],
)
def test_leave_given_is_a_permission_granted(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Japan's cabinet approved the dispatch of troops to South Sudan.",
            ["permission JPN JPN SSD granted"],
        ),
        (
            "The Security Council extended the mandate of the UN force in Lebanon by a year.",
            ["permission UN UN LBN granted"],
        ),
    ],
)
def test_an_authority_may_give_leave_to_its_own_force(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ethiopian troops entered Somalia at the invitation of its government.",
            ["movement ETH ->SOM actual", "permission SOM ETH SOM granted"],
        ),
        ("Mozambique invited Rwandan troops to come to Mozambique.", ["permission MOZ RWA MOZ granted"]),
        (
            "Russian soldiers are in Syria at the invitation of Damascus, the Kremlin said.",
            ["kremlin: permission SYR RUS SYR granted", "kremlin: presence RUS SYR actual"],
        ),
    ],
)
def test_an_invitation_is_leave_granted(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The treaty that Bahrain signed in 1991 lets American ships use its harbour.",
            ["permission BHR USA BHR granted"],
        ),
    ],
)
def test_an_accord_gives_leave(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Niamey has allowed Italian soldiers to stay in Niger, the ambassador said.",
            ["ambassador: permission NER ITA NER granted"],
        ),
        (
            "The Somali president said he had permitted Turkish warships to use the port of Mogadishu.",
            ["somali president: permission SOM TUR SOM granted"],
        ),
    ],
)
def test_leave_told_by_a_source_is_vouched_by_the_source(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
