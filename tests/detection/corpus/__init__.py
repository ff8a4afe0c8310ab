"""Labelled requirement texts, a file a language."""
