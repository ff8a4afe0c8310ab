"""Where a sentence names a standard, and where it only seems to."""
