"""Strengths of the same force, place and time that do not overlap."""

import pytest
from hand_made import arrival, days, departure, kinds, presence

from sayso.records import Claim


@pytest.mark.parametrize(
    "other",
    [
        presence("the governor", strength=(80, 90)),
        presence("the governor", strength=(701, None)),
        presence("the governor", strength=(0, 299)),
        presence(None, strength=(24, 99)),
        presence("the governor", strength=(900, 900), when=days("2024-06-12", "2024-06-12")),
    ],
)
def test_numbers_that_do_not_meet_conflict(other: Claim) -> None:
    assert kinds(presence("the minister", strength=(500, 600)), other) == ["strength"]


def test_numbers_of_one_movement_that_do_not_meet_conflict() -> None:
    assert kinds(arrival("a", strength=(400, 400)), arrival("b", strength=(1000, 1000))) == ["strength"]
    assert kinds(departure("a", strength=(400, 400)), departure("b", strength=(1000, 1000))) == ["strength"]


def test_numbers_of_one_past_time_that_do_not_meet_conflict() -> None:
    year, may = days("2019-01-01", "2019-12-31"), days("2019-05-01", "2019-05-31")
    assert kinds(presence("a", strength=(40, 40), when=year), presence("b", strength=(90, 90), when=may)) == [
        "strength"
    ]


@pytest.mark.parametrize(
    "other",
    [
        presence("the governor", strength=(550, 550)),
        presence("the governor", strength=(600, None)),
        presence("the governor", strength=(0, 500)),
        presence("the governor"),
        presence("the governor", strength=(80, 80), force="UGA"),
        presence("the governor", strength=(80, 80), place="KEN"),
        presence("the governor", strength=(80, 80), status="planned"),
        presence("the governor", strength=(80, 80), status="possible"),
        presence("the minister", strength=(80, 80)),
        presence("the governor", strength=(80, 80), when=days("2019-01-01", "2019-12-31")),
        arrival("the governor", strength=(80, 80)),
    ],
)
def test_numbers_that_may_both_be_right_do_not_conflict(other: Claim) -> None:
    assert kinds(presence("the minister", strength=(500, 600)), other) == []


def test_fewer_in_a_part_than_in_the_whole_is_no_conflict() -> None:
    part = presence("the governor", strength=(80, 80), place_name="Baidoa")
    assert kinds(presence("the minister", strength=(500, 600), place_name="Somalia"), part) == []


def test_more_in_a_part_than_in_the_whole_conflict() -> None:
    part = presence("the governor", strength=(900, 900), place_name="Baidoa")
    assert kinds(presence("the minister", strength=(500, 600), place_name="Somalia"), part) == ["strength"]


def test_two_parts_have_numbers_of_their_own() -> None:
    one = presence("the minister", strength=(500, 600), place_name="Baidoa")
    assert kinds(one, presence("the governor", strength=(80, 80), place_name="Kismayo")) == []


def test_the_same_part_in_other_words_is_the_same_place() -> None:
    one = presence("the minister", strength=(500, 600), place_name="the town of Baidoa")
    assert kinds(one, presence("the governor", strength=(80, 80), place_name="Baidoa")) == ["strength"]


def test_movements_to_different_places_have_numbers_of_their_own() -> None:
    one = arrival("a", strength=(400, 400))
    assert kinds(one, arrival("b", strength=(1000, 1000), destination="KEN")) == []
    assert kinds(one, departure("b", strength=(1000, 1000))) == []
