"""Business periods, parts of told days, days beside days, rates. The report is of Tuesday, 22 October 2019."""

import pytest
from spacy.language import Language

from sayso.reading.times import find_times

DATE = "2019-10-22"

QUARTERS = {
    "Profit rose in the latest quarter.": [("latest quarter", "DATE", "2019-Q3")],
    "Third-quarter profit rose from a year earlier.": [
        ("Third-quarter", "DATE", "2019-Q3"),
        ("a year earlier", "DATE", "2018-Q3"),
    ],
    "First-quarter profit fell.": [("First-quarter", "DATE", "2019-Q1")],
    "It fell in the 2017 third quarter.": [("the 2017 third quarter", "DATE", "2017-Q3")],
    "Sales fell in the quarter.": [("the quarter", "DATE", "2019-Q3")],
    "In the second quarter it lost less than in the year-earlier quarter.": [
        ("the second quarter", "DATE", "2019-Q2"),
        ("year-earlier quarter", "DATE", "2018-Q2"),
    ],
    "Stocks fell by year-end 2018.": [("year-end 2018", "DATE", "2018")],
    "It will close at year's end.": [("year's end", "DATE", "2019")],
}
DAYS = {
    "She left on the night of March 3.": [("the night of March 3", "TIME", "2019-03-03TNI")],
    "He fell ill on Oct. 2 and left the next morning.": [
        ("Oct. 2", "DATE", "2019-10-02"),
        ("next morning", "TIME", "2019-10-03TMO"),
    ],
    "It opened the day before last Friday.": [("the day before last Friday", "DATE", "2019-10-17")],
    "It opened the week of March 6.": [("the week of March 6", "DATE", "2019-W10")],
    "It was shut this past weekend.": [("this past weekend", "DATE", "2019-W42-WE")],
    "He landed at 9 p.m. (0100 GMT Friday).": [
        ("9 p.m.", "TIME", "2019-10-18T21:00"),
        ("0100 GMT Friday", "TIME", "2019-10-18T01:00Z"),
    ],
    "They left on 03/22/99.": [("03/22/99", "DATE", "1999-03-22")],
    "The May elections were quiet.": [("May", "DATE", "2019-05")],
    "They left in the early hours of Friday.": [("Friday", "DATE", "2019-10-18")],
}
LENGTHS = {
    "It lasted 5 1/2 hours.": [("5 1/2 hours", "DURATION", "PT5H30M")],
    "A yearlong inquiry ended.": [("yearlong", "DURATION", "P1Y")],
    "The decades-long dispute ended.": [("decades-long", "DURATION", "PXDE")],
    "In the years that followed, it grew.": [("the years", "DURATION", "PXY")],
    "They meet every two years.": [("every two years", "SET", "P2Y")],
    "They meet every other week.": [("every other week", "SET", "P2W")],
    "They rest on weekends.": [("weekends", "SET", "XXXX-WXX-WE")],
    "It costs $5 a month.": [("a month", "SET", "P1M")],
    "The party daily Vostok was shut.": [],
    "She wants a future in peace.": [],
    "They watched High Noon.": [],
}


@pytest.mark.parametrize(
    ("sentence", "expected"), [item for table in (QUARTERS, DAYS, LENGTHS) for item in table.items()]
)
def test_times_have_their_type_and_value(nlp: Language, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(time.text, time.type, time.value) for time in find_times(nlp(sentence), DATE)] == expected


def test_without_a_date_they_have_no_value(nlp: Language) -> None:
    text = "It fell in the latest quarter, the week of March 6, the day before last Friday and the quarter."
    assert [time.value for time in find_times(nlp(text), None)] == [None] * 3
