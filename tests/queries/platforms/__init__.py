"""Tests of the queries about platforms."""
