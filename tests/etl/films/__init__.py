"""Tests of the clean-up of films."""
