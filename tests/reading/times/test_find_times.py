"""Time expressions in sentences: text, TIMEX3 type and value, days covered.

The report is of Tuesday, 22 October 2019.
"""

import pytest
import spacy
from spacy.language import Language

from sayso.reading.times import find_times
from sayso.records import Time

BLANK = spacy.blank("en")
DATE = "2019-10-22"
Row = tuple[str, str, str | None, str | None, str | None]

DAYS: dict[str, Row] = {
    "The envoy left today.": ("today", "DATE", "2019-10-22", "2019-10-22", "2019-10-22"),
    "The envoy left yesterday.": ("yesterday", "DATE", "2019-10-21", "2019-10-21", "2019-10-21"),
    "The envoy will leave tomorrow.": ("tomorrow", "DATE", "2019-10-23", "2019-10-23", "2019-10-23"),
    "He left the day before yesterday.": (
        "the day before yesterday",
        "DATE",
        "2019-10-20",
        "2019-10-20",
        "2019-10-20",
    ),
    "The convoy arrived on Friday.": ("Friday", "DATE", "2019-10-18", "2019-10-18", "2019-10-18"),
    "The convoy will arrive on Friday.": ("Friday", "DATE", "2019-10-25", "2019-10-25", "2019-10-25"),
    "The minister spoke on Tuesday.": ("Tuesday", "DATE", "2019-10-22", "2019-10-22", "2019-10-22"),
    "The convoy arrived last Tuesday.": ("last Tuesday", "DATE", "2019-10-15", "2019-10-15", "2019-10-15"),
    "They will meet next Monday.": ("next Monday", "DATE", "2019-10-28", "2019-10-28", "2019-10-28"),
    "The convoy arrived late Thursday.": ("late Thursday", "DATE", "2019-10-17", "2019-10-17", "2019-10-17"),
    "It was built on January 15, 2018.": (
        "January 15, 2018",
        "DATE",
        "2018-01-15",
        "2018-01-15",
        "2018-01-15",
    ),
    "It was signed on 23 June 2018.": ("23 June 2018", "DATE", "2018-06-23", "2018-06-23", "2018-06-23"),
    "It was signed on the 23rd of June.": ("23rd of June", "DATE", "2019-06-23", "2019-06-23", "2019-06-23"),
    "They left on Oct. 3.": ("Oct. 3", "DATE", "2019-10-03", "2019-10-03", "2019-10-03"),
    "They left on Friday, Oct. 4.": ("Friday, Oct. 4", "DATE", "2019-10-04", "2019-10-04", "2019-10-04"),
    "They left on the first of July.": ("first of July", "DATE", "2019-07-01", "2019-07-01", "2019-07-01"),
    "They left on the 3rd.": ("3rd", "DATE", "2019-10-03", "2019-10-03", "2019-10-03"),
    "They left on 10/02/2019.": ("10/02/2019", "DATE", "2019-10-02", "2019-10-02", "2019-10-02"),
    "They left on 22/09/2019.": ("22/09/2019", "DATE", "2019-09-22", "2019-09-22", "2019-09-22"),
    "They left on 2019-09-22.": ("2019-09-22", "DATE", "2019-09-22", "2019-09-22", "2019-09-22"),
    "They left on 22.09.2019 at last.": ("22.09.2019", "DATE", "2019-09-22", "2019-09-22", "2019-09-22"),
    "The base was shut 11 days ago.": ("11 days ago", "DATE", "2019-10-11", "2019-10-11", "2019-10-11"),
    "It fell on Christmas Day.": ("Christmas Day", "DATE", "2019-12-25", "2019-12-25", "2019-12-25"),
    "It fell on Good Friday 2018.": ("Good Friday 2018", "DATE", "2018-03-30", "2018-03-30", "2018-03-30"),
    "It fell on Thanksgiving last year or so.": (
        "Thanksgiving",
        "DATE",
        "2019-11-28",
        "2019-11-28",
        "2019-11-28",
    ),
}
LONGER: dict[str, Row] = {
    "He spoke last week.": ("last week", "DATE", "2019-W42", "2019-10-14", "2019-10-20"),
    "They will meet next week.": ("next week", "DATE", "2019-W44", "2019-10-28", "2019-11-03"),
    "He spoke early this week.": ("early this week", "DATE", "2019-W43", "2019-10-21", "2019-10-22"),
    "It was shut last weekend.": ("last weekend", "DATE", "2019-W42-WE", "2019-10-19", "2019-10-20"),
    "They came over the weekend.": ("the weekend", "DATE", "2019-W42-WE", "2019-10-19", "2019-10-20"),
    "They came last month.": ("last month", "DATE", "2019-09", "2019-09-01", "2019-09-30"),
    "They came in July.": ("July", "DATE", "2019-07", "2019-07-01", "2019-07-31"),
    "They came in November.": ("November", "DATE", "2018-11", "2018-11-01", "2018-11-30"),
    "They will come in September.": ("September", "DATE", "2020-09", "2020-09-01", "2020-09-30"),
    "The November vote was planned.": ("November", "DATE", "2019-11", "2019-11-01", "2019-11-30"),
    "They may have come in November.": ("November", "DATE", "2018-11", "2018-11-01", "2018-11-30"),
    "They will come in March.": ("March", "DATE", "2020-03", "2020-03-01", "2020-03-31"),
    "They came in June last year.": ("June last year", "DATE", "2018-06", "2018-06-01", "2018-06-30"),
    "They came last June.": ("last June", "DATE", "2019-06", "2019-06-01", "2019-06-30"),
    "They came in early September.": ("early September", "DATE", "2019-09", "2019-09-01", "2019-09-10"),
    "They came in mid-September.": ("mid-September", "DATE", "2019-09", "2019-09-11", "2019-09-20"),
    "They came in late September.": ("late September", "DATE", "2019-09", "2019-09-21", "2019-09-30"),
    "They came in February 2016.": ("February 2016", "DATE", "2016-02", "2016-02-01", "2016-02-29"),
    "They came two months ago.": ("two months ago", "DATE", "2019-08", "2019-08-01", "2019-08-31"),
    "They came two years ago.": ("two years ago", "DATE", "2017", "2017-01-01", "2017-12-31"),
    "They came earlier this year.": ("earlier this year", "DATE", "2019", "2019-01-01", "2019-12-31"),
    "They came in 2010.": ("2010", "DATE", "2010", "2010-01-01", "2010-12-31"),
    "They came in the 1990s.": ("the 1990s", "DATE", "199", "1990-01-01", "1999-12-31"),
    "They came in the late 1980s.": ("late 1980s", "DATE", "198", "1986-09-01", "1989-12-31"),
    "They came in the '90s.": ("the '90s", "DATE", "199", "1990-01-01", "1999-12-31"),
    "They came in the 19th century.": ("the 19th century", "DATE", "18", "1800-01-01", "1899-12-31"),
    "It fell in the first quarter of 2018.": (
        "the first quarter of 2018",
        "DATE",
        "2018-Q1",
        "2018-01-01",
        "2018-03-31",
    ),
    "It fell in the second half of last year.": (
        "the second half of last year",
        "DATE",
        "2018-H2",
        "2018-07-01",
        "2018-12-31",
    ),
    "It rose in fiscal 1998.": ("fiscal 1998", "DATE", "FY1998", None, None),
    "They came last winter.": ("last winter", "DATE", "2018-WI", "2018-12-01", "2019-02-28"),
    "They came in the spring of 1999.": ("the spring of 1999", "DATE", "1999-SP", "1999-03-01", "1999-05-31"),
}
LEADS: dict[str, Row] = {
    "They will be out by January 15.": ("January 15", "DATE", "2020-01-15", None, "2020-01-15"),
    "They may stay until the end of March.": ("the end of March", "DATE", "2020-03", None, "2020-03-31"),
    "They will stay through the winter.": ("the winter", "DATE", "2019-WI", None, "2020-02-29"),
    "They have been there since Friday.": ("Friday", "DATE", "2019-10-18", "2019-10-18", None),
    "They will go before May.": ("May", "DATE", "2020-05", None, "2020-04-30"),
    "They came after 2010.": ("2010", "DATE", "2010", "2011-01-01", None),
    "They will leave in May at the earliest.": ("May", "DATE", "2020-05", "2020-05-01", None),
    "They will leave in May at the latest.": ("May", "DATE", "2020-05", None, "2020-05-31"),
    "They must leave no later than Friday.": ("Friday", "DATE", "2019-10-25", None, "2019-10-25"),
    "They will leave no earlier than Friday.": ("Friday", "DATE", "2019-10-25", "2019-10-25", None),
    "They will leave within 90 days of the vote.": ("90 days", "DURATION", "P90D", None, None),
    "They will leave within 14 days.": ("14 days", "DURATION", "P14D", "2019-10-22", "2019-11-05"),
    "They will leave in the coming weeks.": ("the coming weeks", "DURATION", "PXW", "2019-10-22", None),
    "It has grown in the past two months.": (
        "the past two months",
        "DURATION",
        "P2M",
        "2019-08-22",
        "2019-10-22",
    ),
    "They will rest for the next three days.": (
        "the next three days",
        "DURATION",
        "P3D",
        "2019-10-22",
        "2019-10-25",
    ),
}
LENGTHS_AND_SETS: dict[str, Row] = {
    "It lasted five years.": ("five years", "DURATION", "P5Y", None, None),
    "It was a 16-hour flight.": ("16-hour", "DURATION", "PT16H", None, None),
    "It lasted several months.": ("several months", "DURATION", "PXM", None, None),
    "It lasted half an hour.": ("half an hour", "DURATION", "PT30M", None, None),
    "It lasted two and a half years.": ("two and a half years", "DURATION", "P2.5Y", None, None),
    "It lasted three and half years.": ("three and half years", "DURATION", "P3.5Y", None, None),
    "It lasted twenty-one days.": ("twenty-one days", "DURATION", "P21D", None, None),
    "It lasted three decades.": ("three decades", "DURATION", "P30Y", None, None),
    "They waited for weeks.": ("weeks", "DURATION", "PXW", None, None),
    "Guards patrol every day.": ("every day", "SET", "P1D", None, None),
    "The daily patrol left.": ("daily", "SET", "P1D", None, None),
    "Guards patrol twice a week.": ("a week", "SET", "P1W", None, None),
    "Guards patrol on Mondays.": ("Mondays", "SET", "XXXX-WXX-1", None, None),
    "Guards patrol every Tuesday.": ("every Tuesday", "SET", "XXXX-WXX-2", None, None),
    "It was recently shut.": ("recently", "DATE", "PAST_REF", None, "2019-10-22"),
    "It is currently shut.": ("currently", "DATE", "PRESENT_REF", "2019-10-22", "2019-10-22"),
    "It will soon be shut.": ("soon", "DATE", "FUTURE_REF", "2019-10-22", None),
    "It was shut years ago.": ("years ago", "DATE", "PAST_REF", None, "2019-10-22"),
}
CLOCKS: dict[str, Row] = {
    "It began at 10:35 a.m. sharp.": ("10:35 a.m.", "TIME", "2019-10-22T10:35", "2019-10-22", "2019-10-22"),
    "It began at 5 p.m. on Friday.": (
        "5 p.m. on Friday",
        "TIME",
        "2019-10-18T17:00",
        "2019-10-18",
        "2019-10-18",
    ),
    "It began at 12 a.m. sharp.": ("12 a.m.", "TIME", "2019-10-22T00:00", "2019-10-22", "2019-10-22"),
    "It began at 0735 GMT.": ("0735 GMT", "TIME", "2019-10-22T07:35Z", "2019-10-22", "2019-10-22"),
    "It began at 9 a.m. EST Monday.": (
        "9 a.m. EST Monday",
        "TIME",
        "2019-10-21T09:00",
        "2019-10-21",
        "2019-10-21",
    ),
    "16:20 The ministry rules it out.": ("16:20", "TIME", "2019-10-22T16:20", "2019-10-22", "2019-10-22"),
    "It began at noon.": ("noon", "TIME", "2019-10-22T12:00", "2019-10-22", "2019-10-22"),
    "He spoke this morning.": ("this morning", "TIME", "2019-10-22TMO", "2019-10-22", "2019-10-22"),
    "He spoke last night.": ("last night", "TIME", "2019-10-21TNI", "2019-10-21", "2019-10-21"),
    "He spoke on Friday evening.": ("Friday evening", "TIME", "2019-10-18TEV", "2019-10-18", "2019-10-18"),
}
NO_TIMES = [
    "She may go.",
    "They march on the town.",
    "April Jones and Jan Kovar spoke.",
    "It has 2,014 soldiers and more than 2000 trucks.",
    "Resolution 1973 was passed.",
    "A 44-year-old man left.",
    "The spring of water fell dry.",
    "He came second.",
    "They sat in the sun.",
    "The score was 3-1.",
    "It costs $2000.",
    "Come as soon as possible.",
    "They grew year-on-year.",
    "They spoke of the future of the base.",
    "",
    "   \n\n ",
]


