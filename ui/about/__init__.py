"""The views of the pages about the data."""
