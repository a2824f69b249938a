"""The same movement or presence with dates that cannot both be right."""

import pytest
from hand_made import arrival, days, departure, kinds, presence

from sayso.records import Claim

MONDAY, FRIDAY = days("2024-06-03", "2024-06-03"), days("2024-06-07", "2024-06-07")
JUNE, JULY = days("2024-06-01", "2024-06-30"), days("2024-07-01", "2024-07-31")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (departure("a", when=MONDAY), departure("b", when=FRIDAY)),
        (arrival("a", when=MONDAY), arrival(None, when=FRIDAY)),
        (arrival("a", when=MONDAY, origin="ETH"), arrival("b", when=FRIDAY)),
        (departure("a", when=JUNE, status="planned"), departure("b", when=JULY, status="planned")),
        (
            departure("a", when=days(None, "2024-06-30"), status="planned"),
            departure("b", when=JULY, status="planned"),
        ),
        (
            departure("a", when=MONDAY, strength=(300, 300)),
            departure("b", when=FRIDAY, strength=(270, 330)),
        ),
    ],
)
def test_one_movement_on_two_dates_conflicts(one: Claim, other: Claim) -> None:
    assert kinds(one, other) == ["time"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (departure("a", when=MONDAY), departure("a", when=FRIDAY)),
        (departure("a", when=MONDAY), departure("b", when=JUNE)),
        (departure("a", when=MONDAY), departure("b")),
        (departure("a", when=MONDAY), departure("b", when=FRIDAY, force="UGA")),
        (departure("a", when=MONDAY), departure("b", when=FRIDAY, origin="KEN")),
        (departure("a", when=MONDAY), arrival("b", when=FRIDAY)),
        (arrival("a", when=MONDAY), arrival("b", when=FRIDAY, destination="KEN")),
        (departure("a", when=MONDAY), departure("b", when=JULY, status="planned")),
        (
            departure("a", when=JUNE, status="possible"),
            departure("b", when=JULY, status="possible"),
        ),
        (
            departure("a", when=days("2024-06-20", None), status="planned"),
            departure("b", when=JULY, status="planned"),
        ),
    ],
)
def test_dates_that_may_both_be_right_do_not_conflict(one: Claim, other: Claim) -> None:
    assert kinds(one, other) == []


def test_a_force_may_be_present_at_two_times() -> None:
    assert kinds(presence("a", when=MONDAY), presence("b", when=FRIDAY)) == []


def test_two_groups_of_different_strengths_may_leave_on_two_days() -> None:
    first = departure("a", when=MONDAY, strength=(100, 100))
    assert kinds(first, departure("b", when=FRIDAY, strength=(900, 900))) == []


def test_movements_to_two_towns_may_fall_on_two_days() -> None:
    first = arrival("a", when=MONDAY, destination_name="Baidoa")
    assert kinds(first, arrival("b", when=FRIDAY, destination_name="Kismayo")) == []


def test_a_stay_beyond_the_day_of_leaving_conflicts() -> None:
    leaves = departure("a", when=days(None, "2024-06-30"), status="planned")
    stays = presence("b", when=days(None, "2024-12-31"), status="planned")
    assert kinds(leaves, stays) == ["time"]


@pytest.mark.parametrize(
    ("leaves", "stays"),
    [
        (departure("a", when=JULY, status="planned"), presence("b", when=days(None, "2024-06-30"), status="planned")),
        (departure("a", when=JUNE, status="planned"), presence("a", when=JULY, status="planned")),
        (
            departure("a", when=JUNE, status="planned", strength=(300, 300)),
            presence("b", when=JULY, status="planned"),
        ),
        (departure("a", when=JUNE, status="planned"), presence("b", when=JULY)),
    ],
)
def test_a_stay_until_then_or_of_others_conflicts_with_no_departure(leaves: Claim, stays: Claim) -> None:
    assert kinds(leaves, stays) == []


def test_the_same_number_leaves_a_part_of_the_land_and_the_land_on_one_day() -> None:
    first = departure("a", when=MONDAY, strength=(600, 600), origin_name="western Somalia")
    assert kinds(first, departure("b", when=FRIDAY, strength=(600, 600), origin_name="country")) == ["time"]
    assert kinds(first, departure("b", when=FRIDAY, strength=(500, 500), origin_name="country")) == []


def test_a_departure_after_none_is_left_conflicts() -> None:
    none = presence("a", when=days(None, "2024-06-30"), status="planned", negated=True)
    assert kinds(none, departure("b", when=days("2024-08-01", None), status="planned")) == ["time"]
    assert kinds(none, departure("b", when=JUNE, status="planned")) == []
    assert kinds(none, departure("b", when=JULY, status="planned", origin="KEN")) == []
