"""How alike the recommended films are."""
