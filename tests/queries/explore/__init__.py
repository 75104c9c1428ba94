"""Tests of the queries of Explore."""
