"""One voice says that it is so or will be, the other that it is not or will not."""

import pytest
from hand_made import arrival, days, departure, kinds, presence, statement, talks

from sayso.records import Claim, Span


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        (presence("a"), presence("b", negated=True)),
        (presence(None), presence("b", negated=True)),
        (presence("a", status="planned"), presence("b", status="planned", negated=True)),
        (arrival("a"), arrival("b", negated=True)),
        (arrival("a", origin="ETH"), arrival("b", negated=True)),
        (departure("a", status="planned"), departure("b", status="planned", negated=True)),
        (departure("a", strength=(300, 300)), departure("b", negated=True)),
        (talks("a"), talks("b", negated=True)),
        (talks("a", status="planned"), talks("b", status="planned", negated=True)),
    ],
)
def test_what_one_voice_tells_and_another_denies_conflicts(told: Claim, denied: Claim) -> None:
    assert kinds(told, denied) == ["negation"]


def evidence(text: str) -> Span:
    return Span(start=0, end=len(text), text=text)


ALL_LEFT = departure("a", evidence=evidence("the last of its soldiers had left Somalia"))


def test_the_departure_of_all_denies_that_some_are_there() -> None:
    assert kinds(ALL_LEFT, presence("b", strength=(500, 500))) == ["negation"]
    assert kinds(ALL_LEFT, presence("b", place_name="Baidoa")) == ["negation"]


@pytest.mark.parametrize(
    ("left", "stay"),
    [
        (ALL_LEFT, presence("a")),
        (ALL_LEFT, presence("b", when=days("2024-01-01", "2024-05-31"))),
        (ALL_LEFT, presence("b", status="planned")),
        (departure("a", evidence=evidence("some left Somalia in the last week")), presence("b")),
        (departure("a", origin_name="Baidoa", evidence=evidence("all of them left Baidoa")), presence("b")),
        (departure("a", origin_name="Mogadishu", evidence=evidence("all of them left Mogadishu")), presence("b")),
    ],
)
def test_a_departure_of_some_or_from_a_part_or_later_denies_no_presence(left: Claim, stay: Claim) -> None:
    assert kinds(left, stay) == []


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (presence("a"), presence("a", negated=True)),
        (presence("a"), presence("b")),
        (presence("a", negated=True), presence("b", negated=True)),
        (presence("a"), presence("b", negated=True, force="UGA")),
        (presence("a"), presence("b", negated=True, place="KEN")),
        (presence("a", status="possible"), presence("b", negated=True)),
        (presence("a"), presence("b", negated=True, status="possible")),
        (arrival("a"), arrival("b", negated=True, destination="KEN")),
        (arrival("a"), departure("b", negated=True)),
        (departure("a", status="possible"), departure("b", status="planned", negated=True)),
        (talks("a"), talks("b", negated=True, parties=["ETH", "KEN"])),
        (talks("a", status="possible"), talks("b", status="planned", negated=True)),
    ],
)
def test_what_nobody_denies_is_no_conflict(told: Claim, other: Claim) -> None:
    assert kinds(told, other) == []


def test_a_past_presence_and_a_present_absence_do_not_conflict() -> None:
    past = presence("a", when=days("2010-01-01", "2010-12-31"))
    assert kinds(past, presence("b", negated=True, when=days("2024-06-01", "2024-06-30"))) == []


def test_a_denied_part_does_not_deny_the_whole() -> None:
    whole = presence("a", place_name="Somalia")
    assert kinds(whole, presence("b", negated=True, place_name="Kismayo")) == []
    assert kinds(arrival("a"), arrival("b", negated=True, destination_name="Kismayo")) == []


def test_a_denied_whole_denies_its_parts() -> None:
    denied = presence("b", negated=True, place_name="Somalia")
    assert kinds(presence("a", place_name="Kismayo"), denied) == ["negation"]


def test_a_denied_way_does_not_deny_another_way_to_the_same_place() -> None:
    assert kinds(arrival("a"), arrival("b", negated=True, origin="KEN")) == []


@pytest.mark.parametrize("cue", ["wants", "would like", "hopes", "wished"])
def test_what_a_voice_only_wishes_contradicts_nobody(cue: str) -> None:
    wish = departure("a", status="planned", statement="s1")
    denial = departure("b", status="planned", negated=True, statement="s2")
    assert kinds(wish, denial, statements=(statement("s1", cue), statement("s2", "said"))) == []
    assert kinds(wish, denial, statements=(statement("s1", "announced"), statement("s2", "said"))) == ["negation"]
