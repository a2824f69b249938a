"""The commands that list one of the ledger's tables, all with the same filters."""

from __future__ import annotations

from typing import Any

from sayso.commands.app import app
from sayso.commands.options import Between, EventFormat, Format, LedgerFile, Output, Rejected, with_filters
from sayso.commands.running import ask


def _add_listing(verb: str, about: str, formats: Any = Format) -> None:
    """Add a command that lists one of the ledger's tables; all of them take the same filters."""

    def listing(
        ledger: LedgerFile = None,
        rejected: Rejected = False,
        format: Format = "table",
        output: Output = None,
        *,
        filters: dict[str, Any],
    ) -> None:
        ask(verb, ledger, format, output, **filters, rejected=rejected)

    listing.__annotations__["format"] = formats
    app.command(verb, help=about)(with_filters(listing))


_add_listing("reports", "List the reports in the ledger.")
_add_listing("statements", "List the statements: who is cited, by which words, for what.")
_add_listing("claims", "List the claims: what is said of forces, and on whose say-so.")
_add_listing("events", "List the PLOVER events: who did what to whom.", EventFormat)
_add_listing("repetitions", "List the groups of reports that repeat one text.")
_add_listing("copies", "List the reports in these groups, with their likely original.")
_add_listing("incidents", "List the incidents: what several reports tell of the same thing, agreed and disputed.")
_add_listing("timeline", "List the incidents by day, the earliest first.")
_add_listing("changes", "List what the same voice told otherwise on an earlier day.")
_add_listing("follow-ups", "List plans, promises and demands with a date, and what became of them.")
_add_listing("sources", "Tell of each outlet and voice how often it is alone, first, contradicted and corrected.")


@app.command()
@with_filters
def conflicts(
    ledger: LedgerFile = None,
    between: Between = False,
    rejected: Rejected = False,
    format: Format = "table",
    output: Output = None,
    *,
    filters: dict[str, Any],
) -> None:
    """List the claims that cannot both stand as told, and why."""
    ask("conflicts", ledger, format, output, **filters, between=between, rejected=rejected)
