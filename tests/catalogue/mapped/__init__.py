"""Tests of the mapped form of a version."""
