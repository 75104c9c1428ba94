"""How raw files are read: columns, cells, files."""
