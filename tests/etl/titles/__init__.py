"""Tests of the clean-up of platform titles."""
