"""What was wrong with the data, and what changed in them."""
