"""The clean-up in blocks."""
