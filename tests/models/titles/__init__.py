"""Tests of titles of the platforms like one."""
