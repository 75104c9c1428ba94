"""Tests of the queries about films."""
