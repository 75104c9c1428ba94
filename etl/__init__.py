"""Raw files to tidy tables: the only reader of raw files, the only writer of tables."""
