"""Tests of the queries about the data themselves."""
