"""Tests of the readers of specifications."""
