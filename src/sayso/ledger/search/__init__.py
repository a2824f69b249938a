"""Full-text search over the reports of a ledger."""
