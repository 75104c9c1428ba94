"""The variables of films, alone and together."""
