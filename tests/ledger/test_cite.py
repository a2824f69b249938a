"""Citation packs: every quotation with its origin, and whatever a report says is mere text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.ledger.citing.pack import passage
from sayso.ledger.citing.writing import _html, _plain
from sayso.records import Span

from .factories import TEXT, make_record

HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) **b** `c` ![i](http://e.org/i.png) <img src=//e.org> {{body}} "
    "\x1b[2J\u202e"
)


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    ledger.add(make_record("one", url="https://example.org/a?b=1&c=2", title="A title"))
    ledger.add(make_record("two", text=TEXT + " Two.", outlet="Le Quai", date="2030-06-01"))
    return ledger


def cite(ledger: Ledger, reference: str, folder: Path) -> tuple[str, str]:
    plain, page = ledger.cite(reference, folder / "pack")
    return plain.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")


class Page(HTMLParser):
    """The tags, addresses and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.told = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attributes if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attributes)

    def handle_data(self, data: str) -> None:
        self.told += data


def test_a_conflict_is_cited_with_all_that_it_rests_on(full: Ledger, tmp_path: Path) -> None:
    record = full.record("one")
    for text in cite(full, "one:x1", tmp_path):
        told = Page(text).told if text.startswith("<!doctype") else text.replace("\\", "")
        for words in (
            "about 500 troops will move", "no permission to stay", "Mira Solvang", "Ostania’s army", "The Harbour Post",
            "2030-05-14", "A title", record.report.sha256, "reader 1", "One sends troops whose stay the other refuses.",
        ):  # fmt: skip
            assert words in told


def test_the_words_are_marked_in_their_passage(full: Ledger, tmp_path: Path) -> None:
    plain, page = cite(full, "one:c2", tmp_path)
    assert "have **no permission to stay** in Westmark." in plain
    assert "have <mark>no permission to stay</mark> in Westmark." in page


def test_an_actor_is_cited_with_all_statements_in_the_ledger(full: Ledger, tmp_path: Path) -> None:
    plain, _ = cite(full, "two:a1", tmp_path)
    assert plain.startswith("# Statements of Mira Solvang (NOR)\n")
    assert "2 statements in 2 reports." in plain
    assert "The Harbour Post" in plain and "Le Quai" in plain


def test_reviews_are_told_and_edits_shown(full: Ledger, tmp_path: Path) -> None:
    full.edit("one:c1", ["evidence=500 troops"], reason="shorter", by="Desk")
    full.reject("one:x1", reason="no conflict")
    plain, _ = cite(full, "one:x1", tmp_path)
    assert "**500 troops**" in plain
    assert re.search(r"Edited \d{4}-\d\d-\d\d by Desk, .*: shorter", plain)
    assert re.search(r"Rejected \d{4}-\d\d-\d\d: no conflict", plain)


def test_the_page_loads_nothing_and_links_only_to_the_report(full: Ledger, tmp_path: Path) -> None:
    _, text = cite(full, "one:x1", tmp_path)
    page = Page(text)
    assert set(page.addresses) == {"https://example.org/a?b=1&c=2"}
    assert not page.tags & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    assert "default-src 'none'" in text and "url(" not in text


def test_hostile_words_stay_words(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(make_record(HOSTILE, outlet=HOSTILE, title=HOSTILE, url="javascript:alert(1)", text=f"{TEXT} {HOSTILE}"))
    sha256 = ledger.reports().to_pylist()[0]["sha256"]
    plain, text = cite(ledger, f"{sha256[:12]}:c2", tmp_path)
    page = Page(text)
    assert page.addresses == []
    assert not page.tags & {"script", "img", "b"}
    assert "<script>alert(1)</script>" in page.told and "{{body}}" in page.told
    assert not set(plain + text) & set("\x1b\u202e")
    assert "<" not in plain
    assert not re.search(r"(?<!\\)\[", plain) and not re.search(r"(?<!\\)`", plain)
    assert not re.search(r"http(?=:)|www\.", plain.replace("\\:", "").replace("\\.", ""))


@given(text=st.text(max_size=60))
def test_escaped_text_holds_no_live_sign(text: str) -> None:
    assert not set("<>") & set(_html(text))
    told = _plain(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]~|@$]", told) and "<" not in told and "\n" not in told


@settings(suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=300), data=st.data())
def test_a_passage_holds_its_words_and_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pieces = passage(text, [Span(start=start, end=end, text=text[start:end])])
    assert "".join(piece for piece, _ in pieces) in text
    assert "".join(piece for piece, marked in pieces if marked) == text[start:end]


@pytest.mark.parametrize("reference", ["one", "one:x9", "one:s1", "three:x1", ""])
def test_a_reference_that_names_no_finding_is_wrong_usage(full: Ledger, tmp_path: Path, reference: str) -> None:
    with pytest.raises(UsageError) as caught:
        full.cite(reference, tmp_path / "pack")
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.glob("pack*"))


def test_the_ending_may_be_given_and_a_file_that_cannot_be_written_is_wrong_usage(full: Ledger, tmp_path: Path) -> None:
    assert [path.name for path in full.cite("one:c1", tmp_path / "a.b.html")] == ["a.b.md", "a.b.html"]
    with pytest.raises(UsageError, match=r"^cannot write "):
        full.cite("one:c1", tmp_path / "no" / "pack")
