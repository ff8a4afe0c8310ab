"""The catalogue and the rules themselves, for people and programs without this one: OSCAL, a table, reference pages."""