def rows(found: list[Time]) -> list[Row]:
    return [(t.text, t.type, t.value, t.from_, t.to) for t in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [item for table in (DAYS, LONGER, LEADS, LENGTHS_AND_SETS, CLOCKS) for item in table.items()],
)
def test_times_have_their_type_value_and_days(nlp: Language, sentence: str, expected: Row) -> None:
    assert rows(find_times(nlp(sentence), DATE))[:1] == [expected]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_what_only_looks_like_a_time_is_left_out(nlp: Language, sentence: str) -> None:
    assert rows(find_times(nlp(sentence), DATE)) == []


def values(nlp: Language, text: str, date: str | None = DATE) -> list[tuple[str, str | None]]:
    return [(t.text, t.value) for t in find_times(nlp(text), date)]


def test_a_year_later_is_told_from_the_date_before(nlp: Language) -> None:
    text = "The deal of November 2015 was signed. A year later it failed. They left later that year."
    assert values(nlp, text) == [
        ("November 2015", "2015-11"),
        ("A year later", "2016"),
        ("later that year", "2016"),
    ]


def test_days_later_need_a_day_before_them(nlp: Language) -> None:
    assert values(nlp, "It fell on May 3, 2018. Three days later it rose.")[1] == (
        "Three days later",
        "2018-05-06",
    )
    assert values(nlp, "It fell in May 2018. Three days later it rose.")[1] == ("Three days later", None)


