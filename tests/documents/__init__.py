"""Documents that become specifications."""
