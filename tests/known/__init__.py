"""Known answers: the figures of the pages, computed apart by DuckDB over the raw files."""
