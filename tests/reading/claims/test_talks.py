"""Talks: parties meet, or will meet, about forces."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Iraqi and Turkish generals met in Ankara on Tuesday to discuss the Turkish base.",
            ["talks IRQ+TUR actual"],
        ),
        ("A delegation from Niger flew to Algiers for talks on the border force.", ["talks DZA+NER actual"]),
        (
            "Japan and the United States discussed the withdrawal of marines from Okinawa.",
            ["talks JPN+USA actual"],
        ),
        ("Chad has held talks with France about the French garrison.", ["talks FRA+TCD actual"]),
        (
            "Russian and Georgian diplomats negotiated over the withdrawal of Russian troops from Georgia.",
            ["talks GEO+RUS actual"],
        ),
        ("Turkey and Iraq are negotiating over Turkish troops in Iraq.", ["talks IRQ+TUR actual"]),
        (
            "The American and Iraqi defence ministers met in Baghdad to discuss the American withdrawal.",
            ["talks IRQ+USA actual"],
        ),
        ("Ethiopia met with Somalia on Friday to discuss its soldiers.", ["talks ETH+SOM actual"]),
    ],
)
def test_parties_that_meet_about_forces_talk(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Paris and N'Djamena will hold talks about the French garrison next month.",
            ["talks FRA+TCD planned"],
        ),
        (
            "Iraq and the United States will begin talks on the withdrawal of American troops.",
            ["talks IRQ+USA planned"],
        ),
        (
            "Armenia may open talks with Russia about the border guards, a deputy said.",
            ["deputy: talks ARM+RUS possible"],
        ),
        (
            "Talks between Tokyo and Washington on the marines have been called off.",
            ["talks JPN+USA not planned"],
        ),
        (
            "Niger and the United States will meet next week to discuss the American bases.",
            ["talks NER+USA planned"],
        ),
        ("Moldova and Russia are to hold talks on the Russian garrison.", ["talks MDA+RUS planned"]),
    ],
)
def test_talks_may_be_planned_possible_or_called_off(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cairo denied that it was negotiating with Israel about troops in Rafah.",
            ["cairo: talks EGY+ISR not actual"],
        ),
        (
            "Niger is not negotiating with the United States over troops, the junta said.",
            ["junta: talks NER+USA not actual"],
        ),
    ],
)
def test_denied_talks_are_negated(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The unions and the airline meet again on Thursday.",
        "French and German ministers met in Berlin to discuss the price of milk.",
        "Brazil and Argentina will hold talks on car exports next week.",
        "The Kenyan and Ugandan presidents met at a wedding in Kampala.",
        "Peru and Chile discussed the copper market.",
    ],
)
def test_meetings_that_are_not_about_forces_are_no_talks(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two governments are holding talks on the status of US forces in Iraq, the Iraqi prime minister's "
            "office said.",
            ["iraqi prime minister's office: talks IRQ+USA actual"],
        ),
        (
            "Some 900 Italian soldiers are in Niger. The two sides are negotiating a timetable, a deputy said.",
            ["deputy: talks ITA+NER actual", "presence ITA NER actual 810..990"],
        ),
        (
            "French troops are in Chad under an accord of 1976. Both governments are meeting to discuss a new lease. "
            "An aide to the president said that there were no such talks.",
            ["aide to the president: talks FRA+TCD not actual", "presence FRA TCD actual", "talks FRA+TCD actual"],
        ),
        (
            "Denmark keeps 300 soldiers in Latvia. Both governments will meet next month to talk about elections.",
            ["presence DNK LVA actual 300"],
        ),
    ],
)
def test_the_two_sides_are_the_owner_of_the_force_and_its_host(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "About 200 Danish soldiers are in Ghana. American officials met the prime minister to talk about the "
            "Danish soldiers. The president's office said no such meeting had taken place.",
            [
                "presence DNK GHA actual 180..220",
                "president's office: talks GHA+USA not actual",
                "talks GHA+USA actual",
            ],
        ),
        (
            "Denmark keeps 300 soldiers in Latvia. An Estonian envoy met the president to discuss the soldiers.",
            ["presence DNK LVA actual 300", "talks EST+LVA actual"],
        ),
        (
            "Denmark keeps 300 soldiers in Latvia. An Estonian envoy met the president to discuss trade.",
            ["presence DNK LVA actual 300"],
        ),
    ],
)
def test_a_minister_of_no_named_state_is_the_host_s(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Denmark keeps 300 soldiers in Latvia. There have been no talks with Denmark about an extension, "
            "a Latvian minister said.",
            ["latvian minister: talks DNK+LVA not actual", "presence DNK LVA actual 300"],
        ),
        (
            "Denmark keeps 300 soldiers in Latvia. Talks between Riga and Copenhagen on the timetable begin in July.",
            ["presence DNK LVA actual 300", "talks DNK+LVA planned"],
        ),
        (
            "Denmark keeps 300 soldiers in Latvia. Talks between Lima and Quito on the timetable begin in July.",
            ["presence DNK LVA actual 300"],
        ),
        (
            "Denmark keeps 300 soldiers in Latvia. Riga and Copenhagen held talks on a timetable for the ferries.",
            ["presence DNK LVA actual 300"],
        ),
    ],
)
def test_a_lease_or_timetable_is_the_force_s_where_its_owner_talks(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
