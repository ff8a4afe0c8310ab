"""From requirement texts to demands."""
