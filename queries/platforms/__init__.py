"""The questions about the catalogues of the platforms."""
