"""Questions to both catalogues at once."""
