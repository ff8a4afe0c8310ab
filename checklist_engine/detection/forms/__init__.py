"""Sentences and texts of one form are read once: only for speed, and without a word of its own in what is found."""
