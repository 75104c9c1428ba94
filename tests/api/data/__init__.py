"""Tests of the data addresses."""
