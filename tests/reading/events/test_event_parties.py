"""Who does it and to whom: in active, passive and nominal clauses, with code and sector."""

from collections.abc import Callable

import pytest

from sayso.records import Event

Events = Callable[..., list[Event]]


def parties(event: Event) -> tuple[str | None, str | None]:
    return event.actor.text if event.actor else None, event.recipient.text if event.recipient else None


@pytest.mark.parametrize(
    ("sentence", "actor", "recipient"),
    [
        ("Chadian soldiers attacked a Sudanese convoy.", "Chadian soldiers", "a Sudanese convoy"),
        ("A Sudanese convoy was attacked by Chadian soldiers.", "Chadian soldiers", "A Sudanese convoy"),
        ("Chadian soldiers launched an attack on a Sudanese convoy.", "Chadian soldiers", "a Sudanese convoy"),
        ("An attack was launched on a Sudanese convoy by Chadian soldiers.", "Chadian soldiers", "a Sudanese convoy"),
        ("Peru was accused of spying by Chile.", "Chile", "Peru"),
        ("Malta gave Tunisia a loan.", "Malta", "Tunisia"),
        ("Malta gave aid to Tunisia.", "Malta", "Tunisia"),
        ("Ghana demanded that Togo release the pilots.", "Ghana", "Togo"),
        ("Ghana called for Togo to release the pilots.", "Ghana", "Togo"),
        ("Ghana demanded the withdrawal of Togolese troops from the bridge.", "Ghana", "Togolese troops"),
        ("Laos rejected a Thai proposal.", "Laos", "Thai"),
        ("Laos and Thailand signed a treaty.", "Laos", "Thailand"),
        ("Clashes between Laotian and Thai troops erupted near the temple.", "Laotian and Thai troops", "Thai"),
        ("Dozens of Peruvian teachers marched against the cabinet.", "Dozens of Peruvian teachers", "the cabinet"),
    ],
)  # fmt: skip
def test_actor_and_recipient_are_the_words_that_name_them(
    events: Events, sentence: str, actor: str, recipient: str
) -> None:
    assert parties(events(sentence)[0]) == (actor, recipient)


@pytest.mark.parametrize(
    ("sentence", "actor", "recipient"),
    [
        ("Kenyan police arrested two Somali lawmakers.", ("KEN", "COP"), ("SOM", "LEG")),
        ("Rebels in Mali attacked an army post.", ("MLI", "REB"), ("MLI", "MIL")),
        ("The Turkish parliament approved aid for Libya.", ("TUR", "LEG"), ("LBY", None)),
        ("Students in Chile protested outside the ministry.", ("CHL", "EDU"), ("CHL", "GOV")),
        ("The Sri Lankan army detained 40 villagers.", ("LKA", "MIL"), ("LKA", "CVL")),
        ("NATO condemned Serbia.", ("NATO", "IGO"), ("SRB", None)),
    ],
)
def test_parties_have_codes_and_sectors(
    events: Events, sentence: str, actor: tuple[str, str], recipient: tuple[str, str]
) -> None:
    event = events(sentence)[0]
    assert (event.actor_code, event.actor_sector) == actor
    assert (event.recipient_code, event.recipient_sector) == recipient


def test_it_in_what_a_state_says_is_the_state(events: Events) -> None:
    (event,) = events("Uruguay said on Monday that it had expelled two Bolivian diplomats.")
    assert (event.type, event.actor_code, event.recipient_code) == ("SANCTION", "URY", "BOL")


def test_people_of_a_state_are_its_people_whatever_they_are_called(events: Events) -> None:
    (event,) = events("The Albanians of Serbia marched on Friday.")
    assert event.actor_code == "SRB"


def test_who_foils_an_attack_does_not_attack(events: Events) -> None:
    (event,) = events("Togolese police foiled an attack on Benin.")
    assert (event.actor, event.recipient_code, event.negated) == (None, "BEN", True)


def test_who_is_not_told_is_null(events: Events) -> None:
    (event,) = events("Three Danish officers were arrested.")
    assert (event.actor, event.actor_code, event.recipient_code) == (None, None, "DNK")


def test_a_place_is_told_with_its_country(events: Events) -> None:
    (event,) = events("Gunmen attacked a mosque in Kandahar.")
    assert (event.place, event.place_code) == ("Kandahar", "AFG")


def test_a_meeting_in_a_third_land_is_not_with_that_land(events: Events) -> None:
    (event,) = events("In Geneva the Omani foreign minister met two mediators.")
    assert event.recipient_code is None


def test_when_is_resolved_against_the_date_of_the_report(events: Events) -> None:
    (event,) = events("Rwanda expelled the Belgian ambassador on Monday.")
    assert event.when is not None
    assert (event.when.from_, event.when.to) == ("2024-05-13", "2024-05-13")
