"""What the Explore page shows."""
