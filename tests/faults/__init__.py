"""Tests of what must hold when something else fails."""
