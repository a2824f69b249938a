"""No text and no date may raise, and time grows with length only."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.times import find_times, interval_of

BLANK = spacy.blank("en")
PIECES = st.sampled_from(
    [
        "early",
        "mid",
        "late",
        "the",
        "end",
        "of",
        "March",
        "May",
        "Mar",
        ".",
        ",",
        "-",
        "–",
        "/",
        ":",
        "’",
        "'",
        "24",
        "31",
        "2019",
        "0000",
        "9999",
        "1999",
        "99999999999999999999",
        "10:35",
        "a.m.",
        "p.m.",
        "GMT",
        "Tuesday",
        "Fri",
        "last",
        "next",
        "this",
        "that",
        "same",
        "year",
        "years",
        "week",
        "days",
        "ago",
        "later",
        "earlier",
        "from",
        "now",
        "two",
        "several",
        "a",
        "half",
        "million",
        "quarter",
        "first",
        "3rd",
        "century",
        "fiscal",
        "Christmas",
        "Easter",
        "Day",
        "winter",
        "in",
        "by",
        "until",
        "since",
        "before",
        "after",
        "between",
        "and",
        "to",
        "every",
        "weekend",
        "tonight",
        "decade",
        "centuries",
        "٣",
        "十",
        "\n",
    ]
)
DATES = st.sampled_from([None, "2019-10-22", "0001-01-01", "9999-12-31", "2020-02-29", "x"])


@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join)),
    DATES,
)
def test_every_span_is_quoted_and_every_range_is_in_order(text: str, date: str | None) -> None:
    end = 0
    for time in find_times(BLANK.make_doc(text), date):
        assert text[time.start : time.end] == time.text
        assert time.start >= end
        end = time.end
        assert time.from_ is None or time.to is None or time.from_ <= time.to


@given(st.text(alphabet="0123456789-WQHXTSPUFAIE", max_size=12))
def test_any_value_has_an_interval_or_none(value: str) -> None:
    first, last = interval_of(value)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "1,000" * 20_000,
        "early of the " * 8_000,
        "the " * 25_000,
        "late " * 20_000,
        "April 1 and 2 and " * 6_000,
        "two other " * 10_000,
        "last Tuesday " * 8_000,
        "one hundred million years ago " * 4_000,
        "last " * 20_000,
        "10:" * 3_000,
        "2019-" * 20_000,
    ],
)
def test_long_odd_texts_are_read(text: str) -> None:
    for time in find_times(BLANK.make_doc(text), "2019-10-22"):
        assert text[time.start : time.end] == time.text
