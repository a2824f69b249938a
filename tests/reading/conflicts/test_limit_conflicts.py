"""A strength or a movement that takes a force over a limit."""

import pytest
from hand_made import arrival, days, departure, kinds, limit, presence

from sayso.records import Claim


@pytest.mark.parametrize(
    "over",
    [
        presence("the governor", strength=(3000, 3000)),
        presence("the governor", strength=(2501, None)),
        presence("the governor", strength=(3000, 3500), status="planned"),
        arrival("the governor", strength=(2600, 2600), status="planned"),
        presence(None, strength=(4000, 4000)),
    ],
)
def test_a_strength_over_the_limit_conflicts_with_it(over: Claim) -> None:
    assert kinds(limit("the minister", 2500), over) == ["limit"]


@pytest.mark.parametrize("relation", ["at", "at-or-over", "over"])
def test_more_are_to_come_where_the_limit_is_reached(relation: str) -> None:
    cap = limit("officials", None, relation=relation)
    assert kinds(cap, arrival("the general", status="planned", strength=(100, 100))) == ["limit"]
    assert kinds(cap, arrival("the general", status="planned")) == ["limit"]


def test_one_voice_alone_may_tell_both_the_limit_and_the_strength() -> None:
    assert kinds(limit(None, 500), presence(None, strength=(640, 640))) == ["limit"]


@pytest.mark.parametrize(
    "within",
    [
        presence("the governor", strength=(2000, 2000)),
        presence("the governor", strength=(2500, 2500)),
        presence("the governor", strength=(2000, 3000)),
        presence("the governor", strength=(0, 5000)),
        presence("the governor"),
        presence("the governor", strength=(3000, 3000), place="KEN"),
        presence("the governor", strength=(3000, 3000), force="UGA"),
        presence("the governor", strength=(3000, 3000), negated=True),
        presence("the governor", strength=(3000, 3000), status="possible"),
        departure("the governor", strength=(3000, 3000)),
        arrival("the governor", strength=(3000, 3000), destination="KEN"),
    ],
)
def test_a_strength_that_need_not_be_over_the_limit_does_not_conflict(within: Claim) -> None:
    assert kinds(limit("the minister", 2500), within) == []


@pytest.mark.parametrize("relation", ["under", "unknown"])
def test_more_may_come_where_the_limit_is_not_reached(relation: str) -> None:
    cap = limit("officials", 2500, relation=relation)
    assert kinds(cap, arrival("the general", status="planned", strength=(100, 100))) == []


def test_a_force_that_leaves_breaks_no_limit_that_is_reached() -> None:
    assert kinds(limit("officials", None, relation="at"), departure("the general", status="planned")) == []


def test_a_past_strength_never_breaks_a_later_limit() -> None:
    past = presence("the governor", strength=(9000, 9000), when=days("2015-01-01", "2015-12-31"))
    assert kinds(limit("the minister", 2500), past) == []
    assert kinds(limit("the minister", 2500, when=days("2020-05-01", None)), past) == []


def test_a_strength_told_of_a_time_after_the_limit_breaks_it() -> None:
    later = presence("the governor", strength=(9000, 9000), when=days("2022-01-01", "2022-12-31"))
    assert kinds(limit("the minister", 2500, when=days("2020-05-01", None)), later) == ["limit"]


def test_a_strength_of_last_month_breaks_a_limit_that_has_no_day() -> None:
    recent = presence("the governor", strength=(9000, 9000), when=days("2024-05-01", "2024-05-31"))
    assert kinds(limit("the minister", 2500), recent) == ["limit"]
