"""Accounts to incidents: one pass over a block's accounts in canonical order.

Each account joins the open incident that it is most like, or begins one. An incident is open while the account
lies within the window of its first account, and is known by all its accounts so far. Since accounts are taken
in canonical order and not in that of their arrival, which incidents there are depends on the set of accounts
alone; and since a window begins with the first account, no incident is longer than it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.ledger.incidents.accounts import Account, Key
from sayso.ledger.incidents.likeness import ENOUGH, WINDOW, can_be_one, likeness
from sayso.ledger.incidents.opening import Incident, Openings


@dataclass(frozen=True, slots=True)
class Outcome:
    """The incidents of accounts, by key, as far as they differ from those before; `settled` up to the last account.

    Where it is not settled, accounts up to `until` have to be seen to know whether theirs change.
    """

    changed: Mapping[Key, str]
    until: date


def fold(accounts: Sequence[Account], before: Mapping[Key, str], gone: Sequence[Key] = ()) -> Outcome:
    """The incidents of a block's accounts.

    Args:
        accounts: In canonical order, from `WINDOW` before the first that is new or gone on.
        before: The incident of each account that is not new.
        gone: Where accounts stood that have been taken out.

    Returns:
        Which accounts are new in their incident. They are final if all accounts up to `until` were among those given.
    """
    moved = (n for n, one in enumerate(accounts) if one.key not in before or any(one.key > key for key in gone))
    first = next(moved, len(accounts))
    open_ones = _opened(accounts[:first], before)
    days = {account.id: account.traits.day for account in accounts}
    left = sum(account.key not in before for account in accounts)
    changed: dict[Key, str] = {}
    until = max((key[0] + WINDOW for key in gone), default=date.min)
    for account in accounts[first:]:
        if not left and account.traits.day > until:
            break
        open_ones.close_before(account.traits.day - WINDOW)
        incident = _home(account, open_ones)
        old = before.get(account.key)
        left -= old is None
        if incident.id != old:
            changed[account.key] = incident.id
            touched = [incident.traits.day, *([days[old]] if old in days else [])]
            until = max(until, *(day + WINDOW for day in touched))
    return Outcome(changed, until)


def _home(account: Account, open_ones: Openings) -> Incident:
    """The incident that the account joins, or begins."""
    scored = [
        (likeness(account.traits, one.traits), one)
        for one in open_ones.near(account.traits.spots)
        if account.sha256 not in one.reports and can_be_one(account.traits, one.traits)
    ]
    best, incident = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if incident is None or best < ENOUGH:
        return open_ones.begin(account)
    open_ones.add(account, incident)
    return incident


def _opened(accounts: Sequence[Account], before: Mapping[Key, str]) -> Openings:
    """The incidents that are begun among these accounts, as their accounts have left them."""
    open_ones = Openings()
    found: dict[str, Incident] = {}
    for account in accounts:
        known = before[account.key]
        if known == account.id:
            found[known] = open_ones.begin(account)
        elif known in found:
            open_ones.add(account, found[known])
    return open_ones
