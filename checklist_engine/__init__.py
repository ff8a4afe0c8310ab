"""Checks a procurement specification against a catalogue of Internet security standards.

The whole program in one line: `check.check(specification, knowledge.load_knowledge())`; see README. Nothing is imported here, so that
each command imports only what it needs.
"""

__version__ = "0.1.0"
