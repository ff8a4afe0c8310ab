"""The expectations: how they are written down, when they apply, what demands are worth to them."""
