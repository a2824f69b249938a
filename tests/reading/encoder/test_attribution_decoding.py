"""From scores to attributions that agree. No trained network is needed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.encoder.attribution import tags
from sayso.reading.encoder.attribution.agree import read_again, read_together
from sayso.reading.encoder.attribution.decode import Around, best_tags, find_anchors

TRANSITIONS = tags.forbidden_transitions()


Told = dict[int, tuple[int, float]]


def around(*readings: tuple[int, Told]) -> Around:
    """Scores of anchors whose best tags are given as {place in the text: (tag, score)}."""
    scores = np.zeros((len(readings), tags.REACH, tags.ROLE_TAGS), np.float32)
    for row, (anchor, told) in enumerate(readings):
        for place, (tag, score) in told.items():
            scores[row, place - anchor + tags.BEFORE, tag] = score
    anchors = np.array([anchor for anchor, _ in readings])
    return Around(anchors, np.full(len(readings), 0.5, np.float32), scores)


def test_a_tag_that_continues_never_follows_another_role() -> None:
    scores = np.zeros((1, tags.REACH, tags.ROLE_TAGS), np.float32)
    scores[0, :, tags.IN_CONTENT] = 5
    (found,), _ = best_tags(scores, TRANSITIONS)
    before = [tags.OUTSIDE, *found[:-1]]
    assert all(tag % 2 == 1 or last in (tag, tag - 1) for last, tag in zip(before, found, strict=True) if tag)


def test_the_anchor_is_always_of_a_cue() -> None:
    scores = np.zeros((1, tags.REACH, tags.ROLE_TAGS), np.float32)
    scores[0, :, tags.OUTSIDE] = 5
    (found,), (worth,) = best_tags(scores, TRANSITIONS)
    assert found[tags.BEFORE] == tags.BEGIN_CUE and worth == -5


def test_two_cues_side_by_side_are_two_anchors() -> None:
    odds = np.log(np.array([[0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.2, 0.7, 0.1], [1, 0, 0]]) + 1e-9)
    anchors, sure = find_anchors(odds.astype(np.float32), 0.5)
    assert anchors.tolist() == [1, 3] and sure[0] == pytest.approx(0.9, abs=1e-3)


def test_content_that_two_cues_want_goes_to_the_one_that_loses_more() -> None:
    first = (10, {10: (tags.BEGIN_CUE, 9), 5: (tags.BEGIN_CONTENT, 9), 15: (tags.BEGIN_CONTENT, 2)})
    second = (20, {20: (tags.BEGIN_CUE, 9), 15: (tags.BEGIN_CONTENT, 9)})
    found = read_together(around(first, second), TRANSITIONS)
    assert [(one.cue, one.content) for one in found] == [((10, 11), ((5, 6),)), ((20, 21), ((15, 16),))]


def test_a_source_may_be_shared() -> None:
    first = (10, {10: (tags.BEGIN_CUE, 9), 8: (tags.BEGIN_SOURCE, 9), 12: (tags.BEGIN_CONTENT, 9)})
    second = (20, {20: (tags.BEGIN_CUE, 9), 8: (tags.BEGIN_SOURCE, 9), 22: (tags.BEGIN_CONTENT, 9)})
    assert [one.source for one in read_together(around(first, second), TRANSITIONS)] == [(8, 9), (8, 9)]


def test_content_may_have_several_spans_and_no_source() -> None:
    contents = {5: (tags.BEGIN_CONTENT, 9.0), 6: (tags.IN_CONTENT, 9.0), 15: (tags.BEGIN_CONTENT, 9.0)}
    only = (10, {10: (tags.BEGIN_CUE, 9.0), **contents})
    (one,) = read_together(around(only), TRANSITIONS)
    assert one.source is None and one.content == ((5, 7), (15, 16))


def test_content_that_only_the_tagger_sees_is_claimed_by_the_attribution_beside_it() -> None:
    only = around((10, {10: (tags.BEGIN_CUE, 9), 12: (tags.BEGIN_CONTENT, 9), 13: (tags.OUTSIDE, 0.1)}))
    found = read_together(only, TRANSITIONS)
    tagged = np.full(20, -6, np.float32)
    tagged[12:14] = 6
    assert [one.content for one in found] == [((12, 13),)]
    (again,) = read_again(only, found, tagged, 0.1, TRANSITIONS)
    assert sorted(piece for span in again.content for piece in range(*span)) == [12, 13]


def test_no_attribution_claims_what_is_anothers_when_contents_are_read_again() -> None:
    first = (10, {10: (tags.BEGIN_CUE, 9), 12: (tags.BEGIN_CONTENT, 9)})
    second = (15, {15: (tags.BEGIN_CUE, 9), 13: (tags.BEGIN_CONTENT, 9)})
    both = around(first, second)
    found = read_together(both, TRANSITIONS)
    tagged = np.full(30, 6, np.float32)
    contents = [one.content for one in read_again(both, found, tagged, 5.0, TRANSITIONS)]
    held = [piece for content in contents for start, end in content for piece in range(start, end)]
    assert len(held) == len(set(held)) and 10 not in held and 15 not in held


def test_reading_again_with_no_weight_changes_nothing() -> None:
    only = around((10, {10: (tags.BEGIN_CUE, 9), 5: (tags.BEGIN_CONTENT, 9), 15: (tags.BEGIN_CONTENT, 9)}))
    found = read_together(only, TRANSITIONS)
    assert read_again(only, found, np.full(30, 6, np.float32), 0.0, TRANSITIONS) == found


def test_nothing_found_is_nothing_read_again() -> None:
    assert read_again(around(), [], np.zeros(5, np.float32), 1.0, TRANSITIONS) == []


def test_an_attribution_never_claims_its_own_cue_when_its_content_is_read_again() -> None:
    only = around((10, {10: (tags.BEGIN_CUE, 9), 11: (tags.IN_CUE, 0.5), 12: (tags.BEGIN_CONTENT, 9)}))
    (one,) = read_together(only, TRANSITIONS)
    (again,) = read_again(only, [one], np.full(30, 6, np.float32), 5.0, TRANSITIONS)
    assert one.cue == again.cue == (10, 12)
    assert all(end <= 10 or start >= 12 for start, end in again.content)


def test_of_two_anchors_in_one_cue_only_one_stays() -> None:
    first = (10, {10: (tags.BEGIN_CUE, 9), 11: (tags.IN_CUE, 9), 13: (tags.BEGIN_CONTENT, 9)})
    second = (11, {10: (tags.BEGIN_CUE, 8), 11: (tags.IN_CUE, 8), 13: (tags.BEGIN_CONTENT, 8)})
    (one,) = read_together(around(first, second), TRANSITIONS)
    assert (one.anchor, one.cue, one.content) == (10, (10, 12), ((13, 14),))


@given(st.integers(0, 10_000))
@settings(max_examples=40)
def test_any_scores_are_settled_so_that_nothing_is_claimed_twice(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 9))
    anchors = np.sort(chance.choice(60, count, replace=False))
    scores = chance.normal(0, 4, (count, tags.REACH, tags.ROLE_TAGS)).astype(np.float32)
    places = anchors[:, None] + np.arange(-tags.BEFORE, tags.AFTER)
    scores[(places < 0) | (places >= 60)] = tags.absent()
    unsettled = Around(anchors, chance.uniform(0.1, 0.9, count).astype(np.float32), scores)
    found = read_together(unsettled, TRANSITIONS)
    found = read_again(unsettled, found, chance.normal(0, 5, 60).astype(np.float32), 1.0, TRANSITIONS)
    held = [piece for one in found for span in (one.cue, *one.content) for piece in range(*span)]
    assert len(held) == len(set(held)) and all(0 <= piece < 60 for piece in held)
