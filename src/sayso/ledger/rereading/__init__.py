"""Reading again what a ledger holds, with the present reader, and telling what changed."""
