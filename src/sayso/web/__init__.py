"""The desk: pages and an HTTP API over a ledger."""

from sayso.web.app import create_app
from sayso.web.guards import Limits
from sayso.web.serving import serve, watch

__all__ = ["Limits", "create_app", "serve", "watch"]
