"""Whole documents: one reader a format gives blocks, and one line turns blocks into a specification."""
