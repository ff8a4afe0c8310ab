"""Promises of the package, mirrored folder by folder."""
