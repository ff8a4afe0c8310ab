"""Workbooks and Word documents. Nothing here computes."""
