"""What counts as a lowered score, and what the check says of scores it cannot compare."""

import pytest

from benchmarks.baseline import Comparison, compare, load, save, updated
from benchmarks.results import Result, Score

PINNED = {"times": {"relaxed F1": 93.1}, "speed": {"ratio": 0.40}}


def result(measure: str, name: str, value: float, **more: float) -> Result:
    return Result(measure, "a text", (Score(name, value, **more),))


def test_a_lowered_score_is_named_with_both_figures():
    comparison = compare(PINNED, [result("times", "relaxed F1", 92.9)])
    assert comparison.lowered == ("times, relaxed F1: 93.1 → 92.9",)


def test_a_raised_score_passes_and_is_named():
    comparison = compare(PINNED, [result("times", "relaxed F1", 94.0)])
    assert comparison.lowered == ()
    assert comparison.raised == ("times, relaxed F1: 93.1 → 94.0",)


@pytest.mark.parametrize("value", [93.0, 93.1, 93.2])
def test_a_score_within_the_rounding_is_neither_lowered_nor_raised(value):
    assert compare(PINNED, [result("times", "relaxed F1", value)]) == Comparison()


@pytest.mark.parametrize(("ratio", "lowered"), [(0.31, 0), (0.30, 0), (0.29, 1)])
def test_a_speed_may_fall_by_its_tolerance_and_no_further(ratio, lowered):
    slower = result("speed", "ratio", ratio, decimals=2, tolerance=0.25)
    assert len(compare(PINNED, [slower]).lowered) == lowered


def test_a_score_that_a_measure_no_longer_yields_counts_as_lowered():
    comparison = compare(PINNED, [result("times", "value F1", 76.0)])
    assert comparison.lowered == ("times, relaxed F1: no longer measured",)


def test_a_score_that_is_not_pinned_passes_and_is_named():
    comparison = compare(PINNED, [result("places", "recognised F1", 82.5)])
    assert comparison == Comparison(unpinned=("places, recognised F1: 82.5",))


def test_a_measure_that_was_not_taken_lowers_nothing():
    assert compare(PINNED, []) == Comparison()


def test_an_update_pins_what_was_measured_and_keeps_the_rest():
    new = updated(PINNED, [result("times", "relaxed F1", 93.4567)])
    assert new == {"times": {"relaxed F1": 93.5}, "speed": {"ratio": 0.40}}


def test_what_is_saved_is_what_is_loaded(tmp_path):
    path = tmp_path / "baseline.json"
    save(PINNED, path)
    assert load(path) == PINNED


def test_without_a_file_nothing_is_pinned(tmp_path):
    assert load(tmp_path / "none.json") == {}
