"""Tests of what people and programs send that nobody should."""
