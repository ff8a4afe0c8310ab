"""Tests of what small suppliers and small buyers are told."""
