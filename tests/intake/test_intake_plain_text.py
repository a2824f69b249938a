import io
import time

import pytest

from sayso.errors import IntakeError, UsageError
from sayso.intake import report_from_text, take_in
from sayso.records import Report

BODY = "The defence minister said on Monday that 300 soldiers would leave the base."


def test_the_date_header_is_cut_off_and_gives_the_date(take):
    report = take("withdrawal.txt", f" date 2021-03-09 {BODY}\n").report
    assert (report.id, report.date, report.text) == ("withdrawal", "2021-03-09", BODY + "\n")


@pytest.mark.parametrize(
    "header",
    [
        "Date: 9 March 2021\n",
        "DATE: March 9, 2021\r\n\r\n",
        "date=2021-03-09\n",
        "Published: Tue, 09 Mar 2021 18:00:00 +0000\n\n",
        "Date 2021-03-09T18:00:00Z\n",
    ],
)
def test_a_date_header_may_be_a_line_of_its_own(header):
    report = report_from_text(header + BODY)
    assert (report.date, report.text) == ("2021-03-09", BODY)


def test_header_lines_beside_the_date_tell_title_outlet_and_author():
    header = "Title: Soldiers to leave\nDate: 9 March 2021\nSource: Harbour Post\nAuthor: A. Writer\n\n"
    report = report_from_text(header + BODY)
    assert (report.title, report.outlet, report.text) == ("Soldiers to leave", "Harbour Post", BODY)
    assert report.metadata == {"author": "A. Writer"}


def test_lines_that_only_look_like_a_header_stay_in_the_text():
    text = f"Title: Soldiers to leave\nSource: Harbour Post\n{BODY}"
    report = report_from_text(text)
    assert (report.text, report.title, report.date) == (text, None, None)
    live = f"Date: 2021-03-09\nLIVE: the day so far\n{BODY}"
    assert report_from_text(live).text == f"LIVE: the day so far\n{BODY}"
    assert report_from_text("Date night was cancelled.").text == "Date night was cancelled."


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ALBA, March 9, 2021 (Harbour Post) — ",
        "PORT ALBA, Alba, Mar. 9, 2021 (HP) -- ",
        "PORT ALBA (Harbour Post), 9 March 2021 - ",
        "PORT ALBA–(Newswire - March 9, 2021) - ",
        "March 9, 2021 (Harbour Post) — ",
        "9 March 2021\n\n",
        "Tuesday, 9 March 2021\n",
        "Published on 9 March 2021, 18:05 GMT\n",
        "2021-03-09\n",
        "9.3.2021 - ",
        "Soldiers to leave\n\nPORT ALBA, March 9, 2021 — ",
    ],
)
def test_a_full_dateline_gives_the_date_and_stays_in_the_text(dateline):
    report = report_from_text(dateline + BODY)
    assert (report.date, report.text) == ("2021-03-09", dateline + BODY)


@pytest.mark.parametrize(
    "start",
    [
        "PORT ALBA (Harbour Post) - ",
        "PORT ALBA, March 9 (Harbour Post) — ",
        "The treaty of March 9, 2021 said so. ",
        "PORT ALBA (HP) -- On March 9, 2021, the last unit left -- ",
        "ALBA said on 9 March 2021: ",
        "In the accord of 9 March 2021, both sides agreed to leave. ",
    ],
)
def test_a_dateline_without_a_full_date_or_a_date_in_prose_gives_none(start):
    assert report_from_text(start + BODY).date is None


def test_a_header_with_an_impossible_date_is_rejected(take):
    assert take("a.txt", f"date 2019-13-45 {BODY}").reject.reason == "date: '2019-13-45' is no date"
    with pytest.raises(IntakeError, match="2019-13-45"):
        report_from_text(f"Date: 2019-13-45\n{BODY}")


@pytest.mark.parametrize("start", ["date", "Date:", "Date: x", "", "{", "[", "<", "A", "PORT ALBA, "])
@pytest.mark.parametrize("filler", [" ", "\n", "A ", "A-(", "{\n", "<!--", "Title: x\n", "1 March "])
def test_long_runs_of_one_thing_take_linear_time(take, start, filler):
    begun = time.perf_counter()
    take("a.txt", start + filler * (500_000 // len(filler)))
    assert time.perf_counter() - begun < 2


def test_the_text_is_kept_to_the_character(take):
    text = "  \r\nFirst line.\r\n\tSecond\rThird\u2028Fourth\n\n\x0cEnd \u00a0 caf\u0065\u0301 \U0001f6a2 \r\n"
    assert take("odd.txt", text).report.text == text


def test_a_byte_order_mark_is_no_text(take):
    assert take("a.txt", b"\xef\xbb\xbf" + BODY.encode()).report.text == BODY
    assert report_from_text("\ufeff" + BODY).text == BODY


def test_a_few_nul_characters_are_kept(take):
    text = BODY + "\x00" + BODY
    assert take("a.txt", text).report.text == text


@pytest.mark.parametrize("blank", ["", " \n\t\r\n ", "\ufeff", "date 2021-03-09 ", " " * 100_000])
def test_a_blank_file_is_rejected_as_empty(take, blank):
    reject = take("a.txt", blank).reject
    assert (reject.row, reject.reason) == (None, "empty")


def test_a_text_over_the_limit_is_rejected_with_its_length(take):
    assert take("a.txt", "x" * 50_000, max_chars=1_000).reject.reason == (
        "50,000 characters, more than the limit of 1,000"
    )
    assert take("a.txt", "x" * 1_001, max_chars=1_000).reject.reason.startswith("1,001 characters")
    assert len(take("a.txt", "date 2021-03-09 " + "x" * 1_000, max_chars=1_000).report.text) == 1_000


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("story.txt", "story"),
        ("story", "story"),
        ("story.2019.txt", "story.2019"),
        ("AFP_19970401.0092", "AFP_19970401.0092"),
        ("story.TXT", "story"),
    ],
)
def test_the_id_is_the_name_of_the_file_without_its_format(take, name, id):
    assert take(name, BODY).report.id == id


def test_text_from_standard_input_is_named_by_its_hash():
    report, notice = take_in(stdin=io.BytesIO(BODY.encode()))
    assert isinstance(report, Report)
    assert report.id == report.sha256[:16]
    assert str(notice) == "-: no date: times stay unresolved"


def test_the_default_date_is_for_reports_without_their_own(take):
    assert take("a.txt", BODY, date="2020-01-02").report.date == "2020-01-02"
    assert take("b.txt", f"date 2021-03-09 {BODY}", date="2020-01-02").report.date == "2021-03-09"


@pytest.mark.parametrize("date", ["2019-13-45", "yesterday", "", "22 Oct 2019"])
def test_a_default_date_that_is_none_is_an_error_at_once(date):
    with pytest.raises(UsageError, match="is no ISO 8601 date"):
        take_in([], date=date)
    with pytest.raises(UsageError):
        report_from_text(BODY, date=date)


def test_what_is_told_of_a_text_goes_before_what_it_says():
    report = report_from_text(
        f"date 2021-03-09 {BODY}", id="r1", date="2020-01-02", outlet="Harbour Post", metadata={"page": 3}
    )
    assert (report.id, report.date, report.outlet, report.metadata) == (
        "r1",
        "2020-01-02",
        "Harbour Post",
        {"page": 3},
    )
    assert report.text == BODY
