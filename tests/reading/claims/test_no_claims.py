"""What is no claim: figures of speech, sport, business, opinion, and forces that are only presupposed."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "An army of accountants descended on the ministry.",
        "An army of lobbyists arrived in Brussels on Monday.",
        "A battalion of lawyers will land in London.",
        "The general's memoirs retreat from controversy.",
    ],
)
def test_a_figurative_army_is_no_force(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The striker's transfer from Ajax to Roma fell through.",
        "Fans invaded the pitch before the police moved in.",
        "Scotland will send a squad of 26 players to Germany.",
        "The Kenyan army team left for Cairo to play in the volleyball final.",
    ],
)
def test_sport_is_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bank pulled out of Russia last year.",
        "The fashion house deployed its sales force in Milan.",
        "The carmaker will move 300 workers from Spain to Romania.",
        "Toy soldiers made in China are no longer sold in Norway.",
        "The museum returned 40 bronze soldiers to Greece.",
    ],
)
def test_business_is_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked American troops in Iraq on Sunday.",
        "A bomb wounded three Kenyan soldiers in Somalia.",
        "Two French soldiers were killed in Mali on Friday.",
        "A memorial for British soldiers who died in Malaya was opened in 1968.",
        "The minister praised the Danish soldiers in Estonia.",
        "Soldiers in Guinea seized power and closed the border.",
    ],
)
def test_a_force_that_is_only_presupposed_makes_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Keeping the French soldiers in Gabon was the priority.",
        "The move is likely to anger Baghdad.",
        "The withdrawal was a mistake, the columnist wrote.",
        "The decision is bound to raise eyebrows in Ankara.",
    ],
)
def test_opinion_is_no_claim(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Turkish tourists left Libya on Friday.",
        "The Danish prime minister arrived in Estonia on Monday.",
        "Thousands of refugees crossed into Chad.",
        "The Kenyan foreign minister flew from Nairobi to Kampala.",
    ],
)
def test_civilians_who_travel_are_no_force(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The film tells of a Danish soldier who falls in love in Mali.",
        "The soldier's widow lives in Portugal.",
        "French army bakers won a prize in Lyon.",
        "The troops' pay will rise by 4 percent in January.",
        "The stamp shows a Polish lancer.",
        "Police in Nairobi arrested 12 students on Tuesday.",
    ],
)
def test_domestic_and_historical_asides_are_no_claims(read: Read, text: str) -> None:
    assert read(text) == []
