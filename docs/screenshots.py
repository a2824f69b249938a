"""Make the desk's pictures in docs/ from the example reports: `python docs/screenshots.py`, with Chromium installed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import sync_playwright

import sayso
from sayso.ledger import Ledger
from tests.web.serving import CHROMIUM, served

DOCS = Path(__file__).parent
PICTURES = {
    "desk-posture.png": ("/posture?force=USA&place=NER", 1000, 620, "light"),
    "desk-report.png": ("/reports/{report}#at-c2", 380, 620, "dark"),
    "desk-timeline.png": ("/timeline?force=USA&place=NER", 1000, 620, "light"),
    "desk-map.png": ("/map?force=FRA", 1000, 620, "light"),
}


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "examples.duckdb"
        with Ledger(path) as ledger:
            sayso.ingest(ledger, [DOCS.parent / "examples" / "reports"])
            (report,) = ledger.conflicts(force="USA", kind="strength")["sha256"].to_pylist()[:1]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with served(path) as home:
            for name, (address, width, height, scheme) in PICTURES.items():
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(home + address.format(report=report[:16]))
                page.screenshot(path=DOCS / name)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
