"""A day's work at the desk in a browser, and what its pages are to people who cannot see them as others do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import CHROMIUM, served
from tests.web.test_pages import PAGES

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def home(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    # A copy, since a review is written to it.
    path = tmp_path_factory.mktemp("browser") / "examples.duckdb"
    shutil.copy(examples, path)
    with served(path, edit=True) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, home: str) -> Iterator[Any]:
    """A page that fails the test where it asks another machine for something, or its console tells an error."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert asked and all(address.startswith(home) for address in asked)
    assert errors == []


def test_a_days_work(page: Any, home: str) -> None:
    # What a click brings is waited for: the click itself waits for no answer.
    expect = pytest.importorskip("playwright.sync_api").expect
    page.goto(home)
    page.fill("#q", "Niger")
    page.press("#q", "Enter")
    page.locator("a[href='/conflicts?place=NER']").click()
    page.locator(".conflict h3 a").first.click()
    page.wait_for_url("**/conflicts/*/*")
    conflict = page.url
    for side in (0, 1):
        page.goto(conflict)
        words = page.locator("mark").nth(side).inner_text()
        page.locator("text=To the words in the report").nth(side).click()
        page.wait_for_url("**/reports/*#*")
        target = page.locator(f"[id='{page.url.partition('#')[2]}']")
        expect(target).to_be_visible()
        pointed = "".join(page.locator(".text .pointed").all_inner_texts())
        assert words[:12] in pointed or target.inner_text()[:8] in words
    page.goto(f"{home}/posture")
    page.fill("[name=force]", "USA")
    page.fill("[name=place]", "NER")
    page.click(".filters button")
    page.wait_for_url("**/posture?*place=NER*")
    assert page.locator("svg.chart a").count() > 5
    page.goto(f"{home}/map")
    shown = page.locator(".steps strong").inner_text()
    page.click("text=day before")
    expect(page.locator(".steps strong")).not_to_have_text(shown)
    page.goto(conflict)
    page.locator(".sides a", has_text="review").first.click()
    page.fill("[name=reason]", "counted twice")
    page.click("text=Reject")
    expect(page.locator("table", has_text="counted twice")).to_be_visible()
    page.get_by_role("link", name="Reviews", exact=True).click()
    page.wait_for_url("**/reviews")
    page.locator("td a").first.click()
    page.click("text=Accept")
    expect(page.locator(".verdict.accepted").first).to_be_visible()
    page.goto(f"{home}/claims?force=USA")
    with page.expect_download() as download:
        page.click("text=download CSV")
    assert "USA" in Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [380, 1280])
def test_no_page_is_wider_than_the_window(page: Any, home: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(home + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(page: Any, browser: Any, home: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme=scheme)
    (report,) = set(re.findall(r"/reports/[0-9a-f]{16}", page.request.get(f"{home}/reports?limit=1").text()))
    for address in [*PAGES, report, f"{report.replace('reports', 'reviews')}/s1"]:
        page.goto(home + address)
        found = axe.run(page).response["violations"]
        grave = [
            (fault["id"], [node["html"][:200] for node in fault["nodes"][:3]])
            for fault in found
            if fault["impact"] in ("serious", "critical")
        ]
        assert grave == [], address


def test_a_report_works_without_javascript(browser: Any, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/conflicts")
    page.locator(".conflict h3 a").first.click()
    page.locator("text=To the words in the report").first.click()
    page.locator(".text a.mark.claim").first.click()
    pytest.importorskip("playwright.sync_api").expect(page.locator("li:target")).to_have_count(1)
    context.close()