def test_a_list_of_days_gives_each_its_month(nlp: Language) -> None:
    assert values(nlp, "They met on April 24 and 25.") == [("April 24", "2019-04-24"), ("25", "2019-04-25")]
    assert values(nlp, "They met on June 3-5.") == [("June 3", "2019-06-03"), ("5", "2019-06-05")]


def test_the_ends_of_a_range_close_it(nlp: Language) -> None:
    first, second = find_times(nlp("They stayed between 1994 and 1997."), DATE)
    assert (first.from_, first.to, second.from_, second.to) == ("1994-01-01", None, None, "1997-12-31")


def test_the_end_of_a_range_comes_after_its_beginning(nlp: Language) -> None:
    text = "They drilled from Thursday to Monday."
    assert values(nlp, text) == [("Thursday", "2019-10-17"), ("Monday", "2019-10-21")]


def test_a_time_of_day_takes_the_day_beside_it(nlp: Language) -> None:
    text = "The blast came at about 10:35 a.m. (0735 GMT) Friday."
    assert values(nlp, text) == [
        ("10:35 a.m.", "2019-10-18T10:35"),
        ("0735 GMT", "2019-10-18T07:35Z"),
        ("Friday", "2019-10-18"),
    ]


def test_the_year_turns_between_the_report_and_the_day(nlp: Language) -> None:
    assert values(nlp, "He was found on Nov. 25.", "2000-01-15") == [("Nov. 25", "1999-11-25")]
    assert values(nlp, "She must go by Jan. 14.", "1999-12-30") == [("Jan. 14", "2000-01-14")]


