"""The film files to the tables of films."""
