"""Words, numbers and names in the language of the reader; knows nothing of pages."""
