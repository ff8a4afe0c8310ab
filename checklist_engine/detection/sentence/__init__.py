"""One sentence as its readers see it: its names, its cues, its clauses and what stands beside it."""
