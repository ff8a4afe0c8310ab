"""The standards: what they are, how they are written down, how their versions compare."""
