"""New or changed rows merged into the tables at hand."""
