import pytest

from sayso.intake import Reject, take_in
from sayso.records import Report

PARAGRAPHS = [
    "The defence ministry of Alba said on Tuesday that its last 300 soldiers had left the northern base.",
    "“We shall not come back,” the minister told reporters at the harbour, adding that talks would go on.",
    "A spokesman for the neighbouring state denied this: at least fifty of them were still in café bars.",
]


def page(encoding="utf-8", head="", body="") -> bytes:
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><title>Soldiers leave Alba</title>{head}</head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>Soldiers leave Alba</h1>{text}{body}</article>"
        "</body></html>"
    ).encode(encoding)


META = (
    '<meta property="og:title" content="Soldiers leave Alba">'
    '<meta property="og:site_name" content="Harbour Post">'
    '<meta property="article:published_time" content="2021-03-09T18:00:00+01:00">'
    '<meta name="author" content="Ada Writer"><link rel="canonical" href="https://post.example/soldiers">'
)


@pytest.mark.parametrize("name", ["soldiers.html", "soldiers.jsonl", "soldiers.txt", "soldiers"])
def test_a_page_gives_its_text_and_what_it_says_of_itself(take, name):
    report = take(name, page(head=META)).report
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)
    assert "Home" not in report.text
    assert (report.id, report.date, report.outlet, report.title, report.url, report.language) == (
        "soldiers",
        "2021-03-09",
        "Harbour Post",
        "Soldiers leave Alba",
        "https://post.example/soldiers",
        "en",
    )
    assert report.metadata["author"] == "Ada Writer"


def test_a_year_at_the_foot_of_a_page_is_not_its_date(take):
    taken = take("a.html", page(body="<footer>© 2013 Harbour Post</footer>"))
    assert taken.report.date is None
    assert [notice.text for notice in taken.notices] == ["no date: times stay unresolved"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("windows-1252", "iso-8859-1"),
        ("windows-1252", "windows-1252"),
        ("utf-16", "utf-16"),
        ("utf-8", "ascii"),
    ],
)
def test_a_declared_encoding_is_followed(take, encoding, declared):
    data = page(encoding, head=f'<meta charset="{declared}">' + META)
    taken = take("a.html", data)
    assert "café" in taken.report.text
    assert taken.notices == []


def test_an_undeclared_encoding_is_guessed_and_told(take):
    taken = take("a.html", page("windows-1252", head=META))
    assert PARAGRAPHS[1] in taken.report.text
    assert [notice.text for notice in taken.notices] == ["not UTF-8: read as windows-1252"]


@pytest.mark.parametrize(
    "data",
    [
        "<html></html>",
        "<!doctype html><html><head><title>x</title></head><body></body></html>",
        "<html><body><script>var a = 1;</script></body></html>",
        "<div>" * 20_000,
    ],
)
def test_a_page_without_a_text_is_rejected(take, data):
    assert take("a.html", data).reject.reason == "HTML without a text to extract"


def test_a_feed_is_no_page(take):
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'
    assert take("a.html", feed).reject.reason == "XML other than HTML is not read"


def test_trafilatura_writes_no_log(take, capfd, caplog):
    take("a.html", "<html><body>" + "<p>x" * 10 + "<table><tr>")
    take("b.html", page(head=META))
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_no_real_page_stops_the_run(shared):
    pages = sorted((shared / "data" / "html").glob("*.html"))
    outcomes = list(take_in(pages))
    reports = {outcome.id: outcome for outcome in outcomes if isinstance(outcome, Report)}
    assert not [outcome for outcome in outcomes if isinstance(outcome, Reject)]
    assert set(reports) == {page.stem for page in pages}
    assert sum(report.date is not None for report in reports.values()) >= 0.85 * len(pages)
    assert all(report.title for report in reports.values() if report.outlet)
