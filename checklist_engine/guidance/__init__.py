"""What a small supplier or a small buyer needs to know of a specification: what to do, in which order, and what to ask."""
