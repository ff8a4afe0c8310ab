"""Tests of the OCDS reader."""
