"""Pure questions to the catalogue, one module a subject."""
