"""Tests of the clean-up."""
