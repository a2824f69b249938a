"""Hosts are asked at their pace, and left alone after errors."""

from __future__ import annotations

from sayso.watching.pacing import LONGEST_BACK_OFF, Pacer, back_off


class Clock:
    """A time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def make() -> tuple[Pacer, Clock]:
    clock = Clock()
    return Pacer(2.0, clock=clock, sleep=clock.sleep), clock


def test_a_host_waits_for_its_gap_and_another_does_not() -> None:
    pacer, clock = make()
    pacer.take_turn("a.example")
    pacer.take_turn("b.example")
    assert clock.now == 100.0
    pacer.take_turn("a.example")
    assert clock.now == 102.0


def test_a_longer_delay_that_the_host_wants_counts() -> None:
    pacer, clock = make()
    pacer.take_turn("a.example", 10.0)
    pacer.take_turn("a.example", 10.0)
    assert clock.now == 110.0


def test_a_host_that_failed_rests_longer_each_time_until_it_answers() -> None:
    pacer, clock = make()
    pacer.note_failure("a.example")
    assert pacer.resting("a.example") and not pacer.resting("b.example")
    clock.now += 61
    assert not pacer.resting("a.example")
    pacer.note_failure("a.example")
    clock.now += 61
    assert pacer.resting("a.example")
    pacer.note_success("a.example")
    assert not pacer.resting("a.example")


def test_back_off_doubles_to_a_bound_and_heeds_what_the_host_says() -> None:
    assert [back_off(n) for n in (1, 2, 3)] == [60.0, 120.0, 240.0]
    assert back_off(1_000) == LONGEST_BACK_OFF
    assert back_off(1, retry_after=3_600.0) == 3_600.0
