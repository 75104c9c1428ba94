"""The sample's films: what is in git, and what makes it."""
