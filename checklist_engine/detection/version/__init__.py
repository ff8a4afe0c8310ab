"""Which versions of a standard a sentence speaks of."""
