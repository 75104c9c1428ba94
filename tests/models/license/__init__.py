"""Tests of the score of what to license."""
