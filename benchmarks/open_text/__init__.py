"""Claims and conflicts that sayso makes of real articles, and what a person who read them against the text says."""
