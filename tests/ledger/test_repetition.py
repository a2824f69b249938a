"""Copies, near copies and partial reprints are found as reports come in, whatever their order."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.records import Report

from .factories import bare

LEAD = (
    "The Norland defence ministry said on Monday that about 500 soldiers had left Ostania for the Varn valley by train."
)
MIDDLE = (
    "Residents of the valley watched the long columns pass and asked who would pay for the broken roads and fences."
)
END = "A debate in parliament on the cost of the journey has been put off until the recess is over, its speaker wrote."
STORY = f"{LEAD}\n\n{MIDDLE}\n\n{END}"
OTHER = (
    "The Westmark navy opened its new harbour with a parade of eleven grey ships, a brass band and a long sermon.\n\n"
    "Fishermen had hoped for a second pier, but the money went into cranes, fences and a lighthouse nobody asked for."
)
HEAD = "Few towns have as many bridges as ours, and hardly any of them was built for what rolls over it this week."


def report(id: str, text: str, outlet: str, day: int = 14, month: int = 5) -> Report:
    return Report(id=id, text=text, outlet=outlet, date=f"2030-{month:02}-{day:02}")


def copies(path: Path, *reports: Report, **filters: Any) -> list[dict[str, Any]]:
    path.unlink(missing_ok=True)
    with Ledger(path) as ledger:
        for one in reports:
            ledger.add(bare(one))
        rows: list[dict[str, Any]] = ledger.copies(**filters).to_pylist()
    return rows


def kinds(path: Path, *reports: Report) -> dict[str, tuple[str, str]]:
    return {row["report"]: (row["original"], row["kind"]) for row in copies(path, *reports)}


FIRST = report("first", STORY, "Halden Press Agency")


def test_a_copy_word_for_word_is_exact_whatever_dateline_and_credit_it_has(path: Path) -> None:
    copy = report("copy", f"OSTBURG (HPA) — {STORY}\n\nSource: Halden Press Agency", "Coast Herald")
    assert kinds(path, FIRST, copy) == {"first": ("first", "original"), "copy": ("first", "exact")}


def test_a_copy_that_was_gone_over_is_near(path: Path) -> None:
    changed = STORY.replace("watched", "saw").replace("journey", "trip") + "\n\nThis is a developing story."
    assert kinds(path, FIRST, report("copy", changed, "Coast Herald", 15))["copy"] == ("first", "near")


def test_a_copy_cut_down_to_its_first_half_is_near(path: Path) -> None:
    cut = report("copy", f"{LEAD}\n\n{MIDDLE}", "Coast Herald", 15)
    assert kinds(path, FIRST, cut)["copy"] == ("first", "near")


def test_paragraphs_reprinted_under_a_new_head_are_a_partial_reprint(path: Path) -> None:
    longer = report("longer", f"{HEAD}\n\n{MIDDLE}\n\n{END}\n\n{OTHER}", "Coast Herald", 16)
    row = copies(path, FIRST, longer)[-1]
    assert (row["report"], row["original"], row["kind"]) == ("longer", "first", "partial")
    assert row["share"] == pytest.approx(len(f"{MIDDLE} {END}".split()) / len(longer.text.split()), abs=0.02)


def test_a_round_up_of_two_stories_is_in_both_groups_and_joins_them_not(path: Path) -> None:
    second = report("second", OTHER, "Orbis Newswire")
    both = report("both", f"{LEAD}\n\n{MIDDLE}\n\n{OTHER}", "Coast Herald", 15)
    rows = copies(path, FIRST, second, both)
    assert sorted((row["original"], row["report"]) for row in rows) == [
        ("first", "both"),
        ("first", "first"),
        ("second", "both"),
        ("second", "second"),
    ]


def test_the_same_news_in_other_words_is_no_repetition(path: Path) -> None:
    own = report(
        "own", "About 500 soldiers from Norland have gone by train from Ostania to the Varn valley.", "Coast Herald"
    )
    assert copies(path, FIRST, own) == []


def test_who_quotes_the_same_words_has_copied_nobody(path: Path) -> None:
    said = f"“{MIDDLE} {END}”"
    one = report("one", f"{HEAD}\n\n{said}", "Coast Herald")
    two = report("two", f"{said}\n\n{OTHER}", "Daily Lantern")
    assert copies(path, one, two) == []


def test_an_outlets_own_like_report_of_another_week_is_no_repetition(path: Path) -> None:
    later = report("later", STORY.replace("500", "700"), "Halden Press Agency", 25)
    assert copies(path, FIRST, later) == []
    assert kinds(path, FIRST, report("next", later.text, "Halden Press Agency", 15))["next"] == ("first", "near")


def test_texts_without_words_repeat_nothing(path: Path) -> None:
    assert copies(path, report("one", "…", "Coast Herald"), report("two", "…", "Daily Lantern")) == []


def test_the_original_is_whom_the_others_credit_even_if_it_is_dated_later(path: Path) -> None:
    credited = [report(f"c{n}", f"{STORY}\n\n(HPA)", f"Outlet {n}", 13) for n in range(2)]
    assert {original for original, _ in kinds(path, *credited, FIRST).values()} == {"first"}


def test_the_original_is_else_the_earliest(path: Path) -> None:
    early = report("early", STORY, "Coast Herald", 12)
    assert {original for original, _ in kinds(path, FIRST, early).values()} == {"early"}


def test_groups_do_not_depend_on_the_order_nor_on_the_batches(path: Path) -> None:
    from benchmarks.archive import make_archive

    reports = list(make_archive(250, seed=5).reports)
    outcomes = []
    for seed in range(3):
        random.Random(seed).shuffle(reports)
        path.unlink(missing_ok=True)
        with Ledger(path) as ledger:
            if seed:
                ledger.ingest(reports[:100], read=lambda given: map(bare, given))
            ledger.ingest(reports, read=lambda given: map(bare, given))
            query = "SELECT report, kind, share, original, repetition FROM copies ORDER BY ALL"
            groups = "SELECT * EXCLUDE (report_no) FROM repetitions ORDER BY ALL"
            outcomes.append((ledger.sql(query).to_pylist(), ledger.sql(groups).to_pylist()))
    assert outcomes[0][0]
    assert outcomes[0] == outcomes[1] == outcomes[2]


def test_a_group_tells_whom_its_text_is_from_and_how_often_it_was_printed(path: Path) -> None:
    with Ledger(path) as ledger:
        for outlet in ("Coast Herald", "Daily Lantern"):
            ledger.add(bare(report(outlet, f"{STORY}\n\n(AFP)", outlet)))
        (row,) = ledger.repetitions().to_pylist()
    assert (row["source"], row["reports"], row["outlets"], row["exact"]) == ("AFP", 2, 2, 1)
    assert sorted(row["members"]) == ["Coast Herald", "Daily Lantern"]


def test_filters_choose_copies_and_groups(path: Path) -> None:
    copy = report("copy", STORY, "Coast Herald", 15)
    assert [row["report"] for row in copies(path, FIRST, copy, kind="exact")] == ["copy"]
    with Ledger(path) as ledger:
        assert ledger.copies(outlet="coast herald", to="2030-05-15").num_rows == 1
        assert ledger.repetitions(outlet="coast herald", from_="2030-05-15").num_rows == 1
        assert ledger.repetitions(kind="near").num_rows == 0
        assert ledger.repetitions(force="NOR").num_rows == ledger.copies(place="OST").num_rows == 0
        with pytest.raises(UsageError):
            ledger.copies(kind="movement")
