"""Visible texts in Spanish; English is in the code."""
