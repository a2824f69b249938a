"""Figures are found in what the scorers print."""

import pytest

from benchmarks.printed import f1_of, figure_of, notes_of
from benchmarks.results import BenchmarkError

ATTRIBUTION = """\
reports 84, without a prediction 0
source tokens    precision  77.0  recall  71.2  F1  74.0
exact            precision  50.5  recall  45.3  F1  47.7
"""
PLACES = """\
without a prediction 2
recognised          precision  89.6  recall  76.5  F1  82.5
recognised+resolved precision  74.3  recall  71.7  F1  73.0
of the recognised: accuracy@161km 85.7, median error 0.0 km, mean error 556.6 km
"""
TIMES = """\
without a prediction 0
relaxed: precision 90.9  recall 95.3  F1 93.1
strict F1 84.7  type F1 85.7  value F1 76.1
"""
EVENTS = """\
without a prediction 0
sentences 152  any 61.2%  first 40.0%  events made per sentence 1.10
actors and recipients right, where the type is: 55.5% of 90
"""
READING = """\
reports 12, without a record 1, dated right 11
claims        precision  70.1  recall  60.2  F1  64.8  (50 of 83)
claims, full  precision 100.0  recall   0.0  F1   0.0  (0 of 83)
"""


@pytest.mark.parametrize(
    ("output", "label", "f1"),
    [
        (ATTRIBUTION, "source tokens", 74.0),
        (ATTRIBUTION, "exact", 47.7),
        (PLACES, "recognised", 82.5),
        (PLACES, "recognised+resolved", 73.0),
        (TIMES, "relaxed", 93.1),
        (READING, "claims", 64.8),
        (READING, "claims, full", 0.0),
    ],
)
def test_an_f1_is_found_by_the_label_of_its_line(output, label, f1):
    assert f1_of(output, label) == f1


@pytest.mark.parametrize(
    ("output", "label", "figure"),
    [
        (PLACES, "accuracy@161km", 85.7),
        (TIMES, "type F1", 85.7),
        (TIMES, "value F1", 76.1),
        (EVENTS, "any", 61.2),
        (EVENTS, "first", 40.0),
        (EVENTS, "actors and recipients right, where the type is:", 55.5),
    ],
)
def test_a_lone_figure_is_found_by_the_words_before_it(output, label, figure):
    assert figure_of(output, label) == figure


def test_a_figure_that_was_not_printed_is_an_error_and_no_zero():
    with pytest.raises(BenchmarkError, match="content tokens"):
        f1_of(ATTRIBUTION, "content tokens")
    with pytest.raises(BenchmarkError, match="accuracy"):
        figure_of(TIMES, "accuracy@161km")


def test_reports_without_a_record_are_remarked_on():
    assert notes_of([PLACES, TIMES, READING]) == ("3 without a record",)


def test_no_remark_is_made_where_every_report_has_its_record():
    assert notes_of([ATTRIBUTION, TIMES]) == ()
