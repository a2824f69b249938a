from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.dates import iso_day
from sayso.intake.outcomes import Refused


@pytest.mark.parametrize(
    "written",
    [
        "2019-10-22",
        " 2019-10-22 ",
        "2019-10-22T09:30:00Z",
        "2019-10-22T09:30:00.123456789Z",
        "2019-10-22 09:30:00+00:00",
        "20191022",
        "20191022T093000Z",
        "20191022093000",
        "201910220930",
        "2019/10/22",
        "Tue, 22 Oct 2019 09:30:00 GMT",
        "Tue, 22 Oct 2019 09:30:00 -0500",
        "Tue Oct 22 09:30:00 EST 2019",
        "22 Oct 2019",
        "22nd October 2019",
        "22-Oct-2019",
        "Oct. 22, 2019",
        "October 22, 2019 at 9:30 a.m.",
        "22.10.2019",
        "22/10/2019",
        "10/22/2019",
        "1571736600",
        "1571736600000",
        "1571736600.0",
        20191022,
        20191022.0,
        1571736600,
        1571736600.5,
        1571736600_000,
        1571736600_000_000,
        1571736600_000_000_000,
        date(2019, 10, 22),
        datetime(2019, 10, 22, 9, 30, tzinfo=UTC),
    ],
)
def test_a_date_is_read_in_every_usual_way_of_writing_it(written):
    assert iso_day(written) == "2019-10-22"


def test_the_day_is_the_written_one_whatever_the_time_zone():
    assert iso_day("2019-10-22T23:30:00-05:00") == "2019-10-22"
    assert iso_day("Tue, 22 Oct 2019 00:10:00 +0300") == "2019-10-22"
    late = datetime(2019, 10, 22, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert iso_day(late) == "2019-10-22"


@pytest.mark.parametrize("missing", [None, "", "  ", float("nan"), "NaN", "None", "null", "NaT"])
def test_a_missing_date_is_none(missing):
    assert iso_day(missing) is None


@pytest.mark.parametrize(
    "written",
    [
        "2019-13-45",
        "2019-02-30",
        "31 Nov 2019",
        "2019",
        "2019-10",
        "October 2019",
        "22 October",
        "Tuesday",
        "yesterday",
        "10:30",
        "1 2 3",
        "22 Oct 19",
        "soon",
        "on 2019-10-22 or later",
        "0000-00-00",
        "99999999999999999999",
        12,
        -5,
        float("inf"),
        True,
        ["2019-10-22"],
        {"day": 22},
    ],
)
def test_what_is_no_full_date_is_refused_with_its_value(written):
    with pytest.raises(Refused, match="is no date"):
        iso_day(written)


def test_a_day_and_month_that_could_be_swapped_are_refused_not_guessed():
    with pytest.raises(Refused, match="'03/04/2019' could be day or month first"):
        iso_day("03/04/2019")
    assert iso_day("04/04/2019") == "2019-04-04"
    assert iso_day("03.04.2019") == "2019-04-03"


@given(st.text(max_size=90) | st.integers() | st.floats() | st.dates() | st.datetimes())
def test_any_value_gives_an_iso_day_or_none_or_is_refused(value):
    try:
        day = iso_day(value)
    except Refused:
        return
    assert day is None or date.fromisoformat(day).isoformat() == day
