"""What the pages about the streaming platforms show."""
