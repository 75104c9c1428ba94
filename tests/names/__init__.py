"""The names in Spanish that come with the project."""
