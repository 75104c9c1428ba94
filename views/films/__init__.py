"""What the pages about films show."""
