"""Tests of texts and formats."""
