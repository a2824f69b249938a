"""Merging: one voice tells a proposition once, however often it is told."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dutch soldiers left Mali on Monday. The Dutch troops left Mali after ten years.",
            ["movement NLD MLI>- actual"],
        ),
        (
            "The minister said that Kenyan troops were in Somalia. Kenyan soldiers are in Somalia, the minister said.",
            ["minister: presence KEN SOM actual"],
        ),
        (
            "Peru allowed American soldiers to enter Peru. American soldiers were permitted to enter Peru.",
            ["permission PER USA PER granted"],
        ),
        (
            "Uganda will withdraw its soldiers from Somalia. Ugandan troops will leave Somalia, "
            "and they will leave Somalia soon.",
            ["movement UGA SOM>- planned"],
        ),
    ],
)
def test_what_one_voice_tells_twice_is_one_claim(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rwandan troops are in Mozambique. About 1,000 Rwandan soldiers are in Mozambique.",
            ["presence RWA MOZ actual 900..1100"],
        ),
        (
            "Chinese soldiers left Sudan. Chinese soldiers went from Sudan to Djibouti.",
            ["movement CHN SDN>DJI actual"],
        ),
    ],
)
def test_what_a_later_telling_adds_is_kept(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenyan troops are in Somalia, the governor said. The ambassador said that Kenyan troops were in Somalia.",
            ["ambassador: presence KEN SOM actual", "governor: presence KEN SOM actual"],
        ),
        (
            "Italian soldiers are in Niger. The mayor said that Italian soldiers were in Niger.",
            ["mayor: presence ITA NER actual", "presence ITA NER actual"],
        ),
    ],
)
def test_what_two_voices_tell_is_two_claims(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There were 300 Irish soldiers in Chad in 2008, the general said. The general said "
            "that 450 Irish soldiers were in Chad in 2009.",
            ["general: presence IRL TCD actual 300", "general: presence IRL TCD actual 450"],
        ),
    ],
)
def test_different_strengths_are_two_claims(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Swedish troops are in Mali. Swedish troops will stay in Mali.",
            ["presence SWE MLI actual", "presence SWE MLI planned"],
        ),
    ],
)
def test_different_status_is_two_claims(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkish soldiers are in Syria. Turkish soldiers are in Libya.",
            ["presence TUR LBY actual", "presence TUR SYR actual"],
        ),
    ],
)
def test_the_same_force_in_two_places_is_two_claims(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Indian troops entered Sri Lanka in 1987. Indian troops entered Sri Lanka in 2004.",
            ["movement IND ->LKA actual", "movement IND ->LKA actual"],
        ),
    ],
)
def test_different_times_are_two_claims(read: Read, text: str, expected: list[str]) -> None:
    assert read(text) == expected
