"""The commands that list one of the ledger's tables, all with the same filters."""

from __future__ import annotations

from typing import Any

from sayso.commands.app import app
from sayso.commands.options import (
    Actor,
    Between,
    EventFormat,
    ForceCode,
    Format,
    From,
    Kind,
    LedgerFile,
    Limit,
    Outlet,
    Output,
    PlaceWords,
    Rejected,
    To,
)
from sayso.commands.running import ask


def _add_listing(verb: str, about: str, formats: Any = Format) -> None:
    """Add a command that lists one of the ledger's tables; all of them take the same filters."""

    def listing(
        ledger: LedgerFile = None,
        actor: Actor = None,
        force: ForceCode = None,
        place: PlaceWords = None,
        from_: From = None,
        to: To = None,
        kind: Kind = None,
        outlet: Outlet = None,
        limit: Limit = None,
        rejected: Rejected = False,
        format: Format = "table",
        output: Output = None,
    ) -> None:
        filters = {"actor": actor, "force": force, "place": place, "from_": from_, "to": to}
        more = {"kind": kind, "outlet": outlet, "limit": limit, "rejected": rejected}
        ask(verb, ledger, format, output, **filters, **more)

    listing.__annotations__["format"] = formats
    app.command(verb, help=about)(listing)


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
def conflicts(
    ledger: LedgerFile = None,
    between: Between = False,
    actor: Actor = None,
    force: ForceCode = None,
    place: PlaceWords = None,
    from_: From = None,
    to: To = None,
    kind: Kind = None,
    outlet: Outlet = None,
    limit: Limit = None,
    rejected: Rejected = False,
    format: Format = "table",
    output: Output = None,
) -> None:
    """List the claims that cannot both stand as told, and why."""
    filters = {"actor": actor, "force": force, "place": place, "from_": from_, "to": to}
    more = {"kind": kind, "outlet": outlet, "limit": limit, "rejected": rejected}
    ask("conflicts", ledger, format, output, between=between, **filters, **more)
