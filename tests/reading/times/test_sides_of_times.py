"""Whether a day without its date lies behind or ahead. The report is of Tuesday, 22 October 2019."""

import pytest
from spacy.language import Language

from sayso.reading.times import find_times

DATE = "2019-10-22"

AHEAD = {
    "The union planned a march on Saturday.": "2019-10-26",
    "The mayor has scheduled a hearing Thursday.": "2019-10-24",
    "The handover was planned for early May.": "2020-05",
    "A summit set for Oslo in April will decide.": "2020-04",
    "On Friday, the league plans to hold a vote.": "2019-10-25",
    "The council meets Friday.": "2019-10-25",
    "The talks were postponed until Monday.": "2019-10-28",
    "The judge gave the tenants until Friday to leave.": "2019-10-25",
    "The bridge is closed, starting Friday.": "2019-10-25",
    "The league said it was putting off the start until Saturday.": "2019-10-26",
    "We will go to Oslo to present and discuss the plan on Friday.": "2019-10-25",
}
BEHIND = {
    "The company looked for ways to get around Friday’s ruling.": "2019-10-18",
    "He was the first to leave the league on Friday.": "2019-10-18",
    "Crowds gathered to mark the city’s entry into the league on Friday.": "2019-10-18",
    "The town council met Friday.": "2019-10-18",
    "The tunnel stayed shut until Friday.": "2019-10-18",
}


@pytest.mark.parametrize(("sentence", "value"), AHEAD.items())
def test_what_is_planned_put_off_or_on_a_timetable_is_ahead(nlp: Language, sentence: str, value: str) -> None:
    assert [time.value for time in find_times(nlp(sentence), DATE)] == [value]


@pytest.mark.parametrize(("sentence", "value"), BEHIND.items())
def test_what_has_happened_is_behind_though_an_infinitive_governs_it(nlp: Language, sentence: str, value: str) -> None:
    assert [time.value for time in find_times(nlp(sentence), DATE)] == [value]


def test_soon_is_ahead_of_the_report_only_where_the_verb_is(nlp: Language) -> None:
    assert [time.value for time in find_times(nlp("The ferry will soon sail."), DATE)] == ["FUTURE_REF"]
    assert find_times(nlp("The ferry soon sailed."), DATE) == []
