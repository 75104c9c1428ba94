"""What each page shows, by subject, without drawing it."""
