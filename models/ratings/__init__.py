"""How well users' ratings are predicted."""
