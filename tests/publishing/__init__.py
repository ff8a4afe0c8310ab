"""Tests of what is published of the catalogue and the rules."""
