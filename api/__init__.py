"""The JSON faces of the queries."""
