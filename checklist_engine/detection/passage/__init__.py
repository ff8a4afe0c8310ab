"""What the sentences and lines of one text say about one another."""
