"""One writer a format. Nothing here computes."""
