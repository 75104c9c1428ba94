"""Tests of what a server holds."""
