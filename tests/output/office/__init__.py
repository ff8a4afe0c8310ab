"""Tests of workbooks and Word documents."""
