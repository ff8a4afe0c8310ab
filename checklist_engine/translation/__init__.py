"""The texts of catalogue and rules in other languages than English."""