@pytest.mark.parametrize("date", [None, "", "soon", "2019-13-45"])
def test_without_a_date_relative_times_have_no_value(nlp: Language, date: str | None) -> None:
    text = "On Tuesday and last week, on March 3 and in May, in 2010, for two days, now, two years ago."
    found = find_times(nlp(text), date)
    assert [t.value for t in found] == [
        "XXXX-WXX-2",
        None,
        "XXXX-03-03",
        "XXXX-05",
        "2010",
        "P2D",
        "PRESENT_REF",
        None,
    ]
    assert [(t.from_, t.to) for t in found if t.text != "2010"] == [(None, None)] * 7


def test_the_tense_is_guessed_without_syntax() -> None:
    assert find_times(BLANK("They will arrive on Friday."), DATE)[0].value == "2019-10-25"
    assert find_times(BLANK("They arrived on Friday."), DATE)[0].value == "2019-10-18"


def test_a_participle_takes_the_tense_of_its_clause(nlp: Language) -> None:
    assert values(nlp, "The plan announced on Friday will fail.") == [("Friday", "2019-10-18")]
    assert values(nlp, "The vote is scheduled for Friday.") == [("Friday", "2019-10-25")]


def test_an_entry_of_a_running_report_is_of_its_day(nlp: Language) -> None:
    text = "14:30 How it began: on Sunday the council met.\n\n13:10 On Monday it met again."
    assert values(nlp, text) == [
        ("14:30", "2019-10-22T14:30"),
        ("Sunday", "2019-10-20"),
        ("13:10", "2019-10-22T13:10"),
        ("Monday", "2019-10-21"),
    ]
