"""The platforms' files to the tables of titles."""
