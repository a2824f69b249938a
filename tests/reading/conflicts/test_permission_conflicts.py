"""A force where its leave was refused or taken back; leave given against leave not given."""

import pytest
from hand_made import arrival, conflicts, days, departure, kinds, permission, presence

from sayso.records import Claim, Span


@pytest.mark.parametrize("taken", ["refused", "revoked"])
@pytest.mark.parametrize(
    "force_there",
    [
        presence("the governor"),
        presence("the governor", status="planned"),
        presence("the governor", strength=(300, 300)),
        arrival("the governor"),
        arrival("the governor", status="planned", origin="ETH"),
    ],
)
def test_a_force_is_or_comes_where_its_leave_was_taken(taken: str, force_there: Claim) -> None:
    assert kinds(force_there, permission("the minister", taken)) == ["permission"]


def test_one_voice_alone_may_tell_both_sides() -> None:
    (found,) = conflicts(presence(None), permission(None, "refused"))
    assert found.voices == ["the report", "the report"]


def test_leave_given_by_one_voice_and_refused_by_another() -> None:
    assert kinds(permission("Kampala", "granted"), permission("the minister", "refused")) == ["permission"]


def test_leave_taken_back_conflicts_with_a_presence_after_that() -> None:
    revoked = permission("the minister", "revoked", when=days("2024-03-01", "2024-03-01"))
    assert kinds(revoked, presence("the governor")) == ["permission"]
    assert kinds(revoked, presence("the governor", status="planned", when=days(None, "2024-12-31"))) == ["permission"]


def test_leave_that_ends_on_a_later_day_conflicts_with_a_stay_beyond_it() -> None:
    revoked = permission("the minister", "revoked", when=days("2024-09-30", "2024-09-30"))
    stay = presence("the general", status="planned", when=days(None, "2025-12-31"))
    assert kinds(revoked, stay) == ["permission"]


def test_leave_never_given_conflicts_with_a_past_presence() -> None:
    never = Span(start=0, end=0, text="had never let the troops in")
    there = presence("the governor", when=days("2019-01-01", "2019-12-31"))
    assert kinds(permission("the minister", "refused", evidence=never), there) == ["permission"]


def test_leave_refused_now_does_not_conflict_with_a_presence_before() -> None:
    there = presence("the governor", when=days("2019-01-01", "2019-12-31"))
    assert kinds(permission("the minister", "refused"), there) == []


@pytest.mark.parametrize("status", ["granted", "requested"])
def test_leave_given_or_asked_for_conflicts_with_no_presence(status: str) -> None:
    assert kinds(presence("the governor"), permission("the minister", status)) == []


@pytest.mark.parametrize(
    "other",
    [
        presence("the governor", place="KEN"),
        presence("the governor", place=None),
        presence("the governor", force="UGA"),
        presence("the governor", force=None),
        presence("the governor", negated=True),
        presence("the governor", status="possible"),
        arrival("the governor", destination="DJI"),
        arrival("the governor", negated=True, status="planned"),
        arrival("the governor", status="possible"),
        departure("the governor"),
    ],
)
def test_another_force_or_place_or_none_at_all_breaks_no_refusal(other: Claim) -> None:
    assert kinds(other, permission("the minister", "refused")) == []


def test_a_past_presence_does_not_conflict_with_leave_taken_back_since() -> None:
    past = presence("the governor", when=days("2014-01-01", "2014-12-31"))
    assert kinds(past, permission("the minister", "revoked")) == []


def test_a_past_arrival_does_not_conflict_with_leave_taken_back_since() -> None:
    revoked = permission("the minister", "revoked", when=days("2024-06-10", "2024-06-10"))
    assert kinds(arrival("the governor", when=days("2014-01-01", "2014-12-31")), revoked) == []


def test_leave_that_ends_later_does_not_conflict_with_a_presence_until_then() -> None:
    revoked = permission("the minister", "revoked", when=days("2024-09-30", "2024-09-30"))
    stay = presence("the general", status="planned", when=days(None, "2024-08-31"))
    assert kinds(revoked, presence("the governor")) == []
    assert kinds(revoked, stay) == []


def test_leave_given_and_taken_back_later_is_no_conflict() -> None:
    assert kinds(permission("Kampala", "granted"), permission("the minister", "revoked")) == []


def test_one_voice_that_tells_leave_given_and_refused_is_no_conflict() -> None:
    assert kinds(permission("Kampala", "granted"), permission("Kampala", "refused")) == []


def test_leave_given_by_one_authority_and_refused_by_another_is_no_conflict() -> None:
    given = permission("a diplomat", "granted", authority="UN")
    assert kinds(given, permission("the minister", "refused")) == []


def test_leave_given_for_another_place_is_no_conflict() -> None:
    assert kinds(permission("Kampala", "granted", place="KEN"), permission("the minister", "refused")) == []
