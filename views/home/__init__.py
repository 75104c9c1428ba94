"""What the page at the app's own address shows."""
