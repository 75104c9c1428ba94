"""Tests of the indexes of names."""
