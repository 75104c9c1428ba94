"""Tests of figures by themselves."""
