"""The desk: pages and an HTTP API over a ledger."""
