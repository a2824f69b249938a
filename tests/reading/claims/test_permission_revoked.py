"""Leave that is taken back, and leave that is asked for."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Djibouti withdrew its consent to the presence of Eritrean military observers.",
            ["permission DJI ERI DJI revoked"],
        ),
        (
            "Niger revoked the permission for American troops to stay in Niger.",
            ["permission NER USA NER revoked"],
        ),
        (
            "The Philippines terminated the agreement that lets American troops visit the country.",
            ["permission PHL USA PHL revoked"],
        ),
        (
            "Ukraine revoked the permission for Russian ships to use Odessa.",
            ["permission UKR RUS UKR revoked"],
        ),
        (
            "Iraq withdrew its permission for Turkish troops to stay in Iraq.",
            ["permission IRQ TUR IRQ revoked"],
        ),
    ],
)
def test_leave_taken_back_is_a_permission_revoked(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad ended its defence accord with France, under which French soldiers are based in Chad.",
            ["permission TCD FRA TCD revoked"],
        ),
        (
            "Mali's junta ended the accord under which German soldiers were based in Gao.",
            ["permission MLI DEU MLI revoked"],
        ),
        (
            "Senegal tore up the agreement that let French soldiers stay in Senegal.",
            ["permission SEN FRA SEN revoked"],
        ),
        (
            "Burkina Faso terminated the accord under which French soldiers are in the country.",
            ["permission BFA FRA BFA revoked"],
        ),
    ],
)
def test_an_accord_that_is_ended_is_leave_revoked(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya asked Somalia to allow Kenyan troops to enter Somalia.",
            ["kenya: permission SOM KEN SOM requested"],
        ),
    ],
)
def test_leave_asked_for_is_a_permission_requested(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kuwait's emir has yet to decide whether American troops may stay.",
        "The visa rules allow up to 90 days of stay.",
        "The status-of-forces agreement expires in December.",
        "The court allowed the appeal of two soldiers in Manila.",
        "The treaty permits Norwegian trawlers to fish off Iceland.",
    ],
)
def test_what_is_still_open_or_about_other_things_is_no_permission(read: Read, text: str) -> None:
    assert read(text) == []
