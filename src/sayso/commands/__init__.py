"""Commands in files of their own; `sayso.cli` has the others, and the options that all share."""
