"""Checks a procurement specification against a catalogue of Internet security standards."""

__version__ = "0.1.0"
