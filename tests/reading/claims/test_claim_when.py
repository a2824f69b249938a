"""When a claim is told to hold, resolved against the report's date, and what a movement is for."""

from collections.abc import Callable

import pytest

from sayso.records import Claim

Claims = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Dutch troops left Mali on Monday.", "2024-06-10", "2024-06-10"),
        ("Turkish troops left Libya yesterday.", "2024-06-11", "2024-06-11"),
        ("Kenyan soldiers arrived in Haiti last week.", "2024-06-03", "2024-06-09"),
        ("Danish troops will leave Iraq next month.", "2024-07-01", "2024-07-31"),
        ("There were 12,000 Cuban soldiers in Ethiopia in 1978.", "1978-01-01", "1978-12-31"),
        ("Indian troops entered Sri Lanka on 30 July 1987.", "1987-07-30", "1987-07-30"),
        ("The last Soviet tanks rolled out of Hungary in June 1991.", "1991-06-01", "1991-06-30"),
    ],
)
def test_a_time_told_is_the_days_that_it_covers(claims: Claims, text: str, first: str, last: str) -> None:
    (claim,) = claims(text)
    assert claim.when is not None
    assert (claim.when.from_, claim.when.to) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("French troops will leave Chad by March 2025.", None, "2025-03-31"),
        ("Swedish troops will stay in Mali until 30 June 2026.", None, "2026-06-30"),
        ("Irish soldiers have been in Lebanon since 1978.", "1978-01-01", None),
        ("Danish troops will not leave Mali until December 2026.", "2026-12-01", None),
        ("Danish troops will not leave Mali before 5 March 2026.", "2026-03-05", None),
    ],
)
def test_an_end_that_is_not_told_stays_open(claims: Claims, text: str, first: str | None, last: str | None) -> None:
    (claim,) = claims(text)
    assert claim.when is not None
    assert (claim.when.from_, claim.when.to) == (first, last)


def test_a_deadline_to_be_out_is_the_end_of_a_movement_and_no_presence(claims: Claims) -> None:
    (claim,) = claims("All German soldiers will be out of Afghanistan by May 2025.")
    assert (claim.kind, claim.status) == ("movement", "planned")
    assert claim.when is not None
    assert claim.when.to == "2025-05-31"


def test_no_time_told_is_null(claims: Claims) -> None:
    (claim,) = claims("Greece keeps a battalion in Kosovo.")
    assert claim.when is None


def test_the_time_of_saying_is_not_the_time_of_what_is_said(claims: Claims) -> None:
    (claim,) = claims("The minister said on Monday that Dutch troops would leave Mali in August.")
    assert claim.when is not None
    assert (claim.when.text, claim.when.from_) == ("August", "2024-08-01")


def test_the_same_words_mean_other_days_in_a_report_of_another_year(claims: Claims) -> None:
    (claim,) = claims("Dutch troops left Cambodia yesterday.", date="1993-05-28")
    assert claim.when is not None
    assert claim.when.to == "1993-05-27"


def test_a_report_without_a_date_still_tells_dates_told_in_full(claims: Claims) -> None:
    (claim,) = claims("Indian troops entered Sri Lanka on 30 July 1987.", date=None)
    assert claim.when is not None
    assert claim.when.from_ == "1987-07-30"


def test_what_a_movement_is_for_is_kept_in_its_words(claims: Claims) -> None:
    (claim,) = claims("Portuguese soldiers went to Mozambique to train marines.")
    assert claim.purpose == "to train marines"
